import { anchors } from "../model/urls.ts";
import type { InlineContext, InlineDirective } from "./inline-directives.ts";
import { findEntry } from "./report.ts";

/** `:cite[id]`, or several with spaces between: numbered by their first use on the page, in brackets a screen reader can hear. */
export const citeDirective: InlineDirective = {
  attributes: ["id"],
  render({ directive, state, page, report }: InlineContext): void {
    const written = directive.attributes.get("id") ?? directive.label ?? "";
    const ids = written.split(/[\s,;]+/).filter(Boolean);
    if (ids.length === 0) findEntry(page.publication.sourceById, "", "source", "sources.json", report);
    const sources = ids.filter((id) => findEntry(page.publication.sourceById, id, "source", "sources.json", report));
    if (sources.length === 0) return;
    state.push("sup_open", "sup", 1);
    for (const [index, id] of sources.entries()) {
      if (index > 0) state.push("text", "", 0).content = ", ";
      const isFirst = !page.seen.cited.has(id);
      page.seen.cited.add(id);
      page.seen.notes.source.add(id);
      const number = [...page.seen.notes.source].indexOf(id) + 1;
      const link = state.push("link_open", "a", 1);
      link.meta = { kind: "source", id };
      link.attrs = [
        ["class", "cite"],
        ["data-source", id],
        ["href", `#${anchors.note("source", id)}`],
        ["data-note", anchors.note("source", id)],
      ];
      if (isFirst) link.attrSet("id", anchors.trigger("source", id));
      state.push("text", "", 0).content = String(number);
      state.push("link_close", "a", -1);
    }
    state.push("sup_close", "sup", -1);
  },
};
