import { closest, distance } from "fastest-levenshtein";

/** The candidate that a slip of the keyboard would explain, or none: a wrong guess is worse than no guess. */
export function didYouMean(found: string, candidates: Iterable<string>): string | undefined {
  const known = [...candidates];
  if (known.length === 0 || found.length > 200) return undefined;
  const folded = found.toLowerCase();
  const sameButForCase = known.find((candidate) => candidate.toLowerCase() === folded);
  if (sameButForCase !== undefined) return sameButForCase;
  const nearest = closest(found, known);
  const allowed = Math.max(1, Math.min(3, Math.floor(found.length / 3)));
  return distance(found, nearest) <= allowed ? nearest : undefined;
}

/** ` Did you mean "x"?`, or nothing: to be put behind a message. */
export function didYouMeanHint(found: string, candidates: Iterable<string>): string {
  const guess = didYouMean(found, candidates);
  return guess === undefined ? "" : ` Did you mean "${guess}"?`;
}
