import type { FoundTerm } from "./finder.ts";
import { isInitialism } from "./folding.ts";
import type { LinkingPolicy } from "./linking-policy.ts";
import type { Mention, MentionState, Passage } from "./passage.ts";

/** Decides which of the found terms are marked. Found terms come in reading order, and so do mentions. */
export function markTerms(
  found: readonly FoundTerm[],
  passages: readonly Passage[],
  wordCount: number,
  policy: LinkingPolicy,
): readonly Mention[] {
  const states = firstUses(found, passages, policy);
  dropLeastUseful(found, states, passages, marksAllowed(wordCount, policy.budget), policy);
  return found.map((term, n) => ({ ...term, state: states[n]! }));
}

/** States before the budget: the first use in each scope is marked, and all that authors marked themselves. */
function firstUses(
  found: readonly FoundTerm[],
  passages: readonly Passage[],
  policy: LinkingPolicy,
): MentionState[] {
  const used = new Set<string>();
  return found.map((term) => {
    const passage = passages[term.passage]!;
    const state = stateOf(term, passage, policy, used);
    if (state === "marked") used.add(scopeOf(term, passage, policy));
    return state;
  });
}

function stateOf(
  term: FoundTerm,
  passage: Passage,
  policy: LinkingPolicy,
  used: ReadonlySet<string>,
): MentionState {
  if (term.explicit) return "marked";
  if (policy.off.has(term.term) || policy.scope === "none") return "off";
  if (!passage.markable) return "unmarkable";
  return policy.scope !== "all" && used.has(scopeOf(term, passage, policy)) ? "repeated" : "marked";
}

function scopeOf({ term }: FoundTerm, { section }: Passage, { scope }: LinkingPolicy): string {
  return scope === "section" ? `${term} ${section}` : term;
}

/** A page of less than 100 words has the budget of 100: it is short, not crowded. */
function marksAllowed(wordCount: number, budget: number): number {
  return Math.floor((budget * Math.max(100, wordCount)) / 100);
}

/**
 * Drops marks until the budget holds. Least useful is a mark of a term that an earlier mark on the page explains, the
 * later the less; then a term of one everyday word before longer names and initialisms, which nobody can guess; then a
 * term that the page uses seldom; then what comes last. What the author marked is counted and never dropped.
 */
function dropLeastUseful(
  found: readonly FoundTerm[],
  states: MentionState[],
  passages: readonly Passage[],
  allowed: number,
  policy: LinkingPolicy,
): void {
  const marked = found.map((term, n) => ({ term, n })).filter(({ n }) => states[n] === "marked");
  const excess = marked.length - allowed;
  if (excess <= 0) return;
  const uses = countBy(found.map(({ term }) => term));
  const earlier = new Map<string, number>();
  const ranked = marked.map(({ term, n }) => {
    const repeats = earlier.get(term.term) ?? 0;
    earlier.set(term.term, repeats + 1);
    return { term, n, rank: [-repeats, specificity(term, passages), uses.get(term.term)!, -n] };
  });
  const droppable = ranked.filter(({ term }) => !term.explicit).sort((a, b) => compareRanks(a.rank, b.rank));
  for (const { n } of droppable.slice(0, excess)) states[n] = "over-budget";
  unmarkRepeatsOfDropped(found, states, passages, policy);
}

// Where nothing was marked, nothing is repeated.
function unmarkRepeatsOfDropped(
  found: readonly FoundTerm[],
  states: MentionState[],
  passages: readonly Passage[],
  policy: LinkingPolicy,
): void {
  const marked = new Set(
    found
      .filter((_, n) => states[n] === "marked")
      .map((term) => scopeOf(term, passages[term.passage]!, policy)),
  );
  for (const [n, term] of found.entries()) {
    if (states[n] === "repeated" && !marked.has(scopeOf(term, passages[term.passage]!, policy)))
      states[n] = "over-budget";
  }
}

function specificity({ passage, start, end }: FoundTerm, passages: readonly Passage[]): number {
  const text = passages[passage]!.text.slice(start, end);
  return isInitialism(text) ? 2 : text.split(/[\s\u2010\u2011-]+/).length;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, n) => value !== b[n]);
  return differing < 0 ? 0 : a[differing]! - b[differing]!;
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
