import type { Term } from "../model/term.ts";
import { asWritten, folded, isInitialism } from "./folding.ts";
import type { Language } from "./languages/language.ts";
import { findWords, WordSpans, type WordRules } from "./words.ts";

/** A word as evidence sees it: near words may be inflected in any way ("lend", "lending", "lent" not). */
interface EvidenceWord {
  readonly folded: string;
  readonly stem: string;
  readonly keys: readonly string[];
}

/** A word or phrase that speaks for a sense of a term, or against it. */
interface Clue {
  readonly words: readonly EvidenceWord[];
  readonly speaks: "for" | "against";
}

/** The clues of a term, by each key of their first word. */
export type Clues = ReadonlyMap<string, readonly Clue[]>;

/** How many clues of a term stand in a sentence. */
export interface Evidence {
  readonly near: number;
  readonly notNear: number;
}

/** Reads words as evidence, each once. */
export class EvidenceReader {
  private readonly language: Language;
  private readonly known = new Map<string, EvidenceWord>();

  constructor(language: Language) {
    this.language = language;
  }

  read(word: string): EvidenceWord {
    const known = this.known.get(word);
    if (known) return known;
    const read = this.readNew(word);
    this.known.set(word, read);
    return read;
  }

  /** Reads a word of a clue: an initialism stands only for itself. */
  readClue(word: string): EvidenceWord {
    const written = asWritten(word);
    return isInitialism(written) ? { folded: written, stem: "", keys: [`=${written}`] } : this.read(word);
  }

  private readNew(word: string): EvidenceWord {
    const written = asWritten(word).replace(/'s$/i, "");
    const lower = folded(written, this.language.code);
    const stem = `s:${this.language.stem?.(lower) ?? lower}`;
    const keys = [stem, ...this.language.nounKeys(lower).map((key) => `n:${key}`)];
    return { folded: lower, stem, keys: isInitialism(written) ? [`=${written}`, ...keys] : keys };
  }
}

/** The clues of `match.near` and `match.notNear`; `undefined` if there are none. */
export function cluesOf({ match }: Term, rules: WordRules, reader: EvidenceReader): Clues | undefined {
  const clues = [
    ...match.near.map((line) => clueFrom(line, "for", rules, reader)),
    ...match.notNear.map((line) => clueFrom(line, "against", rules, reader)),
  ].filter(({ words }) => words.length > 0);
  if (clues.length === 0) return undefined;
  const byKey = new Map<string, Clue[]>();
  for (const clue of clues) {
    for (const key of new Set(clue.words[0]!.keys)) byKey.set(key, [...(byKey.get(key) ?? []), clue]);
  }
  return byKey;
}

function clueFrom(line: string, speaks: Clue["speaks"], rules: WordRules, reader: EvidenceReader): Clue {
  const spans = new WordSpans();
  findWords(line, rules, spans);
  const words = Array.from({ length: spans.count }, (_, n) =>
    reader.readClue(line.slice(spans.starts[n], spans.ends[n])),
  );
  return { words, speaks };
}

/** Counts the clues among `words`, each clue once; those that overlap the words from `from` to `to` are the term itself. */
export function weigh(clues: Clues, words: readonly EvidenceWord[], from: number, to: number): Evidence {
  const seen = new Set<Clue>();
  for (const [n, word] of words.entries()) {
    for (const key of word.keys) {
      for (const clue of clues.get(key) ?? []) {
        const end = n + clue.words.length;
        if (!(n < to && end > from) && standsAt(clue, words, n)) seen.add(clue);
      }
    }
  }
  const near = [...seen].filter(({ speaks }) => speaks === "for").length;
  return { near, notNear: seen.size - near };
}

function standsAt(clue: Clue, words: readonly EvidenceWord[], at: number): boolean {
  return clue.words.every((word, n) => isSameWord(word, words[at + n]));
}

function isSameWord(a: EvidenceWord, b: EvidenceWord | undefined): boolean {
  if (!b) return false;
  if (a.folded === b.folded || a.keys.some((key) => key !== a.stem && b.keys.includes(key))) return true;
  return a.stem === b.stem && differByEnding(a.folded, b.folded);
}

/** A stemmer also joins "general" and "generation"; inflected forms of a word differ by a short ending. */
function differByEnding(a: string, b: string): boolean {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common += 1;
  return isShortEnding(a.slice(common)) && isShortEnding(b.slice(common));
}

function isShortEnding(ending: string): boolean {
  return ending.length <= 3 || /^[a-z]?(?:ing|ers?|ed)$/.test(ending);
}
