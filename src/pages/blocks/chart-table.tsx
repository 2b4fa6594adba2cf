import type { Chart } from "../../charts/chart.ts";
import { datumsIn } from "../../charts/chart-csv.ts";
import type { Datum } from "../../charts/datum.ts";
import type { RenderPage } from "../../markdown/render-env.ts";
import { fitsSideBySide } from "../../markdown/stacking-tables.ts";
import { dateText, shortDateText } from "../../model/date-text.ts";
import { fill, quantityText, quantityValue, type Quantity } from "../../model/figure-text.ts";
import type { Figure } from "../../model/figure.ts";
import { endOf, parsePartialDate, type PartialDate } from "../../model/partial-date.ts";
import type { Table, TableCell } from "../../model/table.ts";
import { anchors } from "../../model/urls.ts";
import { wordFor } from "../../model/wording.ts";
import { DateOf } from "../parts/date.tsx";
import { SourceLinks } from "../parts/source-list.tsx";
import { Status } from "../parts/status.tsx";
import { FigureTrigger, Trigger } from "./trigger.tsx";

/** The same as a chart, as a table: always in the page, for those who do not see the drawing and for paper. */
export function ChartTable({ chart, page }: { chart: Chart; page: RenderPage }) {
  if (chart.kind === "timeline") return <StepTable chart={chart} page={page} />;
  return chart.table ? (
    <WholeTable table={chart.table} chart={chart} page={page} />
  ) : (
    <FigureTable chart={chart} page={page} />
  );
}

