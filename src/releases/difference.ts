/** Two wordings side by side: what both begin and end with, and what stands between in the one and in the other. */
export interface Difference {
  readonly start: string;
  readonly old: string;
  readonly new: string;
  readonly end: string;
}

/** Cut between words: half a word struck out is hard to read. */
export function differenceOf(before: string, after: string): Difference {
  const [old, now] = [piecesOf(before), piecesOf(after)];
  const room = Math.min(old.length, now.length);
  let start = 0;
  while (start < room && old[start] === now[start]) start++;
  let end = 0;
  while (end < room - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return {
    start: old.slice(0, start).join(""),
    old: old.slice(start, old.length - end).join(""),
    new: now.slice(start, now.length - end).join(""),
    end: old.slice(old.length - end).join(""),
  };
}

/** Words with the space behind them. */
function piecesOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}
