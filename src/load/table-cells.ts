import { deriveFigure } from "../model/derive-figures.ts";
import type { Problem } from "../model/problem.ts";
import type { PublicationParts } from "../model/publication.ts";

/** Figures that stand in a column of another unit, and columns of one table with one id. */
export function* checkTables(parts: PublicationParts): Generator<Problem> {
  const figureById = new Map(parts.figures.map((figure) => [figure.id, figure]));
  for (const table of parts.tables) {
    const report = (path: ReadonlyArray<string | number>, rule: string, message: string): Problem => ({
      ...parts.addressOf(table, path),
      rule,
      severity: "error",
      message,
    });
    const seen = new Set<string>();
    for (const [index, { id }] of table.columns.entries()) {
      if (seen.has(id)) {
        const message = `The id "${id}" is given twice in the table "${table.id}". Give one of the columns another.`;
        yield report(["columns", index, "id"], "id-unique", message);
      }
      seen.add(id);
    }
    for (const [index, { cells }] of table.rows.entries()) {
      for (const [place, cell] of cells.entries()) {
        if (typeof cell !== "object" || cell === null) continue;
        // One that does not exist is reported as a reference already, one that cannot be worked out as a figure.
        const found = figureById.get(cell.figure);
        const derived = found && deriveFigure(found, figureById);
        if (!derived || "fault" in derived || derived.figure.text !== undefined) continue;
        const unit = derived.figure.unit ?? "count";
        const column = table.columns[place]!;
        if (unit === column.unit) continue;
        const message = `The figure "${cell.figure}" is in ${unit}, and the column "${column.label}" in ${column.unit ?? "words"}. Put it into a column of its own.`;
        yield report(["rows", index, "cells", place, "figure"], "table-cell-fits", message);
      }
    }
  }
}
