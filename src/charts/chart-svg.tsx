import type { Chart } from "./chart.ts";
import { drawChart } from "./drawing.tsx";

/** A chart as it stands in a page: as wide as its place, its letters as large as the text beside it. */
export function ChartSvg({ chart }: { chart: Chart }) {
  const { height, content } = drawChart(chart);
  return (
    <svg
      class="chart-drawing"
      role="img"
      aria-labelledby={`${chartIds.title(chart.name)} ${chartIds.says(chart.name)}`}
      width="100%"
      height={`${round(height)}em`}
      overflow="visible"
    >
      <desc id={chartIds.says(chart.name)}>{chart.says}</desc>
      {content}
    </svg>
  );
}

/** Ids of a chart's elements; its name is unique in the site. */
export const chartIds = {
  chart: (name: string) => `chart-${name}`,
  title: (name: string) => `chart-${name}-title`,
  says: (name: string) => `chart-${name}-says`,
} as const;

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
