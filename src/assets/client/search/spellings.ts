import { slipsForgiven, typingDistance } from "./typing-distance.ts";

/** A word of an index, with what is compared over and over made once. */
interface KnownWord {
  readonly word: string;
  readonly stem: string;
}

/** Words that an index knows, and how like a typed word is to each: 1 is the word itself. */
export interface Spellings {
  readingsOf(typed: string): Map<string, number>;
}

/** The least likeness that a match has; a word that merely begins alike has that much. */
const beginning = 0.6;

export function spellingsOf(words: Iterable<string>): Spellings {
  const known: KnownWord[] = [...words].map((word) => ({ word, stem: stemOf(word) }));
  return {
    readingsOf(typed) {
      const stem = stemOf(typed);
      const slips = slipsForgiven(typed.length);
      const readings = new Map<string, number>();
      for (const candidate of known) {
        const likeness = likenessOf(typed, stem, slips, candidate);
        if (likeness > 0) readings.set(candidate.word, likeness);
      }
      return readings;
    },
  };
}

function likenessOf(typed: string, stem: string, slips: number, known: KnownWord): number {
  if (typed === known.word) return 1;
  if (stem === known.stem) return 0.97;
  if (typed.length >= 3 && known.word.startsWith(typed)) {
    return beginning + (0.95 - beginning) * (typed.length / known.word.length);
  }
  if (slips === 0) return 0;
  const distance = typingDistance(typed, known.word, slips);
  return distance === Infinity ? 0 : 0.95 - 0.05 * distance;
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
  if (vocabulary.has(typed) || [...vocabulary.keys()].some((word) => isFormOf(word, typed))) return undefined;
  let best: string | undefined;
  let bestDistance = slipsForgiven(typed.length);
  if (bestDistance === 0) return undefined;
  let bestCount = 0;
  for (const [word, count] of vocabulary) {
    const distance = typingDistance(typed, word, bestDistance);
    if (distance < bestDistance || (distance === bestDistance && count > bestCount)) {
      best = word;
      bestDistance = distance;
      bestCount = count;
    }
  }
  return best;
}
