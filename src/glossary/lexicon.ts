import { folded, isInitialism, withoutAccents } from "./folding.ts";
import type { Language } from "./languages/language.ts";
import type { Phrase, PhraseWord } from "./phrase.ts";
import type { PhraseNode } from "./phrase-trie.ts";
import { nothing, WordForms, type FinalReading, type LearntForm, type WordForm } from "./word-forms.ts";

const unknown: LearntForm = { reading: nothing, opensPhrase: false };

// No word of a language is as long; a run of endings (":a:a:a…") would be taken apart one by one.
const longestWord = 200;

/** Symbols by what a form of the text must share with a word of a phrase. */
type Symbols = Map<string, number[]>;

/** The same for one kind of word of one language. Capitals often go without accents: "ETATS" is "États", "Etat" is "État". */
interface InflectedSymbols {
  readonly asWritten: Symbols;
  readonly inCapitals: Symbols;
  readonly withInitial: Symbols;
}

interface LanguageSymbols {
  readonly language: Language;
  readonly nouns: InflectedSymbols;
  readonly modifiers: InflectedSymbols;
  readonly stems: Symbols;
}

/** What a form must share with a word of a phrase: a key in one of the tables. */
interface Label {
  readonly name: string;
  readonly table: Symbols;
  readonly key: string;
}

/**
 * Knows every word that a phrase needs, by its labels: what a form and the phrase's word have in common. A form of the text
 * is read once; after that its reading is a field of it, whatever the number of terms.
 */
export class Lexicon {
  /** The forms of the texts. Only to be asked for when all phrases are known. */
  readonly forms = new WordForms((form) => this.learn(form));
  private readonly root: PhraseNode;
  private readonly isTurkish: boolean;
  private readonly symbolByLabels = new Map<string, number>();
  private readonly asWritten: Symbols = new Map();
  private readonly folded: Symbols = new Map();
  private readonly languages: readonly LanguageSymbols[];

  constructor(languages: readonly Language[], root: PhraseNode) {
    this.root = root;
    this.isTurkish = languages.some(({ code }) => code === "tr");
    this.languages = languages.map((language) => ({
      language,
      nouns: { asWritten: new Map(), inCapitals: new Map(), withInitial: new Map() },
      modifiers: { asWritten: new Map(), inCapitals: new Map(), withInitial: new Map() },
      stems: new Map(),
    }));
  }

  /** The symbol for a word of a phrase; words with the same forms share it. */
  symbolFor(word: PhraseWord, phrase: Phrase): number {
    const labels = this.labelsOf(word, phrase);
    const name = [...new Set(labels.map((label) => label.name))].sort().join("\n");
    const known = this.symbolByLabels.get(name);
    if (known !== undefined) return known;
    const symbol = this.symbolByLabels.size;
    this.symbolByLabels.set(name, symbol);
    for (const { table, key } of labels) {
      const symbols = table.get(key);
      if (!symbols) table.set(key, [symbol]);
      else if (symbols.at(-1) !== symbol) symbols.push(symbol);
    }
    return symbol;
  }

  private labelsOf(word: PhraseWord, { language, term: { match } }: Phrase): readonly Label[] {
    if (word.fixed) return [{ name: `=${word.written}`, table: this.asWritten, key: word.written }];
    if (match.exact) return [{ name: `w:${word.folded}`, table: this.folded, key: word.folded }];
    const { code } = language;
    const { nouns, modifiers, stems } = this.languages.find((known) => known.language.code === code)!;
    const labels = word.isHead
      ? language.nounKeys(word.folded).flatMap((key) => inflectedLabels(`n:${code}`, nouns, key))
      : language.modifierKeys(word.folded).flatMap((key) => inflectedLabels(`m:${code}`, modifiers, key));
    if (!match.stem || !language.stem) return labels;
    const stem = language.stem(word.folded);
    return [...labels, { name: `s:${code}:${stem}`, table: stems, key: stem }];
  }

  private learn(form: WordForm): LearntForm {
    if (form.raw.length > longestWord) return unknown;
    const symbols = this.symbolsOf(form);
    const finals = [...this.possessive(form.raw), ...this.pluralOfInitialism(form)];
    if (symbols.length + finals.length === 0) return unknown;
    const opens = (symbol: number) => this.root.word(symbol) !== undefined;
    return {
      reading: { symbols, finals },
      opensPhrase: symbols.some(opens) || finals.some(({ symbol }) => opens(symbol)),
    };
  }

  private symbolsOf(form: WordForm): readonly number[] {
    const found: number[] = [];
    if (form.capitals !== "none") addTo(found, this.asWritten.get(form.written));
    for (const { language, nouns, modifiers, stems } of this.languages) {
      const word = folded(form.written, language.code);
      addTo(found, this.folded.get(word));
      for (const key of language.nounKeys(word)) addInflected(found, nouns, key, form);
      for (const key of language.modifierKeys(word)) addInflected(found, modifiers, key, form);
      if (stems.size > 0 && language.stem) addTo(found, stems.get(language.stem(word)));
    }
    return found;
  }

  private possessive(word: string): readonly FinalReading[] {
    // Few words have one, and the ending takes longer to look for.
    if (!/[':\u2018\u2019]/.test(word)) return none;
    const ending = /(?:['\u2018\u2019]s|:\p{Ll}{1,4})$/iu.exec(word) ?? this.turkishSuffix(word);
    if (!ending || ending.index === 0) return none;
    const base = word.slice(0, ending.index);
    const { symbols, finals } = this.forms.of(base).reading;
    return [...symbols.map((symbol) => ({ symbol, length: base.length })), ...finals];
  }

  // Turkish parts its endings from names with an apostrophe: "NATO'nun".
  private turkishSuffix(word: string): RegExpExecArray | null {
    return this.isTurkish ? /['\u2019]\p{Ll}{1,6}$/u.exec(word) : null;
  }

  private pluralOfInitialism({ raw, written, capitals }: WordForm): readonly FinalReading[] {
    if (capitals === "none" || !written.endsWith("s") || !isInitialism(written.slice(0, -1))) return none;
    const symbols = this.asWritten.get(written.slice(0, -1)) ?? [];
    return symbols.map((symbol) => ({ symbol, length: raw.length }));
  }
}

const none: readonly FinalReading[] = [];

function inflectedLabels(kind: string, tables: InflectedSymbols, key: string): readonly Label[] {
  const label = { name: `${kind}:${key}`, table: tables.asWritten, key };
  const bare = withoutAccents(key);
  if (bare === key) return [label];
  const inCapitals = { name: `b${kind}:${bare}`, table: tables.inCapitals, key: bare };
  const initial = withoutAccents(key.charAt(0));
  if (initial === key.charAt(0)) return [label, inCapitals];
  const withInitial = initial + key.slice(1);
  return [
    label,
    inCapitals,
    { name: `c${kind}:${withInitial}`, table: tables.withInitial, key: withInitial },
  ];
}

function addInflected(
  found: number[],
  { asWritten, inCapitals, withInitial }: InflectedSymbols,
  key: string,
  { written, capitals }: WordForm,
): void {
  addTo(found, asWritten.get(key));
  if (capitals === "all") {
    if (inCapitals.size > 0) addTo(found, inCapitals.get(withoutAccents(key)));
  } else if (withInitial.size > 0 && /^[AEIOUC]/.test(written)) addTo(found, withInitial.get(key));
}

function addTo(found: number[], symbols: readonly number[] | undefined): void {
  if (symbols) for (const symbol of symbols) if (!found.includes(symbol)) found.push(symbol);
}
