/** How much stands on the first page of a list, and on each that goes on with it. */
export interface PageRoom {
  readonly first: number;
  readonly others: number;
}

/**
 * Cuts a list into the pages that it takes, in its order. Entries stay whole: one that is larger than a page has it for itself.
 * @param sizeOf how much of the room an entry takes
 * @returns one page at least, which is empty where the list is
 */
export function inPages<Entry>(
  entries: readonly Entry[],
  sizeOf: (entry: Entry) => number,
  { first, others }: PageRoom,
): Entry[][] {
  const pages: Entry[][] = [[]];
  let room = first;
  for (const entry of entries) {
    const size = sizeOf(entry);
    if (size > room && pages.at(-1)!.length > 0) {
      pages.push([]);
      room = others;
    }
    pages.at(-1)!.push(entry);
    room -= size;
  }
  return pages;
}
