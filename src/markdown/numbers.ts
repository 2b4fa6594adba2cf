import { quantityText, quantityValue, type QuantityForm } from "../model/figure-text.ts";
import { dateText } from "../model/date-text.ts";
import { fill } from "../model/figure-text.ts";
import { paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import type { InlineContext, InlineDirective } from "./inline-directives.ts";
import { noteAttributes } from "./note-link.ts";
import { findEntry } from "./report.ts";
import type { TermMark } from "./term-directives.ts";

const forms: readonly string[] = ["short", "long"] satisfies readonly QuantityForm[];
const extras: readonly string[] = ["equivalent", "date", "status"];

/** `:fig[id]`: a sourced number as a person writes it, its date and source one keypress away. */
export const figureDirective: InlineDirective = {
  attributes: ["id", "form", "with"],
  render({ directive, state, page, report }: InlineContext): void {
    const id = (directive.attributes.get("id") ?? directive.label ?? "").trim();
    const figure = findEntry(page.publication.figureById, id, "figure", "figures.json", report);
    if (!figure) return;
    const form = directive.attributes.get("form") ?? "short";
    if (!forms.includes(form))
      report("attribute-value", `No form "${form}". Use one of: ${forms.join(", ")}.`);
    const wanted = (directive.attributes.get("with") ?? "").split(/[\s,]+/).filter(Boolean);
    for (const extra of wanted) {
      if (!extras.includes(extra))
        report("attribute-value", `No "${extra}" to print a figure with. Use: ${extras.join(", ")}.`);
    }

    page.seen.notes.figure.add(id);
    const link = state.push("link_open", "a", 1);
    link.meta = { kind: "figure", id };
    link.attrs = [
      ["class", "fig"],
      ["data-figure", id],
      ["data-status", figure.status],
      ...noteAttributes(page, "figure", id, paths.figure(id)),
    ];
    const data = state.push("data_open", "data", 1);
    data.attrSet("value", quantityValue(figure));
    push(state, quantityText(figure, page.wording, form === "long" ? "long" : "short"));
    state.push("data_close", "data", -1);
    state.push("link_close", "a", -1);

    const behind = wanted.flatMap((extra) => {
      if (extra === "date") return [fill(page.wording.asOf, dateText(figure.asOf, page.wording.language))];
      if (extra === "status") return [wordFor(page.wording.statuses, figure.status).toLowerCase()];
      return figure.equivalents.slice(0, 1).map((equivalent) => quantityText(equivalent, page.wording));
    });
    if (behind.length === 0) return;
    // Nobody typed it: it is neither a mention nor a number that should be a figure.
    state.push("term_open", "", 1).meta = { term: null } satisfies TermMark;
    push(state, ` (${behind.join(", ")})`);
    state.push("term_close", "", -1);
  },
};

function push(state: InlineContext["state"], text: string): void {
  state.push("text", "", 0).content = text;
}
