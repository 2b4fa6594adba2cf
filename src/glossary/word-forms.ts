import type { EvidenceWord } from "./evidence.ts";
import { asWritten, capitalsOf, type Capitals } from "./folding.ts";
import { enlarged, type WordSpans } from "./words.ts";

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

/** What most words of a text may stand for. */
export const nothing: Reading = { symbols: [], finals: [] };

/** A word as texts write it, with all that was ever worked out about it: once in a build, however often it stands. */
export class WordForm {
  readonly raw: string;
  /** What it may stand for in a phrase. */
  reading = nothing;
  /** How a sense sees it, when first asked. */
  evidence: EvidenceWord | undefined;
  private asWrittenText: string | undefined;
  private inLowerCase: string | undefined;
  private itsCapitals: Capitals | undefined;

  constructor(raw: string) {
    this.raw = raw;
  }

  /** With one encoding for accents and apostrophes. */
  get written(): string {
    return (this.asWrittenText ??= asWritten(this.raw));
  }

  /** {@link written} in lower case. */
  get lower(): string {
    return (this.inLowerCase ??= this.written.toLowerCase());
  }

  get capitals(): Capitals {
    return (this.itsCapitals ??= capitalsOf(this.written));
  }
}

/** What a form may stand for in a phrase, and whether a phrase begins with it. */
export interface LearntForm {
  readonly reading: Reading;
  readonly opensPhrase: boolean;
}

// Above this many different words a corpus is mostly names and numbers; forgetting them is cheaper than keeping them.
const mostFormsKept = 200_000;

/**
 * Every form that a word was met in, by a number. A text's words are read into numbers once, by their UTF-16 units: none
 * of them is cut out of the text but the first of its form, and what comes after compares numbers.
 */
export class WordForms {
  /** The forms by their number; 0 is none. */
  readonly byId: Array<WordForm | undefined> = [undefined];
  /** 1 for each form that a phrase begins with, which few words of a text do. */
  opensPhrase = new Uint8Array(1 << 10);
  private readonly learn: (form: WordForm) => LearntForm;
  // Open addressing: a form stands at its hash, or where the next slot is free.
  private slots = new Int32Array(1 << 12);
  private hashes = new Int32Array(1 << 12);
  // The units of all forms, one after the other, and where each begins.
  private units = new Uint16Array(1 << 13);
  private starts = new Int32Array(1 << 10);

  /** @param learn called with each form that is met for the first time */
  constructor(learn: (form: WordForm) => LearntForm) {
    this.learn = learn;
  }

  /** Writes the numbers of a text's words to its spans. */
  read(text: string, words: WordSpans): void {
    if (this.byId.length > mostFormsKept) this.forget();
    const { units, starts, ends, forms, count } = words;
    for (let word = 0; word < count; word += 1) {
      const start = starts[word]!;
      const end = ends[word]!;
      const hash = hashOf(units, start, end);
      forms[word] =
        this.known(units, start, end, hash) || this.add(text.slice(start, end), units, start, hash);
    }
  }

  /** The form of a word alone. */
  of(word: string): WordForm {
    const units = new Uint16Array(word.length);
    for (let at = 0; at < word.length; at += 1) units[at] = word.charCodeAt(at);
    const hash = hashOf(units, 0, word.length);
    return this.byId[this.known(units, 0, word.length, hash) || this.add(word, units, 0, hash)]!;
  }

  private known(units: Uint16Array, start: number, end: number, hash: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const id = slots[at]!;
      if (id === 0 || (hashes[at] === hash && this.isThere(id, units, start, end))) return id;
    }
  }

  private isThere(id: number, units: Uint16Array, start: number, end: number): boolean {
    const own = this.units;
    let at = this.starts[id]!;
    if (this.starts[id + 1]! - at !== end - start) return false;
    for (let n = start; n < end; n += 1, at += 1) if (own[at] !== units[n]) return false;
    return true;
  }

  private add(word: string, units: Uint16Array, start: number, hash: number): number {
    const id = this.byId.length;
    const from = this.starts[id]!;
    const end = from + word.length;
    if (2 * id >= this.slots.length) this.spread();
    if (id + 2 > this.starts.length) {
      this.starts = enlarged(this.starts, new Int32Array(2 * (id + 2)));
      this.opensPhrase = enlarged(this.opensPhrase, new Uint8Array(2 * (id + 2)));
    }
    if (end > this.units.length) this.units = enlarged(this.units, new Uint16Array(2 * end));
    for (let n = 0; n < word.length; n += 1) this.units[from + n] = units[start + n]!;
    this.starts[id + 1] = end;
    this.place(id, hash);
    const form = new WordForm(word);
    this.byId.push(form);
    const { reading, opensPhrase } = this.learn(form);
    form.reading = reading;
    if (opensPhrase) this.opensPhrase[id] = 1;
    return id;
  }

  private place(id: number, hash: number): void {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let at = hash & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = id;
    hashes[at] = hash;
  }

  /** Makes room in the table. */
  private spread(): void {
    const { slots, hashes } = this;
    this.slots = new Int32Array(4 * slots.length);
    this.hashes = new Int32Array(4 * slots.length);
    for (let at = 0; at < slots.length; at += 1) if (slots[at] !== 0) this.place(slots[at]!, hashes[at]!);
  }

  private forget(): void {
    this.slots.fill(0);
    this.opensPhrase.fill(0);
    this.byId.length = 1;
  }
}

/** FNV-1a, by UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ units[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
