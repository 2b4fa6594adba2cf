import { slipsForgiven, typingDistance } from "./typing-distance.ts";

/** A word of an index, with what is compared over and over made once. */
interface KnownWord {
  readonly word: string;
  readonly stem: string;
}

/** What may be read into a typed word that the index does not have, in any form. */
export interface Reading {
  /** It may be the beginning of a word: somebody is still typing it. */
  readonly mayBeBeginning: boolean;
  /** It may have a slip of the keyboard in it. */
  readonly mayBeSlip: boolean;
}

/** Words that an index knows, and how like a typed word is to each: 1 is the word itself. */
export interface Spellings {
  /** Where the word itself or a form of it is known, nothing else: who types "cost" does not mean Costa. */
  readingsOf(typed: string, reading: Reading): Map<string, number>;
}

/** The least likeness that a match has; a word that merely begins alike has that much. */
const beginning = 0.6;

export function spellingsOf(words: Iterable<string>): Spellings {
  const known: KnownWord[] = [...words].map((word) => ({ word, stem: stemOf(word) }));
  return {
    readingsOf(typed, reading) {
      const stem = stemOf(typed);
      const forms = known.filter((candidate) => candidate.stem === stem);
      if (forms.length > 0) return new Map(forms.map(({ word }) => [word, word === typed ? 1 : 0.97]));
      const readings = new Map<string, number>();
      // Another number is never what was meant.
      if (hasDigit(typed)) return readings;
      for (const { word } of known) {
        const likeness = Math.max(
          reading.mayBeBeginning ? likenessOfBeginning(typed, word) : 0,
          reading.mayBeSlip ? likenessOfSlip(typed, word) : 0,
        );
        if (likeness > 0) readings.set(word, likeness);
      }
      return readings;
    },
  };
}

function likenessOfBeginning(typed: string, word: string): number {
  return typed.length >= 3 && word.startsWith(typed)
    ? beginning + (0.95 - beginning) * (typed.length / word.length)
    : 0;
}

function likenessOfSlip(typed: string, word: string): number {
  const slips = slipsForgiven(typed.length);
  if (slips === 0) return 0;
  const distance = typingDistance(typed, word, slips);
  return distance === Infinity || !isSureSlip(typed, word) ? 0 : 0.95 - 0.05 * distance;
}

export function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}

/**
 * Whether a slip is the likeliest reason why a word is like another: "rate" is no slip for "date", nor "cite" for "cote". People
 * get the first letter right, and in a short word a changed letter makes another word; letters that are all there in another
 * order are a slip in any.
 */
export function isSureSlip(typed: string, word: string): boolean {
  return (typed[0] === word[0] && typed.length > 4) || lettersOf(typed) === lettersOf(word);
}

function lettersOf(word: string): string {
  return Array.from(word).sort().join("");
}

/** Whether one word is the other, its plural, or its beginning. */
export function isFormOf(word: string, typed: string): boolean {
  if (word.startsWith(typed)) return true;
  // Of thousands of words few begin alike, and a stem leaves the beginning as it is.
  return word.slice(0, 2) === typed.slice(0, 2) && stemOf(word) === stemOf(typed);
}

/** Plurals and plain verb endings of the languages that mark them with an s; a slip or a beginning covers the rest. */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/(?:ies|y)$/, "i")
    .replace(/(?<=[^s])e?s$/, "")
    .replace(/e$/, "");
}

/** The known word that a slip would explain, the nearest and then the most frequent; none where a form of the word is known. */
export function correctionOf(typed: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  if (
    hasDigit(typed) ||
    vocabulary.has(typed) ||
    [...vocabulary.keys()].some((word) => isFormOf(word, typed))
  )
    return undefined;
  let best: string | undefined;
  let bestDistance = slipsForgiven(typed.length);
  if (bestDistance === 0) return undefined;
  let bestCount = 0;
  for (const [word, count] of vocabulary) {
    if (hasDigit(word)) continue;
    const distance = typingDistance(typed, word, bestDistance);
    if (distance < bestDistance || (distance === bestDistance && count > bestCount)) {
      best = word;
      bestDistance = distance;
      bestCount = count;
    }
  }
  return best;
}
