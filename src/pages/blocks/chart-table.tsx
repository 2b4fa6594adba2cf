import type { Chart } from "../../charts/chart.ts";
import { figuresIn } from "../../charts/chart-csv.ts";
import { chartIds } from "../../charts/chart-svg.tsx";
import type { RenderPage } from "../../markdown/render-env.ts";
import { wordFor } from "../../model/wording.ts";
import { DateOf } from "../parts/date.tsx";
import { SourceLinks } from "../parts/source-list.tsx";
import { Status } from "../parts/status.tsx";
import { FigureTrigger, Trigger } from "./trigger.tsx";

/** The same as a chart, as a table: always in the page, for those who do not see the drawing and for paper. */
export function ChartTable({ chart, page }: { chart: Chart; page: RenderPage }) {
  return chart.kind === "timeline" ? (
    <StepTable chart={chart} page={page} />
  ) : (
    <FigureTable chart={chart} page={page} />
  );
}

function FigureTable({ chart, page }: { chart: Exclude<Chart, { kind: "timeline" }>; page: RenderPage }) {
  const { wording, publication, path } = page;
  const shares =
    chart.kind === "share" ? new Map(chart.parts.map((part) => [part.figure, part.shareText])) : undefined;
  return (
    <table class="stack" aria-labelledby={chartIds.title(chart.name)}>
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
        {figuresIn(chart).map((figure) => (
          <tr>
            <th scope="row">{figure.label}</th>
            <td data-label={wording.value}>
              <FigureTrigger page={page} figure={figure} />
            </td>
            {shares && <td data-label={wording.chart.shareOfWhole}>{shares.get(figure)}</td>}
            <td data-label={wording.howWeKnow}>
              <Status status={figure.status} wording={wording} />,{" "}
              <DateOf date={figure.asOf} language={wording.language} short />
            </td>
            <td data-label={wording.source}>
              <SourceLinks ids={figure.sources} from={path} publication={publication} wording={wording} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StepTable({ chart, page }: { chart: Extract<Chart, { kind: "timeline" }>; page: RenderPage }) {
  const { wording, publication, path } = page;
  return (
    <table class="stack" aria-labelledby={chartIds.title(chart.name)}>
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
