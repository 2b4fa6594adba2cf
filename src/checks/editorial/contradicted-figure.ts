import { dateText } from "../../model/date-text.ts";
import { quantityText } from "../../model/figure-text.ts";
import { wordingFor } from "../../model/wording.ts";
import type { EditorialRule } from "./editorial-rule.ts";
import { judgedNumbers } from "./judged-numbers.ts";

/** The worst of drifts: the text says one number and the data another. */
export const contradictedFigure: EditorialRule = {
  ids: ["figure-agrees"],
  truth:
    "A typed number with the words of a figure's `subject` beside it agrees with the figure, or with one of its equivalents or " +
    "earlier values, given rounding. Beside: in the same sentence, at most ten words away, nobody else named in between. Front " +
    "matter, glossary, events and the other data are read too. An error.",
  check(context) {
    const wording = wordingFor(context.publication.site.language);
    return judgedNumbers(context).flatMap(({ prose, number, contradicts: figure }) => {
      if (!figure) return [];
      const says = `${figure.label}: ${quantityText(figure, wording)}, ${dateText(figure.asOf, wording.language)}`;
      const advice = prose.isMarkdown
        ? `Write :fig[${figure.id}], or :plain[${number.text}] if it is another number.`
        : "Correct it, or the figure in _data/figures.json.";
      return [
        {
          ...prose.addressOf(number.text, number.start),
          rule: "figure-agrees",
          severity: "error" as const,
          message: `"${number.text}" contradicts the figure "${figure.id}" (${says}), whose subject "${figure.subject}" stands beside it. ${advice}`,
          ...(prose.isMarkdown ? { fix: `:fig[${figure.id}]` } : {}),
        },
      ];
    });
  },
};
