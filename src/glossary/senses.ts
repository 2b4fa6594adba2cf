import type { Term } from "../model/term.ts";
import { weigh, type Clues, type Evidence, type EvidenceReader } from "./evidence.ts";
import type { PassageText } from "./page-text.ts";
import type { Phrase } from "./phrase.ts";

/** A phrase that stands in the text, its capitals and surroundings found to fit. */
export interface Candidate {
  readonly phrase: Phrase;
  /** Its first and last word in the passage. */
  readonly first: number;
  readonly last: number;
  /** Where it starts and ends in the passage, with its signs; a possessive's "'s" is not part of it. */
  readonly start: number;
  readonly end: number;
}

/** What words in the text mean: a term, one of several that nothing tells apart, or no term at all. */
export type Sense =
  | { readonly kind: "term"; readonly candidate: Candidate }
  | { readonly kind: "undecided"; readonly terms: readonly Term[] }
  | { readonly kind: "none" };

/** Where the words stand, and the clues of each term that has some. */
export interface SenseContext {
  readonly text: PassageText;
  readonly slug: string;
  readonly cluesByTerm: ReadonlyMap<Term, Clues>;
  readonly evidence: EvidenceReader;
}

interface Judgement {
  readonly candidate: Candidate;
  /** Which candidate is more likely: compared from the first number on, the greater wins. */
  readonly weight: readonly [clues: number, page: number];
  /** It may as well be an everyday word: left alone, and reported. */
  readonly isDoubtful: boolean;
}

/**
 * Decides between the terms that the same words may be. Words near by say most, then the page or section that an editor
 * named, then the spelling: "customs" is rather "customs" than the plural of "custom", "Labour" rather the party. What is
 * still even is left alone.
 */
export function decideSense(candidates: readonly Candidate[], context: SenseContext): Sense {
  const best = likeliest(
    candidates.map((candidate) => judge(candidate, context)).filter((judged) => judged !== undefined),
    context.text,
  );
  const winner = best[0];
  if (!winner) return { kind: "none" };
  const terms = [...new Set(best.map(({ candidate }) => candidate.phrase.term))];
  if (terms.length > 1 || winner.isDoubtful) return { kind: "undecided", terms };
  return { kind: "term", candidate: winner.candidate };
}

/** Those that nothing speaks more for than for each other. Mostly there is one, and how it is spelled need not be asked. */
function likeliest(possible: readonly Judgement[], text: PassageText): readonly Judgement[] {
  if (possible.length < 2) return possible;
  const ranked = possible.map((judged) => ({
    judged,
    weight: [...judged.weight, spellingWeight(judged.candidate, text)],
  }));
  return ranked
    .filter((one) => ranked.every((other) => compare(one.weight, other.weight) >= 0))
    .map(({ judged }) => judged);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, n) => value !== b[n]);
  return differing < 0 ? 0 : a[differing]! - b[differing]!;
}

/** The candidate with its weight, or `undefined` if a rule of its term speaks against it. */
function judge(candidate: Candidate, context: SenseContext): Judgement | undefined {
  const { match } = candidate.phrase.term;
  const { near, notNear } = evidenceFor(candidate, context);
  const page = pageWeight(candidate.phrase.term, context);
  const needsClue = match.sentenceStart !== "always" && capitalSaysNothing(candidate, context.text);
  if (needsClue && match.sentenceStart === "never") return undefined;
  if (match.requireNear && near === 0 && page === 0) return undefined;
  if (notNear > near) return undefined;
  return {
    candidate,
    weight: [near - notNear, page],
    isDoubtful: (needsClue && near === 0) || (notNear > 0 && notNear === near && page === 0),
  };
}

function evidenceFor({ phrase, first, last }: Candidate, context: SenseContext): Evidence {
  const clues = context.cluesByTerm.get(phrase.term);
  if (!clues) return noEvidence;
  const { text, evidence } = context;
  const openings = text.clueOpenings(evidence);
  if (openings.length === 0) return noEvidence;
  // A name of several words may hold its own clue: "principal repayment".
  const own = last > first ? noWords : { from: first, to: last + 1 };
  const readWord = (word: number) => evidence.read(text.form(word));
  return weigh(clues, text.around(first, last), own, openings, readWord);
}

const noEvidence: Evidence = { near: 0, notNear: 0 };
const noWords = { from: 0, to: 0 };

/** 2 on a section that the term names, 1 on a page, otherwise 0. */
function pageWeight({ match }: Term, { slug, text }: SenseContext): number {
  if (match.pages.length === 0) return 0;
  if (match.pages.includes(`${slug}#${text.passage.section}`)) return 2;
  return match.pages.includes(slug) ? 1 : 0;
}

/** Where a sentence starts, and where all is capitals, a capital is no sign of a name. */
function capitalSaysNothing({ first, last }: Candidate, text: PassageText): boolean {
  const isOneWord = first === last;
  if (isOneWord && text.sentences.isInCapitals(text.start(first))) return true;
  if (text.capitals(first) !== "first") return false;
  for (let word = first + 1; word <= last; word += 1) if (text.capitals(word) !== "none") return false;
  return text.sentences.opensAt(text.start(first));
}

/** 2 for the phrase as its term writes it, 1 for its letters, 0 for another form. At a sentence's start capitals do not count. */
function spellingWeight({ phrase, first, last }: Candidate, text: PassageText): number {
  if (phrase.words.length !== last - first + 1) return 0;
  if (!phrase.words.every((word, n) => text.lower(first + n) === word.lower)) return 0;
  if (!phrase.words.every((word, n) => text.written(first + n) === word.written)) return 1;
  return text.sentences.opensAt(text.start(first)) ? 1 : 2;
}
