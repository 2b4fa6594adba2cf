import { renderToString } from "preact-render-to-string";
import { chartCsv } from "../../charts/chart-csv.ts";
import { chartImage } from "../../charts/chart-image.tsx";
import type { Chart, ChartFrame } from "../../charts/chart.ts";
import { readBarChart } from "../../charts/read-bars.ts";
import { readShareChart } from "../../charts/read-shares.ts";
import { readStepChart } from "../../charts/read-steps.ts";
import { shapeOf } from "../../charts/shape.ts";
import type { Directive } from "../../markdown/directive.ts";
import type { BlockRenderer, RenderPage, Report } from "../../markdown/render-env.ts";
import { findEntry } from "../../markdown/report.ts";
import { directionOf } from "../../model/direction.ts";
import type { Figure } from "../../model/figure.ts";
import { ChartFigure, creditText } from "./chart-figure.tsx";
import { chartFileNames, nextChartName } from "./chart-files.ts";
import { eventsIn, periodOf } from "./events-in.ts";
import { choiceIn, findAll, idsIn } from "./find-or-report.ts";

const kinds = ["bars", "share", "timeline"] as const;
const orders = ["given", "ascending", "descending"] as const;

/**
 * `::chart{figures="a b c"}`: figures as bars on one scale; `kind=share` as parts of a whole (`of=` names it);
 * `kind=timeline from= to= actor=` events along a line of time.
 */
export const chartBlock: BlockRenderer = {
  attributes: ["figures", "title", "kind", "of", "sort", "id", "from", "to", "actor", "events"],
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
        : readFigures(directive, kind, frame, page, report);
    if (!chart) return "";
    const { language } = page.wording;
    page.seen.files.push(
      { path: chartFileNames.table(chart.name), content: chartCsv(chart) },
      {
        path: chartFileNames.image(chart.name),
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

function readFigures(
  directive: Directive,
  kind: "bars" | "share",
  frame: ChartFrame,
  page: RenderPage,
  report: Report,
): Chart | undefined {
  const { publication, wording } = page;
  const ids = idsIn(directive.attributes.get("figures"));
  if (ids.length === 0) {
    report(
      "chart-has-figures",
      'Names no figures. List their ids, as in ::chart{figures="safe-envelope ukraine-loan"}.',
    );
    return undefined;
  }
  const found = findAll(publication.figureById, ids, "figure", "figures.json", report);
  const figures = sorted(
    found,
    choiceIn("sort", directive.attributes.get("sort"), orders, report) ?? "given",
  );
  // What is missing is reported; a chart of the rest would only mislead.
  if (figures.length < ids.length || !haveOneUnit(figures, report)) return undefined;
  if (!figures.some((figure) => shapeOf(figure))) {
    report(
      "chart-has-figures",
      "None of its figures is a number, so there is nothing to draw. Use :fig in the text instead.",
    );
    return undefined;
  }
  if (kind === "bars") return readBarChart(figures, frame, wording);
  const of = directive.attributes.get("of");
  const whole =
    of === undefined ? undefined : findEntry(publication.figureById, of, "figure", "figures.json", report);
  if (of !== undefined && (!whole || !haveOneUnit([...figures, whole], report))) return undefined;
  const shares = readShareChart(figures, whole, frame, wording);
  if ("chart" in shares) return shares.chart;
  report("chart-parts-fit", shares.fault);
  return undefined;
}

/** Bars of euros beside bars of years would compare what cannot be compared. Words have no length and need no unit. */
function haveOneUnit(figures: readonly Figure[], report: Report): boolean {
  const drawn = figures.filter((figure) => shapeOf(figure));
  const units = new Map(drawn.map((figure) => [figure.unit ?? "count", figure.id]));
  if (units.size < 2) return true;
  const found = [...units].map(([unit, id]) => `${unit} ("${id}")`).join(", ");
  report(
    "chart-one-unit",
    `Its figures have different units: ${found}. Make a chart for each, or take the odd one out.`,
  );
  return false;
}

function sorted(figures: readonly Figure[], order: (typeof orders)[number]): readonly Figure[] {
  if (order === "given") return figures;
  const sign = order === "ascending" ? 1 : -1;
  // What cannot be drawn has no place in the order; it goes last, as it is listed beneath.
  const size = (figure: Figure) => shapeOf(figure)?.to ?? sign * Infinity;
  return figures.toSorted((a, b) => sign * (size(a) - size(b)) || 0);
}
