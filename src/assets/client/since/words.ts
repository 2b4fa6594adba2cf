import wordsByLanguage from "./words.json" with { type: "json" };

/** What the page says of its changes. */
export type SinceWords = typeof wordsByLanguage.en;

/** In the language of the page; English where we have no words in it. */
export function sinceWords(): SinceWords {
  const [language = ""] = document.documentElement.lang.toLowerCase().split("-");
  return (wordsByLanguage as Record<string, SinceWords>)[language] ?? wordsByLanguage.en;
}

/** Puts values in the places that a text keeps for them. */
export function fill(text: string, ...values: readonly string[]): string {
  let next = 0;
  return text.replace(/\{\}/g, () => values[next++] ?? "");
}

/** The form that a number asks for, with the number in it. */
export function counted(forms: { readonly one: string; readonly other: string }, count: number): string {
  const { lang } = document.documentElement;
  const form = new Intl.PluralRules(lang || "en").select(count) === "one" ? forms.one : forms.other;
  return fill(form, new Intl.NumberFormat(lang || "en").format(count));
}
