import { renderToString } from "preact-render-to-string";
import type { BlockRenderer } from "../../markdown/render-env.ts";
import { findEntry } from "../../markdown/report.ts";
import { GuideSteps } from "./guide-steps.tsx";

/** `::guide{id=third-country-rules}`: questions that lead a reader to an outcome, whole in the page and without a script. */
export const guideBlock: BlockRenderer = {
  attributes: ["id"],
  render(directive, page, report) {
    const id = directive.attributes.get("id") ?? directive.label ?? "";
    const guide = findEntry(page.publication.guideById, id, "guide", "guides.json", report);
    return guide ? renderToString(<GuideSteps guide={guide} page={page} />) : "";
  },
};
