import wordsByLanguage from "./words.json" with { type: "json" };

/** The few words that scripts add to a page. */
export type Words = typeof wordsByLanguage.en;

/** In the language of the page; English where we have no words in it. */
export function wordsOfPage(): Words {
  const [language = ""] = document.documentElement.lang.toLowerCase().split("-");
  return (wordsByLanguage as Record<string, Words>)[language] ?? wordsByLanguage.en;
}