function FigureTable({ chart, page }: { chart: Exclude<Chart, { kind: "timeline" }>; page: RenderPage }) {
  const { wording, publication, path } = page;
  const shares =
    chart.kind === "share" ? new Map(chart.parts.map((part) => [part.datum, part.shareText])) : undefined;
  return (
    <table class="stack" aria-labelledby={anchors.chartTitle(chart.name)}>
      <thead>
        <tr>
          <th scope="col">{wording.label}</th>
          <th scope="col">{wording.value}</th>
          {shares && <th scope="col">{wording.chart.shareOfWhole}</th>}
          <th scope="col">{wording.howWeKnow}</th>
          <th scope="col">{wording.source}</th>
        </tr>
      </thead>
      <tbody>
        {datumsIn(chart).map((datum) => (
          <tr>
            <th scope="row">{datum.label}</th>
            <td data-label={wording.value}>
              <DatumValue page={page} datum={datum} />
            </td>
            {shares && <td data-label={wording.chart.shareOfWhole}>{shares.get(datum)}</td>}
            <td data-label={wording.howWeKnow}>
              <Status status={datum.status} wording={wording} />,{" "}
              <DateOf date={datum.asOf} language={wording.language} short />
            </td>
            <td data-label={wording.source}>
              <SourceLinks ids={datum.sources} from={path} publication={publication} wording={wording} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A table as the data has it: what the chart shows, and the columns beside it. */
function WholeTable({ table, chart, page }: { table: Table; chart: Chart; page: RenderPage }) {
  const { columns, rows } = table;
  const { wording, publication, path } = page;
  const hasSources = rows.some((row) => row.sources.length > 0);
  const isStacked = hasSources || !fitsSideBySide(textsOf(table, page));
  return (
    <>
      <table class={isStacked ? "stack" : undefined} aria-labelledby={anchors.chartTitle(chart.name)}>
        <thead>
          <tr>
            <th scope="col">{table.rowsAre ?? wording.label}</th>
            {columns.map(({ label }) => (
              <th scope="col">{label}</th>
            ))}
            {hasSources && <th scope="col">{wording.source}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                {row.label}
                {row.note && <small> {row.note}</small>}
              </th>
              {row.cells.map((cell, place) => (
                <td data-label={isStacked ? columns[place]!.label : undefined}>
                  <CellValue cell={cell} column={columns[place]!} page={page} />
                </td>
              ))}
              {hasSources && (
                <td data-label={wording.source}>
                  <SourceLinks ids={row.sources} from={path} publication={publication} wording={wording} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="meta">
        {table.note && `${table.note} `}
        <Status status={table.status} wording={wording} />
        {table.by && `, ${fill(wording.saidBy, table.by)}`},{" "}
        <DateOf date={table.asOf} language={wording.language} />. {wording.sourcesAre}
        <SourceLinks ids={table.sources} from={path} publication={publication} wording={wording} />.
        {table.nextExpected &&
          endOf(table.nextExpected) < page.buildDate &&
          ` ${fill(wording.overdue, dateText(table.nextExpected, wording.language))}`}
      </p>
    </>
  );
}

/** What the cells of a table say, its heads first. */
function textsOf({ rowsAre, columns, rows }: Table, page: RenderPage): string[][] {
  const heads = [rowsAre ?? page.wording.label, ...columns.map(({ label }) => label)];
  return [
    heads,
    ...rows.map(({ label, cells }) => [
      label,
      ...cells.map((cell, place) => cellText(cell, columns[place]!, page)),
    ]),
  ];
}

function cellText(cell: TableCell, column: Column, page: RenderPage): string {
  const { wording } = page;
  const { figure, quantity, date, words = "" } = readCell(cell, column, page);
  if (date) return shortDateText(date, wording.language).replaceAll(" ", "\u00a0");
  const amount = figure ?? quantity;
  return amount ? quantityText(amount, wording) : words;
}

function CellValue({ cell, column, page }: { cell: TableCell; column: Column; page: RenderPage }) {
  const { wording } = page;
  const { figure, quantity, date, words } = readCell(cell, column, page);
  if (figure) return <FigureTrigger page={page} figure={figure} />;
  if (quantity) return <data value={quantityValue(quantity)}>{quantityText(quantity, wording)}</data>;
  return date ? <DateOf date={date} language={wording.language} short /> : <>{words}</>;
}

type Column = Table["columns"][number];

/** What a cell holds, by what its column is about: one of these, or none where a figure is missing. */
interface CellContent {
  readonly figure?: Figure | undefined;
  readonly quantity?: Quantity;
  readonly date?: PartialDate;
  readonly words?: string;
}

function readCell(
  cell: TableCell,
  { unit, approximate }: Column,
  { publication, wording }: RenderPage,
): CellContent {
  if (cell === null) return { words: wording.chart.unknown };
  if (typeof cell === "object") return { figure: publication.figureById.get(cell.figure) };
  if (typeof cell === "number") return { quantity: { amount: cell, unit, approximate } };
  const date = unit === "date" ? parsePartialDate(cell) : undefined;
  return date ? { date } : { words: cell };
}

/** A number with its card, where it is a figure. */
export function DatumValue({ datum, page }: { datum: Datum; page: RenderPage }) {
  if (datum.figure) return <FigureTrigger page={page} figure={datum.figure} />;
  return <data value={quantityValue(datum)}>{quantityText(datum, page.wording)}</data>;
}

function StepTable({ chart, page }: { chart: Extract<Chart, { kind: "timeline" }>; page: RenderPage }) {
  const { wording, publication, path } = page;
  return (
    <table class="stack" aria-labelledby={anchors.chartTitle(chart.name)}>
      <thead>
        <tr>
          <th scope="col">{wording.date}</th>
          <th scope="col">{wording.timelineOf.event}</th>
          <th scope="col">{wording.statusLabel}</th>
          <th scope="col">{wording.source}</th>
        </tr>
      </thead>
      <tbody>
        {chart.steps.map(({ event }) => (
          <tr>
            <th scope="row">
              <DateOf date={event.date} language={wording.language} short />
            </th>
            <td data-label={wording.timelineOf.event}>
              <Trigger page={page} kind="event" id={event.id}>
                {event.title}
              </Trigger>
            </td>
            <td data-label={wording.statusLabel}>{wordFor(wording.eventStatuses, event.status)}</td>
            <td data-label={wording.source}>
              <SourceLinks ids={event.sources} from={path} publication={publication} wording={wording} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
