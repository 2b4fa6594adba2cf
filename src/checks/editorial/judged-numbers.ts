import type { Figure } from "../../model/figure.ts";
import type { EditorialContext } from "./editorial-rule.ts";
import { dataProse, explainerProse, quotedSpans, sentenceAround, type Prose } from "./prose.ts";
import { agrees, isNear, isSame, valuesOf } from "./quantities.ts";
import { Subjects, type NamedSubject } from "./subjects.ts";
import { typedNumbers, type TypedNumber } from "./typed-numbers.ts";

/** A number that somebody typed, and what the figures say to it. */
export interface JudgedNumber {
  readonly prose: Prose;
  readonly number: TypedNumber;
  /** The sentence around it. */
  readonly sentence: string;
  /** Figures that have this very value. */
  readonly same: readonly Figure[];
  /** The figure whose subject stands beside the number and whose value is another. */
  readonly contradicts?: Figure;
}

const judged = new WeakMap<EditorialContext, readonly JudgedNumber[]>();

/** Every typed number of the publication, judged once for all the rules that ask. Quotations are others' words. */
export function judgedNumbers(context: EditorialContext): readonly JudgedNumber[] {
  const known = judged.get(context);
  if (known) return known;
  const { publication } = context;
  const subjects = new Subjects(publication);
  const found = [...explainerProse(context), ...dataProse(context)].flatMap((prose) => {
    if (prose.kind === "quotation") return [];
    const numbers = typedNumbers(prose.text, publication.site.language);
    if (numbers.length === 0) return [];
    const quoted = quotedSpans(prose.text);
    return numbers
      .filter(({ start, end }) => !quoted.some((span) => span.start <= start && end <= span.end))
      .map((number) => judge(prose, number, subjects, publication.figures));
  });
  judged.set(context, found);
  return found;
}

function judge(
  prose: Prose,
  number: TypedNumber,
  subjects: Subjects,
  figures: readonly Figure[],
): JudgedNumber {
  const span = sentenceAround(prose.text, number.start);
  const sentence = prose.text.slice(span.start, span.end);
  const same = figures.filter((figure) =>
    [figure, ...figure.equivalents].some((quantity) => isSame(number, quantity)),
  );
  const contradicted = same.length > 0 ? undefined : contradictedFigure(prose.text, span, number, subjects);
  return { prose, number, sentence, same, ...(contradicted ? { contradicts: contradicted } : {}) };
}

/**
 * The figure that the number must mean and does not match: its subject is the nearest in the sentence, a few words away
 * and with nobody else named in between, its unit is the same, and the values are near enough to be rivals.
 */
function contradictedFigure(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  number: TypedNumber,
  subjects: Subjects,
): Figure | undefined {
  if (number.unit === "count") return undefined;
  const within = subjects
    .in(text.slice(sentence.start, sentence.end))
    .map((named) => ({ ...named, start: named.start + sentence.start, end: named.end + sentence.start }))
    .filter((named) => named.end <= number.start || named.start >= number.end)
    .toSorted((a, b) => distance(a, number) - distance(b, number));
  const nearest = within[0];
  if (!nearest || !isBeside(text, nearest, number, subjects)) return undefined;
  const rivals = nearest.figures.filter((figure) =>
    valuesOf(figure).some((value) => (value.unit ?? "count") === number.unit),
  );
  const sameUnit = (figure: Figure) => valuesOf(figure).filter((value) => value.unit === number.unit);
  if (rivals.some((figure) => sameUnit(figure).some((value) => agrees(number, value)))) return undefined;
  return rivals.find((figure) => sameUnit(figure).some((value) => isNear(number, value)));
}

function distance(named: NamedSubject, { start, end }: TypedNumber): number {
  return named.end <= start ? start - named.end : named.start - end;
}

function isBeside(
  text: string,
  named: NamedSubject,
  { start, end }: TypedNumber,
  subjects: Subjects,
): boolean {
  const between = named.end <= start ? text.slice(named.end, start) : text.slice(end, named.start);
  const words = between.match(/[\p{L}\p{N}\uFFFC]+/gu)?.length ?? 0;
  // A figure in between has taken the subject for itself; after a semicolon something else is spoken of.
  return words <= besideWords && !/[\uFFFC;]/.test(between) && !subjects.namesSomebody(between);
}

const besideWords = 10;
