import type { ClientLanguage } from "../../../search/search-language.ts";
import type { FigureValue, NamedThing } from "../../../search/term-index.ts";

/** A sum, a share, a large number: from and to are the same, but for a range. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  /** As figures have it: `EUR`, `percent`. Who writes "2 billion" leaves it open. */
  readonly unit: string | undefined;
}

/** Reads amounts as people write them in one language: "€2bn", "2 billion euros", "35 per cent", "150,000,000,000". */
export interface AmountReader {
  /** The amount that a query is, if it is one and nothing else. A number alone, 35 or 2025, is none: it may count anything. */
  readAmount(query: string): Amount | undefined;
  /** How often a text names an amount, in whatever spelling. */
  countOf(text: string, amount: Amount): number;
  /** What to look for in texts that may name it, each of them a phrase. */
  spellingsOf(amount: Amount): readonly string[];
}

/** The same in every language. */
const signs: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP", $: "USD", "%": "percent" };

/** From this on a number that stands alone is a sum, and no year or count. */
const leastSum = 1e6;

export function amountReader({ numbers, fillers }: ClientLanguage): AmountReader {
  const { decimal, scales, units, to } = numbers;
  const unitOf = new Map(Object.entries({ ...signs, ...units }));
  const scaleOf = new Map(Object.entries(scales));
  const unit = `(?:${[...unitOf.keys()].map(asPattern).sort(longestFirst).join("|")})`;
  const scale = `(?:${[...scaleOf.keys()].map(asPattern).sort(longestFirst).join("|")})(?![\\p{L}\\p{N}])`;
  const number = String.raw`\d+(?:[.,]\d{3})*(?:[.,]\d+)?`;
  const one = `(?<!\\p{L}|\\d|\\d[.,])(${unit})?\\s?(${number})(?:\\s?(${scale}))?`;
  const last = `${one}(?:\\s?(?:d['’]|d[ei] )?(${unit})(?!\\p{L}))?`;
  const range = `(?:${one}\\s?(?:[-–—]|(?:${to.map(asPattern).join("|")})(?!\\p{L}))\\s?)?${last}`;
  const anywhere = new RegExp(range, "gu");
  const opening = new RegExp(`^(?:(?:${fillers.map(asPattern).join("|")})\\s+)+`, "u");
  const alone = new RegExp(`^${range}$`, "u");

  // "150,000" is a hundred and fifty thousand where a comma is no decimal point.
  const group = decimal === "." ? "," : ".";
  const isGrouped = new RegExp(`^\\d{1,3}(?:[${group}]\\d{3})+(?![${group}])`);
  const valueOf = (digits: string, scaled: string | undefined): number => {
    const plain = isGrouped.test(digits) ? digits.replaceAll(group, "") : digits;
    return withoutNoise(Number(plain.replace(",", ".")) * (scaleOf.get(scaled ?? "") ?? 1));
  };
  const amountOf = (match: RegExpMatchArray): Amount => {
    const [, signFrom, from, scaleFrom, signTo, until = "", scaleTo, unitTo] = match;
    const toValue = valueOf(until, scaleTo);
    return {
      from: from === undefined ? toValue : valueOf(from, scaleFrom ?? scaleTo),
      to: toValue,
      unit: unitOf.get(signFrom ?? signTo ?? unitTo ?? ""),
    };
  };
  return {
    readAmount(query) {
      const match = alone.exec(
        plainly(query)
          .replace(/[?!.]+$/, "")
          .replace(opening, ""),
      );
      if (!match) return undefined;
      const amount = amountOf(match);
      const says = amount.unit !== undefined || match[6] !== undefined || amount.to >= leastSum;
      return says && Number.isFinite(amount.to) ? amount : undefined;
    },
    countOf: (text, amount) =>
      [...plainly(text).matchAll(anywhere)].filter((match) => {
        const { from, to: until, unit: other } = amountOf(match);
        return isOfUnit(other, amount.unit) && likenessOf([from, until], amount) > 0;
      }).length,
    spellingsOf({ from, to: until }) {
      const written = new Set<string>();
      for (const value of new Set([from, until])) {
        for (const [word, size] of scaleOf) {
          const digits = String(withoutNoise(value / size)).replace(".", decimal);
          if (value >= size && digits.length <= 6) written.add(`${digits}${word}`).add(`${digits} ${word}`);
        }
        written.add(String(value).replace(".", decimal));
      }
      return [...written];
    },
  };
}

/** The figures that have an amount: it alone, then as the end of a range, then in another unit; the size of a term before others. */
export function figuresOf(amount: Amount, things: readonly NamedThing[]): readonly NamedThing[] {
  const sizes = new Set(things.flatMap(({ figures }) => figures?.slice(0, 1) ?? []));
  return things
    .flatMap((thing) => {
      const [likest = 0] = (thing.values ?? [])
        .map((value, at) =>
          isOfUnit(value[0], amount.unit) ? likenessOf(endsOf(value), amount) - at / 100 : 0,
        )
        .sort((a, b) => b - a);
      return likest > 0 ? [{ thing, likeness: likest + (sizes.has(thing.id) ? 0.005 : 0) }] : [];
    })
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ thing }) => thing);
}

function endsOf([, from, to = from]: FigureValue): readonly [number, number] {
  return [from, to];
}

function isOfUnit(unit: string | undefined, sought: string | undefined): boolean {
  return sought === undefined || unit === sought;
}

/** 1 for the same, a little less where it is rounded to be; ½ where it is one end of a range; 0 for anything else. */
function likenessOf([from, to]: readonly [number, number], sought: Amount): number {
  const isRound = (value: number, other: number): boolean =>
    Number(value.toPrecision(3)) === other || value === Number(other.toPrecision(3));
  if (from === sought.from && to === sought.to) return 1;
  if (isRound(from, sought.from) && isRound(to, sought.to)) return 0.9;
  const hasEnd = [from, to].some((value) => isRound(value, sought.from) || isRound(value, sought.to));
  return hasEnd && (from === to) !== (sought.from === sought.to) ? 0.5 : 0;
}

/** Binary fractions make 1.7 billion into 1,700,000,000.0000002. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** In lower case, with one kind of space, and none within a number. */
function plainly(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d)[\u00a0\u202f](?=\d{3}(?!\d))/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

function asPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}
