import { dateText } from "../../model/date-text.ts";
import { quantityText } from "../../model/figure-text.ts";
import type { Figure } from "../../model/figure.ts";
import type { Problem } from "../../model/problem.ts";
import { wordingFor } from "../../model/wording.ts";
import type { EditorialContext, EditorialRule } from "./editorial-rule.ts";
import { judgedNumbers, type JudgedNumber } from "./judged-numbers.ts";
import { editorialWords } from "./languages/words.ts";

/** A number that is a figure should be written as one, so that it changes when the figure does. */
export const typedFigure: EditorialRule = {
  ids: ["figure-linked"],
  truth:
    "A number in Markdown that has the value of a figure is written :fig[id]. Amounts of money and percentages always; lengths of " +
    "time and counts where words of the figure's label or subject stand by. Quotations and :plain[…] are left alone. A warning.",
  check(context) {
    return judgedNumbers(context)
      .filter(({ prose }) => prose.isMarkdown)
      .flatMap((judged) => {
        const means = meantFigures(judged, context);
        return means.length > 0 ? [suggestion(judged, means, context)] : [];
      });
  },
};

/** The figures that the number is likely to be, the likeliest first. */
function meantFigures(
  { same, number, sentence, prose }: JudgedNumber,
  { publication }: EditorialContext,
): readonly Figure[] {
  const shared = new Map(
    same.map((figure) => [figure, sharedWords(figure, sentence, publication.site.language)]),
  );
  const byWords = same.toSorted((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0));
  const isTelling = number.unit === "percent" ? number.max % 100 !== 0 : /^[A-Z]{3}$/.test(number.unit);
  if (isTelling) return byWords;
  if (number.unit === "count" && number.max < 1e6) {
    const behind = prose.text
      .slice(number.end, number.end + 40)
      .split(/\s+/, 3)
      .join(" ");
    return byWords.filter((figure) => sharedWords(figure, behind, publication.site.language) > 0);
  }
  return byWords.filter((figure) => (shared.get(figure) ?? 0) > 0);
}

function suggestion(
  { prose, number }: JudgedNumber,
  [first, ...others]: readonly Figure[],
  context: EditorialContext,
): Problem {
  const { publication } = context;
  const wording = wordingFor(publication.site.language);
  const figure = first!;
  const fix = directiveFor(figure, number.unit);
  const alternatives = others.slice(0, 3).map((other) => directiveFor(other, number.unit));
  const or = alternatives.length > 0 ? `, or ${alternatives.join(" or ")} if it is that` : "";
  return {
    ...prose.addressOf(number.text, number.start),
    rule: "figure-linked",
    severity: "warning",
    message:
      `"${number.text}" is typed, and is the figure "${figure.id}" (${figure.label}: ${quantityText(figure, wording)}, ` +
      `${dateText(figure.asOf, wording.language)}). Write ${fix}${or}; if it is another number, :plain[${number.text}].`,
    ...(alternatives.length === 0 ? { fix } : {}),
  };
}

function directiveFor(figure: Figure, unit: string): string {
  return (figure.unit ?? "count") === unit ? `:fig[${figure.id}]` : `:fig[${figure.id}]{with=equivalent}`;
}

/** Words of the figure's label and subject that a text has too, in any number. */
function sharedWords({ label, subject = "" }: Figure, text: string, language: string): number {
  const stops = new Set(editorialWords(language).stopWords);
  const words = (source: string) =>
    new Set(
      (source.toLowerCase().match(/\p{L}+/gu) ?? [])
        .filter((word) => word.length > 2 && !stops.has(word))
        .map(rootOf),
    );
  const own = words(`${label} ${subject}`);
  return [...words(text)].filter((word) => own.has(word)).length;
}

function rootOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:es|s|e|en|n)$/u, "") : word;
}
