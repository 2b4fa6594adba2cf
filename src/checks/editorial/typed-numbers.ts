import { editorialWords } from "./languages/words.ts";

/** A number that an author typed, with what is counted. */
export interface TypedNumber {
  readonly start: number;
  readonly end: number;
  /** As typed: "€4–6.5bn". */
  readonly text: string;
  /** The same for one amount. An open end is infinite: "more than €127bn". */
  readonly min: number;
  readonly max: number;
  /** By how much the number may be off and still round to what was typed. */
  readonly slack: number;
  /** A currency, `percent`, a unit of time, or `count`. */
  readonly unit: string;
}

/** Finds the numbers of a text in a language: separators and names of units by `Intl`, the rest by the language's words. */
export function typedNumbers(text: string, language: string): TypedNumber[] {
  if (!/\d/.test(text)) return [];
  const grammar = grammarOf(language);
  const found: TypedNumber[] = [];
  let at = 0;
  for (;;) {
    grammar.pattern.lastIndex = at;
    const match = grammar.pattern.exec(text);
    if (!match) return found;
    const number = readNumber(match, grammar, text);
    if (number) found.push(number);
    // Where two numbers turned out to be no range, the second is yet to be read.
    at = Math.max(number?.end ?? 0, match.index + 1);
  }
}

interface Grammar {
  readonly pattern: RegExp;
  readonly group: RegExp;
  readonly decimal: string;
  readonly magnitudes: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, string>;
  readonly between: RegExp;
  readonly betweenJoiners: ReadonlySet<string>;
  readonly about: RegExp;
  readonly atLeast: RegExp;
  readonly atMost: RegExp;
}

const grammars = new Map<string, Grammar>();

function grammarOf(language: string): Grammar {
  const known = grammars.get(language);
  if (known) return known;
  const made = createGrammar(language);
  grammars.set(language, made);
  return made;
}

const spaces = "[ \\u00a0\\u2009\\u202f]";

function createGrammar(language: string): Grammar {
  const words = editorialWords(language);
  const { group, decimal } = separators(language);
  const groupClass = /\s/.test(group) ? spaces : escaped(group);
  const digits = `(?:\\d{1,3}(?:${groupClass}\\d{3})+|\\d+)(?:${escaped(decimal)}\\d+)?`;
  const attached = Object.keys(words.attachedMagnitudes);
  const magnitudes = new Map<string, number>(
    [
      ...intlMagnitudes(language),
      ...Object.entries(words.magnitudes),
      ...Object.entries(words.attachedMagnitudes),
    ].map(([word, factor]) => [fold(word), factor]),
  );
  const spaced = [...magnitudes.keys()].filter((word) => word.length > 1);
  const magnitude = `(?:${spaces}?(?:${alternatives(spaced)})(?![\\p{L}])${attached.length > 0 ? `|(?:${alternatives(attached)})(?![\\p{L}\\d])` : ""})`;
  const units = unitNames(language, words.percent);
  const prefix = `(?:${alternatives([...units.keys()].filter((name) => currencyMark.test(units.get(name) ?? "") && name.length <= 3))})${spaces}?`;
  const of = words.of.length > 0 ? `(?:${spaces}(?:${words.of.map(escaped).join("|")}))?` : "";
  const suffix = `(?:${of}[- \\u00a0\\u2009\\u202f\\u2011]?(?:${alternatives([...units.keys()])})(?![\\p{L}]))`;
  const joiners = [...words.rangeWords, ...words.betweenJoiners].map(
    (word) => `${spaces}${escaped(word)}${spaces}`,
  );
  const range = `(?:${spaces}?[–—-]${spaces}?${joiners.length > 0 ? `|${joiners.join("|")}` : ""})`;
  const pattern = new RegExp(
    // Not in the middle of a word, a number, a version, a date or an address.
    `(?<![\\p{L}\\d.,:/#_-])(?<cur>${prefix})?(?<a>${digits})(?<ma>${magnitude})?` +
      `(?:(?<sa>${suffix})?(?<join>${range})(?<cur2>${prefix})?(?<b>${digits})(?<mb>${magnitude})?)?(?<s>${suffix})?(?![\\d])`,
    "giu",
  );
  return {
    pattern,
    group: new RegExp(groupClass, "g"),
    decimal,
    magnitudes,
    units,
    between: before(words.betweenWords),
    betweenJoiners: new Set(words.betweenJoiners),
    about: before(words.about),
    atLeast: before(words.atLeast),
    atMost: before(words.atMost),
  };
}

const currencyMark = /^[A-Z]{3}$/;

function readNumber(match: RegExpExecArray, grammar: Grammar, text: string): TypedNumber | undefined {
  const { cur, a = "", ma, sa, join, cur2, b, mb, s } = match.groups ?? {};
  const unit = unitOf([cur, cur2, s, sa], grammar);
  const preceding = text.slice(Math.max(0, match.index - 24), match.index);
  const joins = !grammar.betweenJoiners.has(join?.trim() ?? "") || grammar.between.test(preceding);
  const isRange = b !== undefined && joins && isPlausibleRange({ a, b, join, unit });
  const end =
    match.index + (isRange || b === undefined ? match[0].length : firstLength(match, { cur, a, ma, sa }));
  const first = amountOf(a, ma ?? (isRange ? mb : undefined), grammar);
  const second = isRange ? amountOf(b, mb ?? undefined, grammar) : first;
  if (!first || !second) return undefined;
  const start = match.index;
  const isOpenUp = grammar.atLeast.test(preceding);
  const isOpenDown = grammar.atMost.test(preceding);
  const rough = grammar.about.test(preceding) ? 0.1 * Math.max(first.value, second.value) : 0;
  return {
    start,
    end,
    text: text.slice(start, end),
    min: isOpenDown ? -Infinity : first.value,
    max: isOpenUp ? Infinity : second.value,
    slack: Math.max(first.slack, second.slack, rough),
    unit: isRange || b === undefined ? unit : unitOf([cur, sa], grammar),
  };
}

