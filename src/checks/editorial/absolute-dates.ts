import { editorialWords } from "./languages/words.ts";
import type { EditorialRule } from "./editorial-rule.ts";
import { dataProse, explainerProse, quotedSpans } from "./prose.ts";

/** "Next week" stays on a page for a year. */
export const absoluteDates: EditorialRule = {
  ids: ["date-absolute"],
  truth:
    'Dates in a text mean the same on whatever day it is read: no "next week", "on Monday", "last year". Quotations are left ' +
    "alone, and so is :plain[…]. The patterns are data, a file a language. A warning.",
  check(context) {
    const { language } = context.publication.site;
    const pattern = relativeDates(language);
    if (!pattern) return [];
    return [...explainerProse(context), ...dataProse(context)].flatMap((prose) => {
      if (prose.kind === "quotation" || !pattern.may.test(prose.text.toLowerCase())) return [];
      const quoted = quotedSpans(prose.text);
      return [...prose.text.matchAll(pattern.exact)]
        .filter(({ index }) => !quoted.some((span) => span.start <= index && index < span.end))
        .map(({ 0: words, index }) => ({
          ...prose.addressOf(words, index),
          rule: "date-absolute",
          severity: "warning" as const,
          message: `"${words}" means another date when the page is read later. Write the date itself${prose.isMarkdown ? `, or :plain[${words}] if no day is meant` : ""}.`,
        }));
    });
  },
};

/** Two expressions for the same words. */
interface DatePattern {
  readonly exact: RegExp;
  /**
   * For a text in small letters, without looking at what stands around: finds more and takes a tenth of the time, since an
   * engine looks for letters fast if they are only themselves.
   */
  readonly may: RegExp;
}

const patterns = new Map<string, DatePattern | undefined>();

function relativeDates(language: string): DatePattern | undefined {
  if (!patterns.has(language)) patterns.set(language, createPattern(language));
  return patterns.get(language);
}

function createPattern(language: string): DatePattern | undefined {
  const { relativeDates } = editorialWords(language);
  if (relativeDates.length === 0) return undefined;
  const names = { weekday: weekdays(language), month: months(language) };
  const alternatives = relativeDates.map((source) =>
    source.replace(/\{(weekday|month)\}/g, (_, kind: keyof typeof names) => `(?:${names[kind].join("|")})`),
  );
  return {
    exact: new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "giu"),
    may: new RegExp(inSmallLetters(alternatives.join("|")), "u"),
  };
}

/** The same expression for small letters: an escape's letters are no letters. */
function inSmallLetters(source: string): string {
  return source.replace(/\\[pP]\{[^}]*\}|\\.|[^\\]+/g, (part) =>
    part.startsWith("\\") ? part : part.toLowerCase(),
  );
}

function weekdays(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  // 2 January 2023 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2023, 0, 2 + day)));
}

function months(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2023, month, 1)));
}
