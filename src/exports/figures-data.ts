import { quantityText, type Quantity } from "../model/figure-text.ts";
import type { Figure } from "../model/figure.ts";
import type { SiteFile } from "../model/site-file.ts";
import { paths } from "../model/urls.ts";
import type { SiteView } from "../pages/site-view.ts";
import { addressFrom } from "./addresses.ts";
import { cellList, csvText } from "../model/csv.ts";
import { sourceCells, sourceColumns } from "../model/source-cells.ts";
import { exportPaths } from "./export-paths.ts";
import { jsonFile, unlessEmpty } from "./json-file.ts";
import { sourceData, type SourceData } from "./source-data.ts";

/** The figures as data: an array of entries with all that is known of each, and the same as a table. */
export function figuresData(view: SiteView): SiteFile[] {
  const { figures } = view.publication;
  if (figures.length === 0) return [];
  const entries = figures.map((figure) => figureData(figure, view));
  return [
    jsonFile(exportPaths.figuresJson, entries),
    { path: exportPaths.figuresCsv, content: csvText(columns, entries.map(rowOf)) },
  ];
}

/** How much, for a machine and as the pages print it. */
interface QuantityData {
  readonly value: string;
  readonly amount?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly text?: string | undefined;
  readonly unit?: string | undefined;
  readonly approximate: boolean;
}

type FigureData = ReturnType<typeof figureData>;

function figureData(figure: Figure, view: SiteView) {
  const { publication, backlinks } = view;
  const address = (path: string) => addressFrom(exportPaths.figuresJson, path, publication);
  const sources = (ids: readonly string[]): SourceData[] => sourceData(ids, publication);
  const quantity = (of: Quantity) => quantityData({ ...of, unit: of.unit ?? figure.unit }, view);
  return {
    id: figure.id,
    label: figure.label,
    ...quantity(figure),
    derived: figure.derived,
    asOf: figure.asOf.iso,
    status: figure.status,
    by: figure.by,
    note: figure.note,
    nextExpected: figure.nextExpected?.iso,
    url: address(paths.figure(figure.id)),
    sources: sources(figure.sources),
    equivalents: unlessEmpty(
      figure.equivalents.map((one) => ({ ...quantity(one), sources: sources(one.sources) })),
    ),
    earlier: unlessEmpty(
      figure.earlier.map((one) => ({
        ...quantity(one),
        asOf: one.asOf.iso,
        status: one.status,
        note: one.note,
        sources: sources(one.sources),
      })),
    ),
    compare: unlessEmpty(figure.compare),
    subject: figure.subject,
    usedIn: backlinks
      .explainersWith("figure", figure.id)
      .map(({ explainer }) => ({ title: explainer.title, url: address(explainer.path) })),
  };
}

function quantityData(quantity: Quantity, { wording }: SiteView): QuantityData {
  const { amount, min, max, text, unit, approximate = false } = quantity;
  return { value: quantityText(quantity, wording), amount, min, max, text, unit, approximate };
}

const columns = [
  "id",
  "label",
  "value",
  "amount",
  "min",
  "max",
  "text",
  "unit",
  "approximate",
  "derived",
  "asOf",
  "status",
  "by",
  "note",
  "nextExpected",
  "equivalents",
  "earlier",
  "compare",
  "url",
  ...sourceColumns,
  "usedIn",
];

function rowOf(entry: FigureData) {
  return [
    entry.id,
    entry.label,
    entry.value,
    entry.amount,
    entry.min,
    entry.max,
    entry.text,
    entry.unit,
    entry.approximate,
    entry.derived && `${entry.derived.operation}: ${entry.derived.of.join(", ")}`,
    entry.asOf,
    entry.status,
    entry.by,
    entry.note,
    entry.nextExpected,
    cellList((entry.equivalents ?? []).map(({ value }) => value)),
    cellList(
      (entry.earlier ?? []).map(
        ({ value, asOf, status }) => `${value} (${status ? `${asOf}, ${status}` : asOf})`,
      ),
    ),
    cellList(entry.compare ?? []),
    entry.url,
    ...sourceCells(entry.sources),
    cellList(entry.usedIn.map(({ url }) => url)),
  ];
}
