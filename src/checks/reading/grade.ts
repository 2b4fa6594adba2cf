import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { sentencesOf } from "../editorial/prose.ts";

/** The language that the formula and the counting of syllables are made for. */
export function isMeasured(language: string): boolean {
  return /^en(?:-|$)/i.test(language);
}

/**
 * The school grade at which English texts are read with ease: Flesch–Kincaid (1975), from words a sentence and syllables a
 * word. A number counts as one word of one syllable: how it is said aloud is no burden on the eye. Texts are blocks: a
 * sentence does not reach from one into the next, and an item of a list needs no full stop.
 */
export function readingGrade(texts: readonly string[]): number | undefined {
  const counts = { sentence: 0, word: 0, syllable: 0 };
  for (const sentence of texts.flatMap((text) => [...sentencesOf(text)])) {
    const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu) ?? [];
    if (words.length === 0) continue;
    counts.sentence += 1;
    counts.word += words.length;
    for (const word of words) counts.syllable += syllablesOf(word);
  }
  return counts.word === 0 ? undefined : fleschKincaid(counts);
}

const known = new Map<string, number>();

/** Counted once for each word: to count takes a hundred times as long as to look it up. */
function syllablesOf(word: string): number {
  let count = known.get(word);
  if (count === undefined) {
    count = /\p{N}/u.test(word) ? 1 : Math.max(1, syllable(word));
    known.set(word, count);
  }
  return count;
}
