import { stemmer } from "@orama/stemmers/english";
import data from "./english.json" with { type: "json" };
import { irregularFrom, usageFrom, type Language } from "./language.ts";

const uncountable = new Set(data.uncountable);
const irregular = irregularFrom(data.irregular);
const spelling = new Map(Object.entries(data.spelling));
const prepositions = new Set(data.prepositions);
const postpositives = new Set(data.postpositives);

/**
 * English inflects the noun of a phrase and nothing else: "joint procurements", "rules of origin". Plurals only: a
 * stemmer would take "universal" for "university". The rules are those of the school grammar; where they are in doubt
 * ("bases", "policies") a word gets the keys of each reading, because a key that is no word does no harm.
 */
export const english: Language = {
  code: "en",
  usage: usageFrom(data.usage),
  nounKeys: (word) => singulars(word).map(oneSpelling),
  modifierKeys: (word) => [oneSpelling(word)],
  isHead: isEnglishHead,
  stem: stemmer,
  capitalisesNouns: false,
};

/** The last word, and what stands before a preposition or such a word as "general". */
function isEnglishHead(phrase: readonly string[], index: number): boolean {
  const next = phrase[index + 1];
  return next === undefined || prepositions.has(next) || postpositives.has(next);
}

function singulars(word: string): readonly string[] {
  const known = irregular.get(word);
  if (known) return known;
  if (word.endsWith("men") && word.length > 4) return [word, `${word.slice(0, -2)}an`];
  if (word.length <= 3 || !word.endsWith("s") || uncountable.has(word)) return [word];
  if (/(?:ss|us|is)$/.test(word)) return [word];
  const withoutS = word.slice(0, -1);
  if (word.endsWith("ies")) return [`${word.slice(0, -3)}y`, withoutS];
  // "analyses" of "analyse" or "analysis", "hypotheses" of "hypothesis".
  if (/[aeoy]ses$/.test(word)) return [withoutS, `${word.slice(0, -2)}is`, ...withoutEs(word)];
  if (/(?:ch|sh|s|x|z|o)es$/.test(word)) return [withoutS, ...withoutEs(word)];
  return [withoutS];
}

// "uses" is not of "us", "does" not of "do".
function withoutEs(word: string): readonly string[] {
  return word.length > 4 ? [word.slice(0, -2)] : [];
}

/** "organisation" and "organization" are one word, "defense" is "defence". */
function oneSpelling(word: string): string {
  if (word.length < 6) return spelling.get(word) ?? word;
  return spelling.get(word) ?? word.replace(/is(e|er|ed|ing|ation)$/, "iz$1");
}
