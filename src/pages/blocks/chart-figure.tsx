import { datumsIn } from "../../charts/chart-csv.ts";
import { ChartSvg } from "../../charts/chart-svg.tsx";
import type { Chart } from "../../charts/chart.ts";
import type { RenderPage } from "../../markdown/render-env.ts";
import { dateText, shortDateText } from "../../model/date-text.ts";
import { fill } from "../../model/figure-text.ts";
import { compareDates } from "../../model/partial-date.ts";
import { anchors, paths } from "../../model/urls.ts";
import { counted, wordFor } from "../../model/wording.ts";
import { Link } from "../parts/link.tsx";
import { SourceLinks } from "../parts/source-list.tsx";
import { ChartTable, DatumValue } from "./chart-table.tsx";

interface ChartProps {
  readonly chart: Chart;
  readonly page: RenderPage;
}

/** A chart with all that a reader needs to trust it: title, drawing, what is not drawn, sources, the same as a table. */
export function ChartFigure({ chart, page }: ChartProps) {
  const { wording, publication } = page;
  const credit = creditOf(chart, page);
  return (
    <figure class="chart" id={anchors.chart(chart.name)} data-chart={chart.kind}>
      <p class="label" id={anchors.chartTitle(chart.name)}>
        {chart.title}
      </p>
      <ChartSvg chart={chart} />
      {chart.kind === "bars" && chart.vague.length > 0 && <NotDrawn chart={chart} page={page} />}
      <details class="chart-data">
        <summary>{wording.chartAsTable}</summary>
        <ChartTable chart={chart} page={page} />
        <p class="take-away">
          {wording.takeAway}
          <Link from={page.path} to={paths.chartTable(chart.name)} hooks={{ download: true }}>
            {wording.chart.table}
          </Link>
          ,{" "}
          <Link from={page.path} to={paths.chartImage(chart.name)} hooks={{ download: true }}>
            {wording.chart.image}
          </Link>
          {page.hasPictures && (
            <>
              ,{" "}
              <Link from={page.path} to={paths.chartPicture(chart.name)} hooks={{ download: true }}>
                {wording.chart.picture}
              </Link>
            </>
          )}
        </p>
      </details>
      <figcaption>
        {credit.key.length > 0 && <p>{credit.key.join(" ")}</p>}
        <p>
          {credit.facts.join(". ")}.{" "}
          {credit.sources.length > fewSources ? (
            fill(
              wording.chart.sourcesInTable,
              counted(wording.sourceCount, credit.sources.length, wording.language),
            )
          ) : (
            <>
              {wording.sourcesAre}
              <SourceLinks
                ids={credit.sources}
                from={page.path}
                publication={publication}
                wording={wording}
              />
              .
            </>
          )}
        </p>
      </figcaption>
    </figure>
  );
}

/** More would be a wall of names; each is in the table, beside what it says. */
const fewSources = 8;

/** Words have no length: they are said where a bar would be. */
function NotDrawn({ chart, page }: { chart: Extract<Chart, { kind: "bars" }>; page: RenderPage }) {
  const { wording } = page;
  return (
    <div class="chart-vague">
      <p>{fill(wording.chart.notDrawn, "").trim()}</p>
      <ul>
        {chart.vague.map((datum) => (
          <li>
            {datum.label}: <DatumValue page={page} datum={datum} /> (
            {wordFor(wording.statuses, datum.status).toLowerCase()}, {dateText(datum.asOf, wording.language)})
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Dates, statuses and sources of a chart as a whole. */
interface Credit {
  readonly facts: readonly string[];
  readonly sources: readonly string[];
  /** What explains how its bars are drawn, where they are not all plain. */
  readonly key: readonly string[];
}

function creditOf(chart: Chart, { wording }: RenderPage): Credit {
  const { language } = wording;
  const entries =
    chart.kind === "timeline"
      ? chart.steps.map(({ event }) => ({ date: event.date, status: event.status, sources: event.sources }))
      : datumsIn(chart).map((datum) => ({
          date: datum.asOf,
          status: datum.status,
          sources: datum.sources,
        }));
  const dates = entries.map((entry) => entry.date).toSorted(compareDates);
  const first = dates[0]!;
  const last = dates.at(-1)!;
  const dateFact =
    first.iso === last.iso
      ? fill(wording.asOfDate, dateText(first, language))
      : fill(wording.chart.dates, shortDateText(first, language), shortDateText(last, language));
  const words: Readonly<Record<string, string>> =
    chart.kind === "timeline" ? wording.eventStatuses : wording.statuses;
  const [status = "", ...statuses] = new Set(entries.map((entry) => wordFor(words, entry.status)));
  return {
    facts: [dateFact, [status, ...statuses.map((word) => word.toLowerCase())].join(", ")],
    sources: [...new Set(entries.flatMap((entry) => entry.sources))],
    key: keyOf(chart, wording),
  };
}

function keyOf(chart: Chart, { chart: words }: RenderPage["wording"]): string[] {
  if (chart.kind === "timeline") return [];
  const bars = chart.kind === "bars" ? chart.bars : chart.parts;
  const isHatched = bars.some(({ datum }) => datum.status !== "official");
  // A strip of parts shows where each ends by the next.
  const hasBars = chart.kind === "bars" || chart.places;
  const isDashed = hasBars && bars.some(({ datum, shape }) => datum.approximate || shape.kind === "atMost");
  return [isHatched ? words.saysHatched : "", isDashed ? words.saysDashed : ""].filter(Boolean);
}

/** The same for the file that leaves the site, where a link leads nowhere. */
export function creditText(chart: Chart, page: RenderPage): string {
  const { wording, publication } = page;
  const { facts, sources } = creditOf(chart, page);
  const publishers = new Set(sources.flatMap((id) => publication.sourceById.get(id)?.publisher ?? []));
  return `${facts.join(". ")}. ${wording.sourcesAre}${[...publishers].join("; ")}. ${publication.site.title}.`;
}
