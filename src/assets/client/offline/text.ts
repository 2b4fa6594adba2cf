import type { Amount, OfflineWords } from "./manifest.ts";

/** The control's words with their values, as the page's language writes numbers and dates. */
export interface Text {
  readonly words: OfflineWords;
  readonly say: (message: string, ...values: readonly string[]) => string;
  readonly number: (value: number) => string;
  /** An ISO date. */
  readonly date: (day: string) => string;
  /** `1.2 MB, 149 files` */
  readonly amount: (amount: Amount) => string;
}

export function createText(words: OfflineWords): Text {
  const language = document.documentElement.lang || "en";
  const number = (value: number): string => new Intl.NumberFormat(language).format(value);
  const say = (message: string, ...values: readonly string[]): string => {
    let next = 0;
    return message.replace(/\{\}/g, () => values[next++] ?? "");
  };
  return {
    words,
    say,
    number,
    date: (day) =>
      new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    amount: ({ files, bytes }) => {
      const form = words.files[new Intl.PluralRules(language).select(files) === "one" ? "one" : "other"];
      return `${megabytes(bytes, language)}, ${say(form, number(files))}`;
    },
  };
}

function megabytes(bytes: number, language: string): string {
  const maximumFractionDigits = bytes < 10e6 ? 1 : 0;
  const format = new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits });
  return format.format(Math.max(bytes / 1e6, 0.1));
}
