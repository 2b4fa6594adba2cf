import type { PassageText } from "./page-text.ts";
import type { Phrase, PhraseWord } from "./phrase.ts";
import type { Candidate } from "./senses.ts";
import { isVerb } from "./verb.ts";

/**
 * Whether a phrase whose words stand in the text is there as itself: its capitals, the signs around it, and not as a part
 * of a longer word or of a name, nor as a verb.
 */
export function fits(candidate: Candidate, text: PassageText): boolean {
  return (
    isWholeWords(candidate, text) &&
    hasItsSigns(candidate, text) &&
    capitalsFit(candidate, text) &&
    !isPartOfCompound(candidate, text) &&
    !isPartOfName(candidate, text) &&
    !isVerb(candidate, text)
  );
}

// Only scripts without spaces: their words are glued spans.
function isWholeWords({ first, last }: Candidate, { spans }: PassageText): boolean {
  return spans.glued[last] === 0 && (first === 0 || spans.glued[first - 1] === 0);
}

/** "€" of "€90bn", "++" of "C++"; and "C" alone is not the start of "C++". */
function hasItsSigns({ phrase, first, start, end }: Candidate, text: PassageText): boolean {
  const source = text.passage.text;
  const { prefix, suffix } = phrase;
  const wordEnd = end - suffix.length;
  if (prefix ? source.slice(start, text.start(first)) !== prefix : /[@#$\\~]/.test(source.charAt(start - 1)))
    return false;
  return suffix ? source.slice(wordEnd, end) === suffix : !/[+#@\\~]/.test(source.charAt(end));
}

function capitalsFit({ phrase, first, last }: Candidate, text: PassageText): boolean {
  if (!phrase.caseSensitive && !phrase.language.capitalisesNouns)
    return !isForeignInitialism(phrase, first, text);
  // Words joined by a hyphen that the phrase does not have: the first still tells.
  const known = phrase.words.length === last - first + 1 ? phrase.words : phrase.words.slice(0, 1);
  return known.every((word, n) => wordFits(word, phrase, first + n, n === 0, text));
}

function wordFits(
  word: PhraseWord,
  phrase: Phrase,
  at: number,
  isFirst: boolean,
  text: PassageText,
): boolean {
  const written = text.written(at);
  const capitals = text.capitals(at);
  if (!phrase.caseSensitive) return word.capitals === "none" || capitals !== "none";
  if (word.fixed) return true;
  if (capitals === word.capitals) return capitals !== "mixed" || sharesStart(written, word.written);
  const offset = text.start(at);
  if (capitals === "all") return text.sentences.isInCapitals(offset);
  return isFirst && word.capitals === "none" && capitals === "first" && text.sentences.opensAt(offset);
}

// "ReArm" inflected still starts "ReAr"; "rEARM" does not.
function sharesStart(a: string, b: string): boolean {
  const length = Math.max(1, Math.min(a.length, b.length) - 2);
  return a.slice(0, length) === b.slice(0, length);
}

/** "CAP" in a sentence is the common agricultural policy, not a cap; "GRANT" in a line of capitals is a grant. */
function isForeignInitialism(phrase: Phrase, first: number, text: PassageText): boolean {
  const word = phrase.words[0]!;
  if (phrase.words.length > 1 || word.fixed) return false;
  const written = text.written(first);
  if (written.length > longestInitialism || text.capitals(first) !== "all") return false;
  return !text.sentences.isInCapitals(text.start(first));
}

/** A longer word in capitals is rather a word that somebody stresses. */
const longestInitialism = 5;

/** "non-member states" are not member states, "father-in-law" is no law, "cap-and-trade" no cap. */
function isPartOfCompound({ phrase, first, last }: Candidate, text: PassageText): boolean {
  const { fusing, prefixes } = phrase.language.usage;
  if (first > 0 && isHyphen(text.gapAfter(first - 1))) {
    const before = text.lower(first - 1);
    const isName = phrase.words[0]!.capitals !== "none";
    if (fusing.has(before) || (prefixes.has(before) && !isName)) return true;
  }
  if (last + 1 >= text.spans.count || !isHyphen(text.gapAfter(last))) return false;
  return fusing.has(text.lower(last + 1));
}

function isHyphen(gap: string): boolean {
  return gap === "-" || gap === "\u2010" || gap === "\u2011";
}

/**
 * "Hugh Grant" is no grant: a capital on a word that has none, after a word with a capital. Headings in which every word
 * has one are never marked, and German tells nothing by its capitals.
 */
function isPartOfName({ phrase, first, last }: Candidate, text: PassageText): boolean {
  if (first !== last || first === 0 || phrase.words[0]!.capitals !== "none") return false;
  if (phrase.language.capitalisesNouns || !text.passage.markable) return false;
  if (text.capitals(first) !== "first") return false;
  const before = text.lower(first - 1);
  const { determiners, honorifics } = phrase.language.usage;
  if (!/^\.?\s+$/.test(text.gapAfter(first - 1)) || text.sentences.opensAt(text.start(first))) return false;
  if (honorifics.has(before)) return true;
  return text.capitals(first - 1) === "first" && !determiners.has(before);
}
