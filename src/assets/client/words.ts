import english from "./english.json" with { type: "json" };
import otherLanguages from "./words.json" with { type: "json" };

/** The few words that scripts add to a page. */
export type Words = typeof english;

/** In the language of the page; English where we have no words in it. */
export function wordsOfPage(): Words {
  const [language = ""] = document.documentElement.lang.toLowerCase().split("-");
  return (otherLanguages as Record<string, Words>)[language] ?? english;
}
