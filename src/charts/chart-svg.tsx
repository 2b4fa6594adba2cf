import { anchors } from "../model/urls.ts";
import type { Chart } from "./chart.ts";
import { drawChart } from "./drawing.tsx";

/** A chart as it stands in a page: as wide as its place, its letters as large as the text beside it. */
export function ChartSvg({ chart }: { chart: Chart }) {
  const { height, content } = drawChart(chart);
  return (
    <svg
      class="chart-drawing"
      role="img"
      aria-labelledby={`${anchors.chartTitle(chart.name)} ${anchors.chartSays(chart.name)}`}
      width="100%"
      height={`${round(height)}em`}
      overflow="visible"
    >
      <desc id={anchors.chartSays(chart.name)}>{chart.says}</desc>
      {content}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
