import { z } from "zod";
import { figureStatuses, id, line, reference } from "./fields.ts";
import { parsePartialDate, partialDate } from "./partial-date.ts";

const columnSchema = z.strictObject({
  id,
  label: line.meta({ description: 'What stands in the column: "May borrow".' }),
  unit: line.optional().meta({
    description:
      'What its numbers count, as a figure says it ("EUR", "percent", "year"), or "date" for dates. Without a unit the column is words.',
  }),
  approximate: z.boolean().default(false).meta({ description: 'Its numbers are printed with "about".' }),
});

/** A number, words (in a column of dates a date), `null` for what nobody knows, or a figure that is kept in figures.json. */
const cellSchema = z.union([
  z.number(),
  line,
  z.null(),
  z.strictObject({
    figure: reference.meta({ description: "The id of a figure, whose value stands in the cell." }),
  }),
]);

const rowSchema = z.strictObject({
  label: line.meta({ description: 'What the row is about: "Poland".' }),
  cells: z.array(cellSchema).meta({
    description: "One cell for each column, in their order; null where nobody knows.",
  }),
  sources: z.array(reference).default([]).meta({
    description: "Ids from sources.json, where the row has other sources than the table.",
  }),
  note: line.optional().meta({ description: "What a reader must know to read the row right." }),
});

/** What a row is checked by; another fault of the table must not hide one of a row. */
const cellsOnly = z.object({ columns: z.array(columnSchema), rows: z.array(rowSchema) });

/** An entry of `_data/tables.json`: numbers of many things of one kind, sourced and dated as a whole. */
export const tableSchema = z
  .strictObject({
    id,
    title: line.meta({
      description: "What the table shows; the title of its charts, where they have none of their own.",
    }),
    rowsAre: line
      .optional()
      .meta({ description: 'What a row is, as the head of its first column: "State".' }),
    columns: z.array(columnSchema).min(1, { error: "Has no columns. Add one with an id and a label." }),
    rows: z.array(rowSchema).min(1, { error: "Has no rows. Add one with a label and its cells." }),
    asOf: partialDate.meta({ description: "The date at which its numbers were so." }),
    status: z.enum(figureStatuses),
    by: line.optional().meta({ description: "Who says so, where the sources alone do not tell." }),
    sources: z
      .array(reference)
      .min(1, { error: "Has no source. Every number needs at least one." })
      .meta({ description: "Ids from sources.json, the weightiest first. At least one." }),
    nextExpected: partialDate.optional().meta({ description: "When newer numbers are due." }),
    note: line.optional().meta({ description: "What a reader must know to read the table right." }),
  })
  .superRefine(checkRows, { when: ({ value }) => cellsOnly.safeParse(value).success })
  .meta({ title: "Table", description: "Numbers of many things of one kind, with source and date." });

/** As many cells as columns, and in each what its column is for. */
function checkRows({ columns, rows }: z.output<typeof cellsOnly>, context: z.core.$RefinementCtx): void {
  const report = (path: Array<string | number>, rule: string, message: string, input: unknown) =>
    context.addIssue({ code: "custom", path, message, input, params: { rule } });
  for (const [index, { label, cells }] of rows.entries()) {
    if (cells.length !== columns.length) {
      const message = `The row "${label}" has ${cells.length} cells, and the table ${columns.length} columns. Write null where nobody knows.`;
      report(["rows", index, "cells"], "table-row-whole", message, cells);
      continue;
    }
    for (const [place, cell] of cells.entries()) {
      const fault = faultOf(cell, columns[place]!);
      if (fault) report(["rows", index, "cells", place], "table-cell-fits", fault, cell);
    }
  }
}

function faultOf(cell: TableCell, { label, unit }: TableColumn): string | undefined {
  if (unit === undefined && typeof cell === "number")
    return `A number stands in the column "${label}", which has no unit. Give the column one, as in "unit": "EUR".`;
  if (unit !== "date" || cell === null) return undefined;
  if (typeof cell === "string" && parsePartialDate(cell)) return undefined;
  return `${JSON.stringify(cell)} stands in a column of dates. Write a year, a month or a day, as 2025, 2025-11 or 2025-11-28.`;
}

/** What a table says of one row in one column. */
export type TableCell = z.output<typeof cellSchema>;
/** A column of a table. */
export type TableColumn = Readonly<z.output<typeof columnSchema>>;
/** Numbers of many things of one kind, sourced and dated as a whole. */
export type Table = Readonly<z.output<typeof tableSchema>>;
