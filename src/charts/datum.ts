import type { FigureStatus } from "../model/fields.ts";
import type { Figure } from "../model/figure.ts";
import type { Quantity } from "../model/figure-text.ts";
import type { PartialDate } from "../model/partial-date.ts";
import type { Table } from "../model/table.ts";

/** A number that a chart shows, with what is known of it: a figure, or what a table says of one row. */
export interface Datum extends Quantity {
  readonly id: string;
  readonly label: string;
  readonly asOf: PartialDate;
  readonly status: FigureStatus;
  readonly sources: readonly string[];
  /** The figure that it is, if it is one: then it has a card. */
  readonly figure?: Figure;
}

/** A figure as a chart takes it. */
export function datumOf(figure: Figure): Datum {
  const { id, label, amount, min, max, text, unit, approximate, asOf, status, sources } = figure;
  return { id, label, amount, min, max, text, unit, approximate, asOf, status, sources, figure };
}

/** A column of a table, row by row; a row of which it says nothing is left out. */
export function columnDatums(
  table: Table,
  column: Table["columns"][number],
  figureById: ReadonlyMap<string, Figure>,
): Datum[] {
  const place = table.columns.indexOf(column);
  return table.rows.flatMap((row, index): Datum[] => {
    const cell = row.cells[place];
    if (cell === null || cell === undefined) return [];
    const sources = row.sources.length > 0 ? row.sources : table.sources;
    const known = { id: `${table.id}-${index + 1}`, label: row.label, sources };
    if (typeof cell === "object") {
      const figure = figureById.get(cell.figure);
      return figure ? [{ ...datumOf(figure), label: row.label }] : [];
    }
    const { unit, approximate } = column;
    const value = typeof cell === "number" ? { amount: cell, unit, approximate } : { text: cell };
    return [{ ...known, ...value, asOf: table.asOf, status: table.status }];
  });
}
