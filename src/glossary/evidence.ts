import type { Term } from "../model/term.ts";
import { asWritten, folded, isInitialism } from "./folding.ts";
import type { Language } from "./languages/language.ts";
import type { WordForm } from "./word-forms.ts";
import { findWords, WordSpans, type WordRules } from "./words.ts";

/** A word as evidence sees it: near words may be inflected in any way ("lend", "lending", "lent" not). */
export interface EvidenceWord {
  readonly folded: string;
  readonly stem: string;
  readonly keys: readonly string[];
  /** Whether a clue of any term may begin with it. */
  readonly opensClue: boolean;
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
  /** The keys by which clues are found. */
  private readonly openings = new Set<string>();

  constructor(language: Language) {
    this.language = language;
  }

  /** Reads a word of a text. Only to be asked when all clues are known. */
  read(form: WordForm): EvidenceWord {
    return (form.evidence ??= this.readNew(form.raw));
  }

  /** The clues of `match.near` and `match.notNear`; `undefined` if there are none. */
  cluesOf({ match }: Term, rules: WordRules): Clues | undefined {
    const clues = [
      ...match.near.map((line) => this.clueFrom(line, "for", rules)),
      ...match.notNear.map((line) => this.clueFrom(line, "against", rules)),
    ].filter(({ words }) => words.length > 0);
    if (clues.length === 0) return undefined;
    const byKey = new Map<string, Clue[]>();
    for (const clue of clues) {
      for (const key of new Set(clue.words[0]!.keys)) {
        byKey.set(key, [...(byKey.get(key) ?? []), clue]);
        this.openings.add(key);
      }
    }
    return byKey;
  }

  private clueFrom(line: string, speaks: Clue["speaks"], rules: WordRules): Clue {
    const spans = new WordSpans();
    findWords(line, rules, spans);
    const words = Array.from({ length: spans.count }, (_, n) =>
      this.readClue(line.slice(spans.starts[n], spans.ends[n])),
    );
    return { words, speaks };
  }

  /** Reads a word of a clue: an initialism stands only for itself. */
  private readClue(word: string): EvidenceWord {
    const written = asWritten(word);
    return isInitialism(written)
      ? { folded: written, stem: "", keys: [`=${written}`], opensClue: true }
      : this.readNew(word);
  }

  private readNew(word: string): EvidenceWord {
    const written = asWritten(word).replace(/'s$/i, "");
    const lower = folded(written, this.language.code);
    const stem = `s:${this.language.stem?.(lower) ?? lower}`;
    const nouns = this.language.nounKeys(lower).map((key) => `n:${key}`);
    const keys = isInitialism(written) ? [`=${written}`, stem, ...nouns] : [stem, ...nouns];
    return { folded: lower, stem, keys, opensClue: keys.some((key) => this.openings.has(key)) };
  }
}

/** Words of a text, from the first to the one behind the last. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Counts the clues in a part of a text, each clue once; those that overlap the words of `own` are the term itself.
 * @param openings the words of the whole text with which a clue may begin, in ascending order
 */
export function weigh(
  clues: Clues,
  { from, to }: WordRange,
  own: WordRange,
  openings: readonly number[],
  wordAt: (word: number) => EvidenceWord,
): Evidence {
  const seen = new Set<Clue>();
  for (const n of openings) {
    if (n < from) continue;
    if (n >= to) break;
    for (const key of wordAt(n).keys) {
      for (const clue of clues.get(key) ?? []) {
        const end = n + clue.words.length;
        const isOwn = n < own.to && end > own.from;
        if (!isOwn && end <= to && clue.words.every((part, at) => isSameWord(part, wordAt(n + at))))
          seen.add(clue);
      }
    }
  }
  let near = 0;
  for (const { speaks } of seen) if (speaks === "for") near += 1;
  return { near, notNear: seen.size - near };
}

function isSameWord(a: EvidenceWord, b: EvidenceWord): boolean {
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
