import { quantityValue } from "../model/figure-text.ts";
import type { Figure } from "../model/figure.ts";
import type { Event } from "../model/event.ts";
import { csvText, type Cell } from "../model/csv.ts";
import { sourceCells, sourceColumns } from "../model/source-cells.ts";
import type { Source } from "../model/source.ts";
import type { Table, TableCell } from "../model/table.ts";
import type { Chart } from "./chart.ts";
import type { Datum } from "./datum.ts";

/** What the numbers of a chart are, and where they are from. */
export interface ChartData {
  readonly figureById: ReadonlyMap<string, Figure>;
  readonly sourceById: ReadonlyMap<string, Source>;
}

/**
 * The numbers behind a chart, to take away: what the publication's own data says, unrounded. A file that has travelled still says
 * where its numbers are from: each row names its sources.
 */
export function chartCsv(chart: Chart, data: ChartData): string {
  if (chart.kind === "timeline")
    return csvText(
      [...eventColumns, ...columnsOfSources],
      chart.steps.map(({ event }) => [...eventCells(event), ...cellsOfSources(event.sources, data)]),
    );
  if (chart.table) return tableCsv(chart.table, data);
  return csvText(
    [...datumColumns, ...columnsOfSources],
    datumsIn(chart).map((datum) => [...datumCells(datum), ...cellsOfSources(datum.sources, data)]),
  );
}

/** Ids as they stand in the data, and what they stand for. */
const columnsOfSources = ["sources", ...sourceColumns];

function cellsOfSources(ids: readonly string[], { sourceById }: ChartData): Cell[] {
  return [ids.join(" "), ...sourceCells(ids.flatMap((id) => sourceById.get(id) ?? []))];
}

/** Every number that a chart is about, what it lists in words too. */
export function datumsIn(chart: Exclude<Chart, { kind: "timeline" }>): readonly Datum[] {
  if (chart.kind === "share") return chart.parts.map((part) => part.datum);
  return [...chart.bars.map((bar) => bar.datum), ...chart.vague];
}

const datumColumns = ["id", "label", "amount", "min", "max", "text", "unit", "approximate", "asOf", "status"];

function datumCells({ id, label, amount, min, max, text, unit, approximate, asOf, status }: Datum): Cell[] {
  return [id, label, amount, min, max, text, unit, approximate, asOf.iso, status];
}

const eventColumns = ["id", "date", "end", "title", "status", "actors"];

function eventCells({ id, date, end, title, status, actors }: Event): Cell[] {
  return [id, date.iso, end?.iso, title, status, actors.join(" ")];
}

/** A table whole, with all of its columns: a chart shows one of them. */
function tableCsv({ columns, rows, asOf, status, sources }: Table, data: ChartData): string {
  const heads = columns.map(({ id, unit }) =>
    unit === undefined || unit === "date" ? id : `${id} (${unit})`,
  );
  const valueOf = (cell: TableCell): Cell => {
    if (typeof cell !== "object" || cell === null) return cell ?? undefined;
    const figure = data.figureById.get(cell.figure);
    return figure && (figure.amount ?? quantityValue(figure));
  };
  return csvText(
    ["label", ...heads, "asOf", "status", ...columnsOfSources],
    rows.map((row) => [
      row.label,
      ...row.cells.map(valueOf),
      asOf.iso,
      status,
      ...cellsOfSources(row.sources.length > 0 ? row.sources : sources, data),
    ]),
  );
}
