import type { OfflineWords } from "./manifest.ts";

/** The control's words with their values. */
export interface Text {
  readonly words: OfflineWords;
  readonly say: (message: string, ...values: readonly string[]) => string;
  /** As the page's language writes it. */
  readonly number: (value: number) => string;
}

export function createText(words: OfflineWords): Text {
  const language = document.documentElement.lang || "en";
  return {
    words,
    say: (message, ...values) => {
      let next = 0;
      return message.replace(/\{\}/g, () => values[next++] ?? "");
    },
    number: (value) => new Intl.NumberFormat(language).format(value),
  };
}
