import { renderToString } from "preact-render-to-string";
import { chartCsv } from "../../charts/chart-csv.ts";
import { chartImage } from "../../charts/chart-image.tsx";
import type { Chart, ChartFrame } from "../../charts/chart.ts";
import { columnDatums, datumOf, type Datum } from "../../charts/datum.ts";
import { readBarChart } from "../../charts/read-bars.ts";
import { readShareChart } from "../../charts/read-shares.ts";
import { readStepChart } from "../../charts/read-steps.ts";
import { shapeOf } from "../../charts/shape.ts";
import type { Directive } from "../../markdown/directive.ts";
import type { BlockRenderer, RenderPage, Report } from "../../markdown/render-env.ts";
import { findEntry } from "../../markdown/report.ts";
import { directionOf } from "../../model/direction.ts";
import { didYouMeanHint } from "../../model/did-you-mean.ts";
import type { Table } from "../../model/table.ts";
import { paths } from "../../model/urls.ts";
import { ChartFigure, creditText } from "./chart-figure.tsx";
import { nextChartName } from "./chart-name.ts";
import { eventsIn, periodOf } from "./events-in.ts";
import { choiceIn, findAll, idsIn } from "./find-or-report.ts";

const kinds = ["bars", "share", "timeline"] as const;
const orders = ["given", "ascending", "descending"] as const;

/**
 * `::chart{figures="a b c"}`: figures as bars on one scale; `kind=share` as parts of a whole (`of=` names it);
 * `kind=timeline from= to= actor=` events along a line of time. `table=` with `column=` takes the numbers from a table.
 */
export const chartBlock: BlockRenderer = {
  attributes: [
    "figures",
    "table",
    "column",
    "title",
    "kind",
    "of",
    "sort",
    "id",
    "from",
    "to",
    "actor",
    "events",
  ],
  render(directive, page, report) {
    const kind = choiceIn("kind", directive.attributes.get("kind"), kinds, report) ?? "bars";
    const frame: ChartFrame = {
      name: nextChartName(page, directive.attributes.get("id")),
      title: directive.label ?? directive.attributes.get("title"),
      direction: page.publication.site.direction ?? directionOf(page.wording.language),
    };
    const chart =
      kind === "timeline"
        ? readEvents(directive, frame, page, report)
        : readNumbers(directive, kind, frame, page, report);
    if (!chart) return "";
    const { language } = page.wording;
    page.seen.files.push(
      { path: paths.chartTable(chart.name), content: chartCsv(chart, page.publication) },
      {
        path: paths.chartImage(chart.name),
        content: chartImage(chart, { language, credit: creditText(chart, page) }),
      },
    );
    return renderToString(<ChartFigure chart={chart} page={page} />);
  },
};

function readEvents(
  directive: Directive,
  frame: ChartFrame,
  page: RenderPage,
  report: Report,
): Chart | undefined {
  const events = eventsIn(directive, page, report);
  const period = periodOf(events, directive);
  return period && readStepChart(events, period, page.buildDate, frame, page.wording);
}

function readNumbers(
  directive: Directive,
  kind: "bars" | "share",
  frame: ChartFrame,
  page: RenderPage,
  report: Report,
): Chart | undefined {
  const { attributes } = directive;
  const { publication, wording } = page;
  const found = attributes.has("table")
    ? readTable(attributes, page, report)
    : readFigures(attributes, page, report);
  const order = choiceIn("sort", attributes.get("sort"), orders, report) ?? "given";
  if (!found || !haveOneUnit(found.datums, report)) return undefined;
  const datums = sorted(found.datums, order);
  const framed = found.table
    ? { ...frame, table: found.table, title: frame.title ?? found.table.title }
    : frame;
  if (!datums.some((datum) => shapeOf(datum))) {
    report(
      "chart-has-figures",
      "None of its figures is a number, so there is nothing to draw. Use :fig in the text instead.",
    );
    return undefined;
  }
  if (kind === "bars") return readBarChart(datums, framed, wording);
  const of = attributes.get("of");
  const whole =
    of === undefined ? undefined : findEntry(publication.figureById, of, "figure", "figures.json", report);
  if (of !== undefined && (!whole || !haveOneUnit([...datums, datumOf(whole)], report))) return undefined;
  const shares = readShareChart(datums, whole, framed, wording);
  if ("chart" in shares) return shares.chart;
  report("chart-parts-fit", shares.fault);
  return undefined;
}

/** The numbers of a chart, and the table that they are from, if they are from one. */
interface Numbers {
  readonly datums: readonly Datum[];
  readonly table?: Table;
}

function readFigures(
  attributes: Directive["attributes"],
  { publication }: RenderPage,
  report: Report,
): Numbers | undefined {
  const ids = idsIn(attributes.get("figures"));
  if (ids.length === 0) {
    report(
      "chart-has-figures",
      'Names no figures. List their ids, as in ::chart{figures="safe-envelope ukraine-loan"}, or name a table, as in ::chart{table=shares}.',
    );
    return undefined;
  }
  const figures = findAll(publication.figureById, ids, "figure", "figures.json", report);
  // What is missing is reported; a chart of the rest would only mislead.
  return figures.length < ids.length ? undefined : { datums: figures.map(datumOf) };
}

function readTable(
  attributes: Directive["attributes"],
  { publication }: RenderPage,
  report: Report,
): Numbers | undefined {
  if (attributes.has("figures")) {
    report("chart-has-figures", "Names figures and a table. Make a chart of each.");
    return undefined;
  }
  const id = attributes.get("table") ?? "";
  const table = findEntry(publication.tableById, id, "table", "tables.json", report);
  if (!table) return undefined;
  const numbers = table.columns.filter(({ unit }) => unit !== undefined && unit !== "date");
  const wanted = attributes.get("column");
  const column = wanted === undefined ? numbers[0] : numbers.find((one) => one.id === wanted);
  if (!column) {
    const ids = numbers.map((one) => one.id);
    const known = ids.length === 0 ? " Give one a unit." : ` Use one of: ${ids.join(", ")}.`;
    const missing = `No column of numbers${wanted === undefined ? "" : ` "${wanted}"`} in the table "${id}".`;
    report("column-exists", `${missing}${didYouMeanHint(wanted ?? "", ids) || known}`);
    return undefined;
  }
  return { datums: columnDatums(table, column, publication.figureById), table };
}

/** Bars of euros beside bars of years would compare what cannot be compared. Words have no length and need no unit. */
function haveOneUnit(datums: readonly Datum[], report: Report): boolean {
  const drawn = datums.filter((datum) => shapeOf(datum));
  const units = new Map(drawn.map(({ unit = "count", id }) => [unit, id]));
  if (units.size < 2) return true;
  const found = [...units].map(([unit, id]) => `${unit} ("${id}")`).join(", ");
  report(
    "chart-one-unit",
    `Its figures have different units: ${found}. Make a chart for each, or take the odd one out.`,
  );
  return false;
}

function sorted(datums: readonly Datum[], order: (typeof orders)[number]): readonly Datum[] {
  if (order === "given") return datums;
  const sign = order === "ascending" ? 1 : -1;
  // What cannot be drawn has no place in the order; it goes last, as it is listed beneath.
  const size = (datum: Datum) => shapeOf(datum)?.to ?? sign * Infinity;
  return datums.toSorted((a, b) => sign * (size(a) - size(b)) || 0);
}
