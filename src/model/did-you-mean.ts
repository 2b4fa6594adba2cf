import { distance } from "fastest-levenshtein";

/** The candidate that a slip of the keyboard would explain, or none: a wrong guess is worse than no guess. */
export function didYouMean(found: string, candidates: Iterable<string>): string | undefined {
  if (found === "" || found.length > 200) return undefined;
  const folded = found.toLowerCase();
  const allowed = Math.max(1, Math.min(3, Math.floor(found.length / 3)));
  let nearest: string | undefined;
  let least = allowed;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === folded) return candidate;
    const slips = slipsBetween(found, candidate);
    if (slips > least || (slips === least && nearest !== undefined)) continue;
    nearest = candidate;
    least = slips;
  }
  return nearest;
}

/** Letters typed wrong, left out or too many; two in each other's place, or an ending left off, are one slip. */
function slipsBetween(found: string, candidate: string): number {
  if (isSwapped(found, candidate) || isBeginning(found, candidate)) return 1;
  return distance(found, candidate);
}

function isSwapped(found: string, candidate: string): boolean {
  if (found.length !== candidate.length) return false;
  let at = 0;
  while (at < found.length && found[at] === candidate[at]) at++;
  const isCrosswise = found[at] === candidate[at + 1] && found[at + 1] === candidate[at];
  return isCrosswise && found.slice(at + 2) === candidate.slice(at + 2);
}

function isBeginning(found: string, candidate: string): boolean {
  return found.length >= 3 && candidate.length - found.length <= 2 && candidate.startsWith(found);
}

/** ` Did you mean "x"?`, or nothing: to be put behind a message. */
export function didYouMeanHint(found: string, candidates: Iterable<string>): string {
  const guess = didYouMean(found, candidates);
  return guess === undefined ? "" : ` Did you mean "${guess}"?`;
}
