/**
 * How much of a query stands in one of some texts in its own order, little words included: 1 if all of it, 0 if no two words
 * that follow each other do. Who asks "why did the UK not join" wants the text that asks "Why did the UK …", whatever the
 * rarer words say.
 */
export function sharedPhrasing(query: readonly string[], texts: ReadonlyArray<readonly string[]>): number {
  const longest = Math.max(0, ...texts.map((words) => longestCommonRun(query, words)));
  return longest < 2 ? 0 : longest / query.length;
}

function longestCommonRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let runs: readonly number[] = [];
  for (const word of a) {
    runs = b.map((other, at) => (other === word ? (runs[at - 1] ?? 0) + 1 : 0));
    longest = Math.max(longest, ...runs);
  }
  return longest;
}
