import { cellList, type Cell } from "./csv.ts";

/** What a table to take away says of the sources of a row, after its own columns: several in one cell, in their order. */
export const sourceColumns = ["sourceTitles", "sourceUrls"] as const;

/** A source without an address keeps its place, so that titles and addresses pair. */
export function sourceCells(
  sources: ReadonlyArray<{
    readonly title: string;
    readonly publisher: string;
    readonly url?: string | undefined;
  }>,
): Cell[] {
  return [
    cellList(sources.map(({ title, publisher }) => `${title} (${publisher})`)),
    cellList(sources.map(({ url }) => url ?? "")),
  ];
}
