import { fits } from "./fit.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Span, UndecidedMention } from "./passage.ts";
import type { PassageText } from "./page-text.ts";
import { changesSense, gapLabel } from "./phrase.ts";
import type { PhraseNode } from "./phrase-trie.ts";
import { decideSense, type Candidate, type SenseContext } from "./senses.ts";
import type { Reading } from "./word-forms.ts";

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
 * against leaves room for a shorter one. A word that no phrase begins with costs a look; each other starts at most one
 * walk, and no walk is longer than the longest phrase.
 */
export function findTerms(context: SenseContext, root: PhraseNode, lexicon: Lexicon): Found {
  const { text } = context;
  const walk = new Walk(root, text, lexicon);
  const terms: FoundTerm[] = [];
  const undecided: UndecidedMention[] = [];
  let exclusions: readonly Candidate[] = none;
  let free = 0;
  for (let word = walk.next(0); word < text.spans.count; word = walk.next(word + 1)) {
    const candidates = walk.phrasesFrom(word);
    if (candidates.length === 0) continue;
    exclusions = stillExcluding(exclusions, candidates, word);
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

/** What a term is not, as far as it reaches to a word or beyond. */
function stillExcluding(
  before: readonly Candidate[],
  candidates: readonly Candidate[],
  word: number,
): readonly Candidate[] {
  if (before.length === 0 && !candidates.some(isExclusion)) return none;
  return [...before, ...candidates.filter(isExclusion)].filter(({ last }) => last >= word);
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

function isExclusion({ phrase }: Candidate): boolean {
  return phrase.purpose === "not";
}

function longestSense(
  candidates: readonly Candidate[],
  exclusions: readonly Candidate[],
  context: SenseContext,
) {
  for (const end of endsOf(candidates)) {
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

/** Each once, the furthest first. */
function endsOf(candidates: readonly Candidate[]): readonly number[] {
  if (candidates.length === 1) return [candidates[0]!.end];
  return [...new Set(candidates.map(({ end }) => end))].sort((a, b) => b - a);
}

function covers(exclusion: Candidate, { phrase, first, last }: Candidate): boolean {
  return exclusion.phrase.term === phrase.term && exclusion.first <= first && exclusion.last >= last;
}

const none: readonly Candidate[] = [];

/** Walks along the words of a text and down the tree of phrases. */
class Walk {
  private readonly root: PhraseNode;
  private readonly text: PassageText;
  private readonly lexicon: Lexicon;
  /** For each word, whether the author has decided about it; `undefined` where there is none such. */
  private readonly decided: Uint8Array | undefined;
  private first = 0;
  private candidates: readonly Candidate[] = none;

  constructor(root: PhraseNode, text: PassageText, lexicon: Lexicon) {
    this.root = root;
    this.text = text;
    this.lexicon = lexicon;
    this.decided = decidedWords(text);
  }

  /** The next word, from this one on, with which a phrase may begin: most words are passed here. */
  next(from: number): number {
    const { units, starts, ends, forms, count } = this.text.spans;
    const { opensPhrase } = this.lexicon.forms;
    let word = from;
    while (word < count && opensPhrase[forms[word]!] === 0) {
      if (starts[word + 1] === ends[word]! + 1 && isHyphen(units[ends[word]!]!) && word + 1 < count) break;
      word += 1;
    }
    return word;
  }

  /** All phrases that start at a word and fit. */
  phrasesFrom(first: number): readonly Candidate[] {
    this.first = first;
    this.candidates = none;
    this.consume(this.root, first);
    return this.candidates;
  }

  private hasHyphenAfter(word: number): boolean {
    const { units, starts, ends, count } = this.text.spans;
    const end = ends[word]!;
    return word + 1 < count && starts[word + 1] === end + 1 && isHyphen(units[end]!);
  }

  /** Takes word `at` from `node` on; also, where a hyphen follows, both its parts as one word. */
  private consume(node: PhraseNode, at: number): void {
    if (this.decided?.[at]) return;
    this.take(node, this.text.form(at).reading, at, this.text.start(at));
    if (!this.hasHyphenAfter(at) || this.decided?.[at + 1]) return;
    const before = this.text.form(at).raw;
    if (changesSense(before)) return;
    const joined = this.lexicon.forms.of(before + this.text.form(at + 1).raw).reading;
    this.take(node, joined, at + 1, this.text.start(at) + 1);
  }

  /** `start` is where the word would start if it had no hyphen. */
  private take(node: PhraseNode, { symbols, finals }: Reading, last: number, start: number): void {
    for (const symbol of symbols) {
      const next = node.word(symbol);
      if (next) this.descend(next, last);
    }
    for (const { symbol, length } of finals) {
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
      if (fits(candidate, this.text)) this.candidates = [...this.candidates, candidate];
    }
  }
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}

/** The words that an author marked or silenced, which no match may touch. */
function decidedWords({ passage: { explicit, silenced }, spans }: PassageText): Uint8Array | undefined {
  if (explicit.length + silenced.length === 0) return undefined;
  const authors: readonly Span[] = [...explicit, ...silenced].sort((a, b) => a.start - b.start);
  const decided = new Uint8Array(spans.count);
  let next = 0;
  let reached = 0;
  for (let word = 0; word < spans.count; word += 1) {
    while (next < authors.length && authors[next]!.start < spans.ends[word]!)
      reached = Math.max(reached, authors[next++]!.end);
    if (spans.starts[word]! < reached) decided[word] = 1;
  }
  return decided;
}
