import { didYouMean } from "../../model/did-you-mean.ts";
import type { Problem } from "../../model/problem.ts";
import list from "./columns.json" with { type: "json" };
import type { Cell, Sheet } from "./sheet.ts";

/** The keys of a term that a column can hold. */
export type ColumnKey =
  | "id"
  | "term"
  | "short"
  | "long"
  | "aliases"
  | "seeAlso"
  | "sources"
  | "caseSensitive"
  | "asOf"
  | "usage"
  | "lang";

interface ColumnNames {
  readonly key: ColumnKey;
  readonly names: readonly string[];
  /** Names that it has where no other column has a better one: "definition" is the short one, or beside that the long one. */
  readonly orNames: readonly string[];
}

const known = list as readonly ColumnNames[];

/** Which column of a sheet holds what, counted from 0. */
export type Columns = ReadonlyMap<ColumnKey, number>;

/** Whether a column may have that name. */
export function isColumnName(name: string): boolean {
  const plain = fold(name);
  return known.some(({ names, orNames }) => [...names, ...orNames].some((one) => fold(one) === plain));
}

/**
 * Finds by the names in a sheet's first row what its columns hold, in whatever order.
 * @param skip names of columns that are left out
 */
export function readColumns(
  { file, head, rows }: Sheet,
  skip: readonly string[],
): { readonly columns: Columns; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report = (rule: string, { line, column }: Cell, message: string) =>
    problems.push({ file, line, column, rule, severity: "error", message });
  const skipped = new Set(skip.map(fold));
  const wanted = [...head.entries()].filter(([index, { text }]) => {
    const isEmpty = text.trim() === "" && rows.every((row) => (row[index]?.text ?? "").trim() === "");
    return !isEmpty && !skipped.has(fold(text));
  });
  const columns = new Map<ColumnKey, number>();
  const left = wanted.filter(([index, cell]) => {
    const key = known.find(({ names }) => includes(names, cell.text))?.key;
    if (key === undefined) return true;
    const other = columns.get(key);
    if (other === undefined) columns.set(key, index);
    else report("sheet-column-once", cell, twice(cell, head[other]!, key));
    return false;
  });
  for (const [index, cell] of left) {
    const may = known.filter(({ orNames }) => includes(orNames, cell.text));
    const free = may.find(({ key }) => !columns.has(key));
    if (free) columns.set(free.key, index);
    else if (may[0])
      report("sheet-column-once", cell, twice(cell, head[columns.get(may[0].key)!]!, may[0].key));
    else report("sheet-column-known", cell, unknown(cell.text));
  }
  for (const name of skip) {
    if (head.some(({ text }) => fold(text) === fold(name))) continue;
    const message = `No column is called "${name}", so none can be left out.`;
    report("sheet-column-known", head[0]!, message);
  }
  return { columns, problems };
}

function twice(cell: Cell, other: Cell, key: ColumnKey): string {
  return `"${cell.text.trim()}" and "${other.text.trim()}" both say the "${key}" of a term. Keep one, or leave the other out: --skip "${cell.text.trim()}".`;
}

function unknown(name: string): string {
  if (name.trim() === "")
    return "The column has no name, and cells that would be lost. Write one into the first row.";
  const guess = didYouMean(
    name.trim().toLowerCase(),
    known.flatMap(({ names, orNames }) => [...names, ...orNames]),
  );
  const advice = guess
    ? `Did you mean "${guess}"?`
    : `Columns known: ${known.map(({ names }) => names[0]).join(", ")}.`;
  return `The column "${name.trim()}" is not known, and would be lost. ${advice} To leave it out: --skip "${name.trim()}".`;
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((one) => fold(one) === fold(name));
}

/** "See Also", "see_also" and "seeAlso" are one name. */
function fold(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
