import type { Token } from "markdown-it";
import { anchors } from "../model/urls.ts";
import type { InlineContext, InlineDirective } from "./inline-directives.ts";
import type { RenderPage } from "./render-env.ts";
import { findEntry } from "./report.ts";

/** `:cite[id]`, or several with spaces between: numbered by their first use on the page, in brackets a screen reader can hear. */
export const citeDirective: InlineDirective = {
  attributes: ["id"],
  render({ directive, state, page, report }: InlineContext): void {
    const written = directive.attributes.get("id") ?? directive.label ?? "";
    const ids = written.split(/[\s,;]+/).filter(Boolean);
    if (ids.length === 0) findEntry(page.publication.sourceById, "", "source", "sources.json", report);
    const sources = ids.filter((id) =>
      findEntry(page.publication.sourceById, id, "source", "sources.json", report),
    );
    if (sources.length === 0) return;
    openMark(state);
    pushCitations(sources, page, (type, tag, nesting) => state.push(type, tag, nesting));
    state.push("sup_close", "sup", -1);
  },
};

/** The numbers of sources by their first use on the page, as links to their notes. */
export function pushCitations(
  sources: readonly string[],
  page: RenderPage,
  push: (type: string, tag: string, nesting: -1 | 0 | 1) => Token,
): void {
  for (const [index, id] of sources.entries()) {
    if (index > 0) push("text", "", 0).content = ", ";
    const isFirst = !page.seen.cited.has(id);
    page.seen.cited.add(id);
    page.seen.notes.source.add(id);
    const number = [...page.seen.notes.source].indexOf(id) + 1;
    const link = push("link_open", "a", 1);
    link.meta = { kind: "source", id };
    link.attrs = [
      ["class", "cite"],
      ["data-source", id],
      ["href", `#${anchors.note("source", String(number))}`],
    ];
    if (isFirst) link.attrSet("id", anchors.trigger("source", String(number)));
    push("text", "", 0).content = String(number);
    push("link_close", "a", -1);
  }
}

/** The mark stands close to the words before it, however the source is spaced; a second one goes on from the first. */
function openMark(state: InlineContext["state"]): void {
  state.pending = state.pending.trimEnd();
  const goesOn = state.pending === "" && state.tokens.at(-1)?.type === "sup_close";
  state.push("sup_open", "sup", 1);
  if (goesOn) state.push("text", "", 0).content = ", ";
}
