/** Writes numbers of one unit in one language. */
export interface NumberText {
  format(value: number): string;
  formatRange(start: number, end: number): string;
}

/**
 * Numbers as `Intl` writes them with the language data of today (CLDR 48), whatever data a Node has: those of Node 20.19,
 * 22.16 and 24.0 write €150B in British English and leave out a space in Spanish, and a publication says the same on
 * every machine. https://cldr.unicode.org/downloads/cldr-48
 */
export function numberText(language: string, options: Intl.NumberFormatOptions): NumberText {
  const format = new Intl.NumberFormat(language, options);
  const mend = options.notation === "compact" ? mendingFor(language) : undefined;
  if (!mend) return format;
  return {
    format: (value) => joined(mend(format.formatToParts(value))),
    formatRange: (start, end) => joined(mend(format.formatRangeToParts(start, end))),
  };
}

/** As far as both kinds of parts go: `Intl.NumberRangeFormatPart` also says which of two numbers a part belongs to. */
interface Part {
  readonly type: string;
  readonly value: string;
}

function mendingFor(tag: string): ((parts: readonly Part[]) => readonly Part[]) | undefined {
  const { language, region } = new Intl.Locale(tag);
  if (language === "en" && region === "GB") return (parts) => parts.map(inBritishLetters);
  return language === "es" ? (parts) => parts.flatMap(withSpaceBeforeCurrency) : undefined;
}

const britishLetters: Readonly<Record<string, string>> = { K: "k", M: "m", B: "bn", T: "tn" };

function inBritishLetters(part: Part): Part {
  const letters = part.type === "compact" ? britishLetters[part.value] : undefined;
  return letters === undefined ? part : { ...part, value: letters };
}

function withSpaceBeforeCurrency(part: Part, index: number, parts: readonly Part[]): readonly Part[] {
  const isClose = part.type === "currency" && parts[index - 1]?.type === "compact";
  return isClose ? [{ type: "literal", value: "\u00a0" }, part] : [part];
}

function joined(parts: readonly Part[]): string {
  return parts.map(({ value }) => value).join("");
}

/** What was worked out, as a person would have it. Binary fractions make 0.1 and 0.2 into 0.30000000000000004; fifteen digits are what a double holds of a decimal number. */
export function withoutNoise(value: number): number {
  // Plus zero: what is nothing has no sign.
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

/**
 * Whether a number that somebody wrote, as JSON has it, is printed with the digits that it was written with. A double holds every number
 * of fifteen digits, and of longer ones only some. What is too large to be a number at all is another fault.
 */
export function isKeptExactly(written: string): boolean {
  const value = Number(written);
  return !Number.isFinite(value) || decimalOf(written) === decimalOf(String(value));
}

/** One spelling for all that mean the same number: 1.50e3 and 1500 are both 15e2. */
function decimalOf(written: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(written) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

const everyDigit = new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: 20 });

/** Every digit of a number, never an exponent: what stands behind the twentieth place is nothing to a reader. */
export function digitsOf(value: number): string {
  return everyDigit.format(value);
}