/** "4–6.5" and "€4bn to €6bn" run upwards; "27 to 19" and "2026-01" are something else. */
function isPlausibleRange({
  a,
  b,
  join,
  unit,
}: {
  a: string;
  b: string;
  join: string | undefined;
  unit: string;
}): boolean {
  if (unit === "count" && /\p{L}/u.test(join ?? "")) return false;
  if (unit === "count" && (a.length === 4 || b.length === 4)) return false;
  return a !== b;
}

function firstLength(match: RegExpExecArray, parts: Readonly<Record<string, string | undefined>>): number {
  return Math.min(
    match[0].length,
    Object.values(parts).reduce((sum, part) => sum + (part?.length ?? 0), 0),
  );
}

function unitOf(marks: ReadonlyArray<string | undefined>, { units }: Grammar): string {
  for (const mark of marks) {
    if (!mark) continue;
    const folded = fold(mark).replace(/^[\s\u2011-]+|\s+$/gu, "");
    const unit = units.get(folded) ?? [...units].find(([name]) => folded.endsWith(name))?.[1];
    if (unit) return unit;
  }
  return "count";
}

function amountOf(
  digits: string,
  magnitude: string | undefined,
  grammar: Grammar,
): { value: number; slack: number } | undefined {
  const plain = digits.replace(grammar.group, "").replace(grammar.decimal, ".");
  const factor =
    magnitude === undefined
      ? 1
      : (grammar.magnitudes.get(fold(magnitude)) ?? grammar.magnitudes.get(fold(magnitude).trim()));
  const value = Number(plain);
  if (factor === undefined || !Number.isFinite(value)) return undefined;
  const decimals = plain.split(".")[1]?.length ?? 0;
  // Without a magnitude every digit counts: "27" is not 27.4.
  const slack = magnitude === undefined && decimals === 0 ? 0 : 0.5 * 10 ** -decimals * factor;
  return { value: value * factor, slack };
}

function separators(language: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(language, { useGrouping: "always" }).formatToParts(1234567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value;
  return { group: find("group") ?? ",", decimal: find("decimal") ?? "." };
}

/** What compact notation calls a thousand, a million and so on: "1bn", "1 Mrd.", "1 milliard". */
function* intlMagnitudes(language: string): Generator<[string, number]> {
  for (const compactDisplay of ["short", "long"] as const) {
    const format = new Intl.NumberFormat(language, { notation: "compact", compactDisplay });
    for (const factor of [1e3, 1e6, 1e9, 1e12]) {
      for (const count of [1, 2, 5]) {
        const parts = format.formatToParts(count * factor);
        const word = parts.find((part) => part.type === "compact")?.value;
        // Spanish says 1000 M for a thousand million: then the word is not the whole of the factor.
        const digits = parts
          .filter((part) => part.type === "integer")
          .map((part) => part.value)
          .join("");
        if (word && word.length > 1 && digits === String(count)) yield [word, factor];
      }
    }
  }
}

/** Those that the European press writes about; a figure in another is not looked for among typed numbers. */
const currencies = ["EUR", "GBP", "USD", "CHF", "JPY", "CNY", "UAH", "PLN", "SEK", "NOK", "DKK", "CZK"];
const durations = ["year", "month", "week", "day", "hour", "minute", "second"];

/** Every way that a language writes a unit, to the unit: "€", "EUR", "euros", "%", "per cent", "ans". */
function unitNames(language: string, percentWords: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string | undefined, unit: string) =>
    name && !names.has(fold(name)) && names.set(fold(name), unit);
  for (const currency of currencies) {
    add(currency, currency);
    for (const currencyDisplay of ["symbol", "name"] as const) {
      const format = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay });
      for (const count of [1, 2])
        add(format.formatToParts(count).find((part) => part.type === "currency")?.value, currency);
    }
  }
  // What people write where CLDR is more exact.
  const common = { euro: "EUR", euros: "EUR", pounds: "GBP", pound: "GBP", dollars: "USD", dollar: "USD" };
  for (const [name, currency] of Object.entries(common)) if (!names.has(name)) names.set(name, currency);
  names.set("$", "USD");
  names.set("£", "GBP");
  for (const name of ["%", ...percentWords]) add(name, "percent");
  for (const unit of durations) {
    const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    for (const count of [1, 2])
      add(format.formatToParts(count).find((part) => part.type === "unit")?.value, unit);
  }
  return names;
}

/** The words directly before an offset. */
function before(words: readonly string[]): RegExp {
  return words.length === 0
    ? /(?!)/
    : new RegExp(`(?<![\\p{L}])(?:${words.map(escaped).join("|")})${spaces}$`, "iu");
}

/** Longest first: "mil millones" before "mil". */
function alternatives(words: readonly string[]): string {
  return words
    .toSorted((x, y) => y.length - x.length)
    .map((word) => escaped(word).replace(/ /g, spaces))
    .join("|");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function fold(text: string): string {
  return text
    .trim()
    .replace(/[\u00a0\u2009\u202f]/g, " ")
    .toLowerCase();
}
