import type { Term } from "../model/term.ts";
import { asWritten, capitalsOf, folded, isInitialism, withoutAccents } from "./folding.ts";
import type { Language } from "./languages/language.ts";
import type { Phrase, PhraseWord } from "./phrase.ts";

/** What a word of the text may stand for in a phrase. */
export interface Reading {
  /** Words of phrases that it is a form of. */
  readonly symbols: readonly number[];
  /** Words it is a form of only where it ends a phrase, as a possessive or the plural of an initialism does. */
  readonly finals: readonly FinalReading[];
}

/** A reading of the first `length` UTF-16 units of a word: "Council" of "Council's". */
export interface FinalReading {
  readonly symbol: number;
  readonly length: number;
}

const nothing: Reading = { symbols: [], finals: [] };

// Above this many different words a corpus is mostly names and numbers; forgetting them is cheaper than keeping them.
const mostWordsKept = 200_000;

// No word of a language is as long; a run of endings (":a:a:a…") would be taken apart one by one.
const longestWord = 200;

/**
 * Knows every word that a phrase needs, by its labels: what a form and the phrase's word have in common. Words of the
 * text are looked up once; after that, a word costs one look into a map, whatever the number of terms.
 */
export class Lexicon {
  private readonly languages: readonly Language[];
  private readonly symbolByLabels = new Map<string, number>();
  private readonly symbolsByLabel = new Map<string, number[]>();
  private readonly readingByWord = new Map<string, Reading>();
  private readonly stemmed = new Set<string>();

  constructor(languages: readonly Language[]) {
    this.languages = languages;
  }

  /** The symbol for a word of a phrase; words with the same forms share it. */
  symbolFor(word: PhraseWord, phrase: Phrase): number {
    const labels = labelsOfPhraseWord(word, phrase.language, phrase.term);
    if (labels.some((label) => label.startsWith("s:"))) this.stemmed.add(phrase.language.code);
    const key = labels.join("\n");
    const known = this.symbolByLabels.get(key);
    if (known !== undefined) return known;
    const symbol = this.symbolByLabels.size;
    this.symbolByLabels.set(key, symbol);
    for (const label of labels) {
      const symbols = this.symbolsByLabel.get(label);
      if (symbols) symbols.push(symbol);
      else this.symbolsByLabel.set(label, [symbol]);
    }
    return symbol;
  }

  /** Reads a word of the text. */
  read(word: string): Reading {
    if (word.length > longestWord) return nothing;
    const known = this.readingByWord.get(word);
    if (known) return known;
    if (this.readingByWord.size >= mostWordsKept) this.readingByWord.clear();
    const reading = this.readNew(word);
    this.readingByWord.set(word, reading);
    return reading;
  }

  private readNew(word: string): Reading {
    const written = asWritten(word);
    const symbols = this.symbolsOf(written);
    const finals = [...this.possessive(word), ...this.pluralOfInitialism(word, written)];
    return symbols.length + finals.length === 0 ? nothing : { symbols, finals };
  }

  private symbolsOf(written: string): readonly number[] {
    const found = new Set<number>();
    for (const label of this.labelsOf(written))
      for (const symbol of this.symbolsByLabel.get(label) ?? []) found.add(symbol);
    return [...found];
  }

  private labelsOf(written: string): readonly string[] {
    const capitals = capitalsOf(written);
    const asItStands = capitals === "none" ? [] : [`=${written}`];
    return [
      ...asItStands,
      ...this.languages.flatMap((language) => this.labelsIn(language, written, capitals === "all")),
    ];
  }

  private labelsIn(language: Language, written: string, isAllCapitals: boolean): readonly string[] {
    const word = folded(written, language.code);
    const labels = [`w:${word}`];
    for (const key of language.nounKeys(word))
      labels.push(...formLabels("n", language, key, written, isAllCapitals));
    for (const key of language.modifierKeys(word))
      labels.push(...formLabels("m", language, key, written, isAllCapitals));
    if (this.stemmed.has(language.code) && language.stem)
      labels.push(`s:${language.code}:${language.stem(word)}`);
    return labels;
  }

  private possessive(word: string): readonly FinalReading[] {
    const ending = /(?:['\u2018\u2019]s|:\p{Ll}{1,4})$/iu.exec(word) ?? this.turkishSuffix(word);
    if (!ending || ending.index === 0) return [];
    const base = word.slice(0, ending.index);
    const { symbols, finals } = this.read(base);
    return [...symbols.map((symbol) => ({ symbol, length: base.length })), ...finals];
  }

  // Turkish parts its endings from names with an apostrophe: "NATO'nun".
  private turkishSuffix(word: string): RegExpExecArray | null {
    return this.languages.some(({ code }) => code === "tr") ? /['\u2019]\p{Ll}{1,6}$/u.exec(word) : null;
  }

  private pluralOfInitialism(word: string, written: string): readonly FinalReading[] {
    if (!written.endsWith("s") || !isInitialism(written.slice(0, -1))) return [];
    const symbols = this.symbolsByLabel.get(`=${written.slice(0, -1)}`) ?? [];
    return symbols.map((symbol) => ({ symbol, length: word.length }));
  }
}

function labelsOfPhraseWord(word: PhraseWord, language: Language, { match }: Term): readonly string[] {
  if (word.fixed) return [`=${word.written}`];
  if (match.exact) return [`w:${word.folded}`];
  const kind = word.isHead ? "n" : "m";
  const keys = word.isHead ? language.nounKeys(word.folded) : language.modifierKeys(word.folded);
  const labels = keys.flatMap((key) => [
    `${kind}:${language.code}:${key}`,
    ...unaccentedLabels(kind, language, key),
  ]);
  const stem = match.stem && language.stem ? [`s:${language.code}:${language.stem(word.folded)}`] : [];
  return [...new Set([...labels, ...stem])].sort();
}

function unaccentedLabels(kind: string, language: Language, key: string): readonly string[] {
  const bare = withoutAccents(key);
  if (bare === key) return [];
  const initial = withoutAccents(key.charAt(0));
  const inCapitals = `${kind}b:${language.code}:${bare}`;
  return initial === key.charAt(0)
    ? [inCapitals]
    : [inCapitals, `${kind}c:${language.code}:${initial}${key.slice(1)}`];
}

/** Capitals often go without accents: "Etat" is "État", "ETATS" is "États". */
function formLabels(
  kind: string,
  language: Language,
  key: string,
  written: string,
  isAllCapitals: boolean,
): readonly string[] {
  const label = `${kind}:${language.code}:${key}`;
  if (isAllCapitals) return [label, `${kind}b:${language.code}:${withoutAccents(key)}`];
  return /^[AEIOUC]/.test(written) ? [label, `${kind}c:${language.code}:${key}`] : [label];
}
