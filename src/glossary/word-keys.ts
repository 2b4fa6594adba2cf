import { folded, withoutAccents } from "./folding.ts";
import type { Language } from "./languages/language.ts";

/**
 * What the inflected forms of a word share, for an index that should find "third countries" by "third country" as the
 * matcher does: put each word's keys into the index and look each key of the query up. Accents are left out, because
 * whoever searches leaves them out.
 */
export function wordKeys(word: string, language: Language): readonly string[] {
  const lower = folded(word, language.code);
  return [...new Set([lower, ...language.nounKeys(lower)].map(withoutAccents))];
}
