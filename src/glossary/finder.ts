import { fits } from "./fit.ts";
import type { Lexicon, Reading } from "./lexicon.ts";
import type { Span, UndecidedMention } from "./passage.ts";
import type { PassageText } from "./page-text.ts";
import { changesSense, gapLabel } from "./phrase.ts";
import type { PhraseNode } from "./phrase-trie.ts";
import { decideSense, type Candidate, type SenseContext } from "./senses.ts";

/** Terms that stand in a passage, before the policy says which are marked. */
export interface FoundTerm extends Span {
  readonly passage: number;
  readonly term: string;
  readonly explicit: boolean;
}

/** What a passage holds, in reading order. */
export interface Found {
  readonly terms: readonly FoundTerm[];
  readonly undecided: readonly UndecidedMention[];
}

/**
 * Finds the terms of one passage from left to right, at each word the longest phrase first; what a rule of its term speaks
 * against leaves room for a shorter one. Each word starts at most one walk, and no walk is longer than the longest phrase.
 */
export function findTerms(context: SenseContext, root: PhraseNode, lexicon: Lexicon): Found {
  const { text } = context;
  const readings = readWords(text, lexicon);
  const terms: FoundTerm[] = [];
  const undecided: UndecidedMention[] = [];
  let exclusions: readonly Candidate[] = [];
  let free = 0;
  for (let word = 0; word < text.spans.count; word += 1) {
    const candidates = phrasesFrom(word, root, readings, text, lexicon);
    if (candidates.length === 0) continue;
    exclusions = [...exclusions, ...candidates.filter(isExclusion)].filter(({ last }) => last >= word);
    const isInside = text.start(word) < free;
    const match = longestSense(
      isInside ? goingOn(candidates, terms.at(-1), free) : candidates,
      exclusions,
      context,
    );
    if (!match) continue;
    if (isInside || match.start < free) {
      if (isInside && match.sense.kind === "term") free = lengthen(terms, match.end);
      continue;
    }
    const span = { passage: text.index, start: match.start, end: match.end };
    if (match.sense.kind === "undecided")
      undecided.push({ ...span, candidates: match.sense.terms.map(({ id }) => id) });
    else terms.push({ ...span, term: match.sense.candidate.phrase.term.id, explicit: false });
    free = match.end;
  }
  return { terms, undecided };
}

/** "EU member states" holds two names of one term, "EU member" and "member states", and is one mention of it. */
function goingOn(
  candidates: readonly Candidate[],
  last: FoundTerm | undefined,
  free: number,
): readonly Candidate[] {
  if (last?.end !== free) return none;
  return candidates.filter(({ phrase, end }) => end > free && phrase.term.id === last.term);
}

function lengthen(terms: FoundTerm[], end: number): number {
  terms.push({ ...terms.pop()!, end });
  return end;
}

// Shared by all words that the author has decided about, which no match may touch.
const decided: Reading = { symbols: [], finals: [] };

function readWords(text: PassageText, lexicon: Lexicon): readonly Reading[] {
  const { explicit, silenced } = text.passage;
  const spans: readonly Span[] = [...explicit, ...silenced].sort((a, b) => a.start - b.start);
  const readings: Reading[] = [];
  let next = 0;
  let reached = 0;
  for (let word = 0; word < text.spans.count; word += 1) {
    while (next < spans.length && spans[next]!.start < text.end(word))
      reached = Math.max(reached, spans[next++]!.end);
    readings.push(text.start(word) < reached ? decided : lexicon.read(text.raw(word)));
  }
  return readings;
}

function isExclusion({ phrase }: Candidate): boolean {
  return phrase.purpose === "not";
}

function longestSense(
  candidates: readonly Candidate[],
  exclusions: readonly Candidate[],
  context: SenseContext,
) {
  const ends = [...new Set(candidates.map(({ end }) => end))].sort((a, b) => b - a);
  for (const end of ends) {
    const possible = candidates.filter(
      (candidate) =>
        candidate.end === end &&
        !isExclusion(candidate) &&
        !exclusions.some((other) => covers(other, candidate)),
    );
    const sense = decideSense(possible, context);
    if (sense.kind !== "none") return { sense, start: possible[0]!.start, end };
  }
  return undefined;
}

function covers(exclusion: Candidate, { phrase, first, last }: Candidate): boolean {
  return exclusion.phrase.term === phrase.term && exclusion.first <= first && exclusion.last >= last;
}

/** All phrases that start at a word and fit. */
function phrasesFrom(
  first: number,
  root: PhraseNode,
  readings: readonly Reading[],
  text: PassageText,
  lexicon: Lexicon,
): readonly Candidate[] {
  if (readings[first]!.symbols.length + readings[first]!.finals.length === 0 && !hasHyphenAfter(first, text))
    return none;
  const walk = new Walk(first, readings, text, lexicon);
  walk.consume(root, first);
  return walk.candidates;
}

const none: readonly Candidate[] = [];

function hasHyphenAfter(word: number, { passage, spans }: PassageText): boolean {
  const end = spans.ends[word]!;
  if (spans.starts[word + 1] !== end + 1 || word + 1 >= spans.count) return false;
  const code = passage.text.charCodeAt(end);
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

/** A walk along the words of the text and down the tree of phrases. */
class Walk {
  readonly candidates: Candidate[] = [];
  private readonly first: number;
  private readonly readings: readonly Reading[];
  private readonly text: PassageText;
  private readonly lexicon: Lexicon;

  constructor(first: number, readings: readonly Reading[], text: PassageText, lexicon: Lexicon) {
    this.first = first;
    this.readings = readings;
    this.text = text;
    this.lexicon = lexicon;
  }

  /** Takes word `at` from `node` on; also, where a hyphen follows, both its parts as one word. */
  consume(node: PhraseNode, at: number): void {
    this.take(node, this.readings[at]!, at, this.text.start(at));
    if (!hasHyphenAfter(at, this.text) || this.readings[at] === decided || this.readings[at + 1] === decided)
      return;
    const before = this.text.raw(at);
    if (changesSense(before)) return;
    const joined = this.lexicon.read(before + this.text.raw(at + 1));
    this.take(node, joined, at + 1, this.text.start(at) + 1);
  }

  /** `start` is where the word would start if it had no hyphen. */
  private take(node: PhraseNode, reading: Reading, last: number, start: number): void {
    for (const symbol of reading.symbols) {
      const next = node.word(symbol);
      if (next) this.descend(next, last);
    }
    for (const { symbol, length } of reading.finals) {
      const next = node.word(symbol);
      if (next) this.accept(next, last, start + length);
    }
  }

  private descend(node: PhraseNode, last: number): void {
    this.accept(node, last, this.text.end(last));
    if (node.isLeaf || last + 1 >= this.text.spans.count) return;
    const after = node.gap(gapLabel(this.text.gapAfter(last)));
    if (after) this.consume(after, last + 1);
  }

  private accept(node: PhraseNode, last: number, wordEnd: number): void {
    for (const phrase of node.phrases) {
      const start = this.text.start(this.first) - phrase.prefix.length;
      const candidate = { phrase, first: this.first, last, start, end: wordEnd + phrase.suffix.length };
      if (fits(candidate, this.text)) this.candidates.push(candidate);
    }
  }
}
