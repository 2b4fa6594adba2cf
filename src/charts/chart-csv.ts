import { quantityValue } from "../model/figure-text.ts";
import type { Figure } from "../model/figure.ts";
import type { Event } from "../model/event.ts";
import { csvText, type Cell } from "../model/csv.ts";
import type { Table, TableCell } from "../model/table.ts";
import type { Chart } from "./chart.ts";
import type { Datum } from "./datum.ts";

/** The numbers behind a chart, to take away: what the publication's own data says, unrounded. */
export function chartCsv(chart: Chart, figureById: ReadonlyMap<string, Figure>): string {
  if (chart.kind === "timeline")
    return csvText(eventColumns, eventRows(chart.steps.map(({ event }) => event)));
  if (chart.table) return tableCsv(chart.table, figureById);
  return csvText(datumColumns, datumRows(datumsIn(chart)));
}

/** Every number that a chart is about, what it lists in words too. */
export function datumsIn(chart: Exclude<Chart, { kind: "timeline" }>): readonly Datum[] {
  if (chart.kind === "share") return chart.parts.map((part) => part.datum);
  return [...chart.bars.map((bar) => bar.datum), ...chart.vague];
}

const datumColumns = [
  "id",
  "label",
  "amount",
  "min",
  "max",
  "text",
  "unit",
  "approximate",
  "asOf",
  "status",
  "sources",
];

function datumRows(datums: readonly Datum[]): Cell[][] {
  return datums.map((datum) => [
    datum.id,
    datum.label,
    datum.amount,
    datum.min,
    datum.max,
    datum.text,
    datum.unit,
    datum.approximate,
    datum.asOf.iso,
    datum.status,
    datum.sources.join(" "),
  ]);
}

const eventColumns = ["id", "date", "end", "title", "status", "actors", "sources"];

function eventRows(events: readonly Event[]): Cell[][] {
  return events.map((event) => [
    event.id,
    event.date.iso,
    event.end?.iso,
    event.title,
    event.status,
    event.actors.join(" "),
    event.sources.join(" "),
  ]);
}

/** A table whole, with all of its columns: a chart shows one of them. */
function tableCsv(
  { columns, rows, asOf, status, sources }: Table,
  figureById: ReadonlyMap<string, Figure>,
): string {
  const heads = columns.map(({ id, unit }) =>
    unit === undefined || unit === "date" ? id : `${id} (${unit})`,
  );
  const valueOf = (cell: TableCell): Cell => {
    if (typeof cell !== "object" || cell === null) return cell ?? undefined;
    const figure = figureById.get(cell.figure);
    return figure && (figure.amount ?? quantityValue(figure));
  };
  return csvText(
    ["label", ...heads, "asOf", "status", "sources"],
    rows.map((row) => [
      row.label,
      ...row.cells.map(valueOf),
      asOf.iso,
      status,
      (row.sources.length > 0 ? row.sources : sources).join(" "),
    ]),
  );
}
