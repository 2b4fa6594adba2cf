import type { Usage } from "./languages/language.ts";

const stop = /[.!?…؟।。！？｡]/;
const fullWidthStop = /[。！？｡]/;
const closer = /["'”’»)\]」』）]/;
const opener = /["'“‘«„‚([¿¡–—\s-]/;
const space = /\s/;

/** The sentences of a text, found when the first question comes: most passages never ask. */
export class Sentences {
  private readonly text: string;
  private readonly usage: Usage;
  private known: readonly number[] | undefined;
  private readonly inCapitals = new Map<number, boolean>();

  constructor(text: string, usage: Usage) {
    this.text = text;
    this.usage = usage;
  }

  /** Offset at which the sentence around `offset` starts. */
  startOf(offset: number): number {
    return this.starts[this.indexOf(offset)]!;
  }

  /** Offset at which the sentence around `offset` ends. */
  endOf(offset: number): number {
    return this.starts[this.indexOf(offset) + 1] ?? this.text.length;
  }

  /** Whether a word at `offset` opens a sentence, or the speech quoted in one. */
  opensAt(offset: number): boolean {
    const before = this.text.slice(Math.max(this.startOf(offset), offset - 40), offset);
    return !/[\p{L}\p{N}\uFFFC]/u.test(before) || /[:,]\s*["'“‘«„]\s?$/u.test(before);
  }

  /** Whether the sentence around `offset` is written in capitals, so that a capital says nothing. */
  isInCapitals(offset: number): boolean {
    const start = this.startOf(offset);
    const known = this.inCapitals.get(start);
    if (known !== undefined) return known;
    const answer = isInCapitals(this.text.slice(start, this.endOf(offset)));
    this.inCapitals.set(start, answer);
    return answer;
  }

  private get starts(): readonly number[] {
    this.known ??= sentenceStarts(this.text, this.usage);
    return this.known;
  }

  private indexOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function isInCapitals(sentence: string): boolean {
  if (/\p{Ll}/u.test(sentence)) return false;
  return (sentence.match(/\p{Lu}[\p{Lu}\p{M}]+/gu)?.length ?? 0) >= 2;
}

// Our own rule, because `Intl.Segmenter` ends a sentence after "Mr." and takes a hundred times as long.
function sentenceStarts(text: string, usage: Usage): readonly number[] {
  const starts = [0];
  for (let at = nextStop(text, 0); at >= 0;) {
    const afterStops = skip(text, at, stop);
    const afterClosers = skip(text, afterStops, closer);
    const next = skip(text, afterClosers, space);
    const isEnd = fullWidthStop.test(text.charAt(at))
      ? next < text.length
      : next > afterClosers &&
        opensSentence(text, next) &&
        !isAbbreviation(text, at, afterStops, next, usage);
    if (isEnd) starts.push(next);
    at = nextStop(text, next);
  }
  return starts;
}

const everyStop = new RegExp(stop, "g");

function nextStop(text: string, from: number): number {
  everyStop.lastIndex = from;
  return everyStop.exec(text)?.index ?? -1;
}

function skip(text: string, from: number, what: RegExp): number {
  let at = from;
  while (at < text.length && what.test(text.charAt(at))) at += 1;
  return at;
}

/** Anything but a small letter can open a sentence: a capital, a number, a letter of a script without case. */
function opensSentence(text: string, at: number): boolean {
  const first = skip(text, at, opener);
  return first < text.length && !/\p{Ll}/u.test(text.charAt(first));
}

function isAbbreviation(text: string, at: number, afterStops: number, next: number, usage: Usage): boolean {
  if (text.charAt(at) !== "." || afterStops !== at + 1) return false;
  const word = wordBefore(text, at);
  if (/^\p{Lu}$/u.test(word)) return true;
  if (usage.ordinalsHaveStops && /^\d{1,2}$/.test(word)) return true;
  if (usage.beforeNumbers.has(word.toLowerCase())) return /\p{N}/u.test(text.charAt(next));
  return usage.abbreviations.has(word.toLowerCase());
}

/** The letters, digits and full stops before an offset: "e.g" before the second stop of "e.g." */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < longestAbbreviation && partOfWord.test(text.charAt(start - 1)))
    start -= 1;
  return text.slice(start, end);
}

const partOfWord = /[\p{L}\p{M}\p{N}.º]/u;
const longestAbbreviation = 12;
