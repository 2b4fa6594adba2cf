import type { ThingTexts } from "../../../search/term-index.ts";
import { foldedWords } from "./fold.ts";
import type { Names } from "./names.ts";
import { correctionOf, isSureSlip } from "./spellings.ts";

/** What may have been meant by a word that nobody here writes. */
export interface Correction {
  /** Folded; more than one for what was typed with a hyphen. */
  readonly words: string;
  /** Whether it may be looked for unasked; otherwise the reader is asked. */
  readonly isSure: boolean;
}

/** Finds what was meant by a word that nobody here writes. */
export interface Corrector {
  /** Words that the index knows, for one that it does not know. */
  correct(word: string): Promise<Correction | undefined>;
}

/** What is spelt in names and texts is spelt right. The texts are asked for once a word is in no name. */
export function createCorrector({ byWord }: Names, texts: () => Promise<ThingTexts>): Corrector {
  let vocabulary: ReadonlyMap<string, number> | undefined;
  /** Or the beginning of a name: whoever is still typing has made no slip yet. */
  const isNamed = (typed: string): boolean =>
    byWord.has(typed) || [...byWord.keys()].some((word) => word.startsWith(typed));
  return {
    async correct(word) {
      const parts = foldedWords(word);
      if (parts.every(isNamed) || byWord.has(parts.join(""))) return undefined;
      vocabulary ??= vocabularyOf(byWord, await texts());
      // "co-operation" is no slip.
      if (vocabulary.has(parts.join(""))) return undefined;
      const corrected = parts.map((part) => correctionOf(part, vocabulary!) ?? part);
      if (corrected.every((part, at) => part === parts[at])) return undefined;
      const isSure = corrected.every((part, at) => part === parts[at] || isSureSlip(parts[at]!, part));
      return { words: corrected.join(" "), isSure };
    },
  };
}

/** Every word of names and texts, with how often it occurs. */
function vocabularyOf(byWord: Names["byWord"], texts: ThingTexts): ReadonlyMap<string, number> {
  const vocabulary = new Map([...byWord].map(([word, having]) => [word, having.length]));
  // All at once: it is a quarter of the work.
  for (const word of foldedWords(texts.map(({ text }) => text).join("\n"))) {
    vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  }
  return vocabulary;
}
