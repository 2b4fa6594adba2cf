import { fill } from "../model/figure-text.ts";
import type { SiteFile } from "../model/site-file.ts";
import type { SiteView } from "../pages/site-view.ts";
import { addressFrom } from "./addresses.ts";
import { exportPaths } from "./export-paths.ts";
import { escapedText } from "./markdown-text.ts";

/** `llms.txt`, version 2 (https://llmstxt.org): what the site is, and where its Markdown and its data are. */
export function llmsText(view: SiteView): SiteFile[] {
  const { publication, wording } = view;
  const { site, terms, figures, events } = publication;
  const link = (title: string, path: string, about: string) =>
    `- [${escapedText(title)}](${addressFrom(exportPaths.llms, path, publication)}): ${escapedText(about)}`;
  const details = [
    site.factsTo && fill(wording.factsTo, view.dateText(site.factsTo)),
    site.licence && fill(wording.licence, site.licence.name),
  ].flatMap((detail) => (detail ? [`${escapedText(detail)}.`] : []));
  const explainers = view.explainers.map(({ explainer }) =>
    link(explainer.title, exportPaths.twin(explainer.slug), view.plainText(explainer.summary)),
  );
  const glossary =
    terms.length === 0
      ? []
      : [
          link("JSON", exportPaths.glossaryJson, wording.glossaryIntro),
          link("CSV", exportPaths.glossaryCsv, wording.glossaryIntro),
        ];
  const numbers =
    figures.length === 0
      ? []
      : [
          link("JSON", exportPaths.figuresJson, wording.figuresIntro),
          link("CSV", exportPaths.figuresCsv, wording.figuresIntro),
        ];
  const optional = [
    ...(events.length > 0 ? [link(wording.timeline, exportPaths.calendar, wording.timelineIntro)] : []),
    ...(explainers.length > 0 ? [link("Atom", exportPaths.atom, wording.explainersIntro)] : []),
  ];
  const content = [
    `# ${escapedText(site.title)}`,
    `> ${escapedText(site.description)}`,
    ...(details.length > 0 ? [details.join(" ")] : []),
    ...section(wording.explainers, explainers),
    ...section(wording.glossary, glossary),
    ...section(wording.figures, numbers),
    // The specification's own name for what may be skipped.
    ...section("Optional", optional),
  ];
  return [{ path: exportPaths.llms, content: `${content.join("\n\n")}\n` }];
}

function section(title: string, links: readonly string[]): string[] {
  return links.length === 0 ? [] : [`## ${escapedText(title)}`, links.join("\n")];
}
