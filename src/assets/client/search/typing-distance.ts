/** How many slips of the keyboard a word of that length is forgiven: none in "EU", two in "partnership". */
export function slipsForgiven(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** Longer than any word that is worth correcting. */
const longest = 63;
/** Three rows of the table, used again and again: a query compares thousands of words. */
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1));

/**
 * How many slips lie between two words: a letter missed, added, changed, or two neighbours swapped (optimal string alignment).
 * `Infinity` as soon as it must be more than `most`.
 */
export function typingDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > longest) return Infinity;
  let [beforeLast, last, current] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= b.length; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    const letter = a.charCodeAt(row - 1);
    let least = row;
    current[0] = row;
    for (let column = 1; column <= b.length; column++) {
      const other = b.charCodeAt(column - 1);
      let cost = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (letter === other ? 0 : 1),
      );
      const isSwapped =
        row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === other;
      if (isSwapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  const distance = last[b.length]!;
  return distance <= most ? distance : Infinity;
}
