import type { Figure } from "../model/figure.ts";
import { fill, quantityText } from "../model/figure-text.ts";
import { wordFor, type Wording } from "../model/wording.ts";
import { linearScale } from "./axis.ts";
import type { Axis, Bar, BarChart, ChartFrame } from "./chart.ts";
import { shapeOf } from "./shape.ts";
import { shortNames } from "./short-names.ts";

/** Figures of one unit side by side, in the author's order. */
export function readBarChart(figures: readonly Figure[], frame: ChartFrame, wording: Wording): BarChart {
  const { bars, axis, unit, common } = barsOf(figures, wording);
  return {
    kind: "bars",
    ...frame,
    title:
      frame.title ?? (common === "" ? defaultTitle(unit, wording) : capitalised(common, wording.language)),
    bars,
    axis,
    vague: figures.filter((figure) => !shapeOf(figure)),
    says: [wording.chart.saysBars, barsInWords(bars, wording)].join(" "),
  };
}

interface Bars {
  readonly bars: readonly Bar[];
  readonly axis: Axis;
  readonly unit: string;
  /** The words that all their names share. */
  readonly common: string;
}

/** What can be drawn of the figures, on one scale. */
export function barsOf(figures: readonly Figure[], wording: Wording): Bars {
  const drawn = figures.flatMap((figure) => {
    const shape = shapeOf(figure);
    return shape ? [{ figure, shape }] : [];
  });
  const unit = drawn[0]?.figure.unit ?? "count";
  const { axis, place } = linearScale(
    drawn.map(({ shape }) => shape),
    unit,
    wording,
  );
  const { names, common } = shortNames(drawn.map(({ figure }) => figure.label));
  const bars = drawn.map(({ figure, shape }, index) => ({
    figure,
    shape,
    at: { from: shape.kind === "range" ? place(shape.from) : axis.zero, to: place(shape.to) },
    name: names[index] ?? figure.label,
    value: quantityText(figure, wording),
    how: figure.status === "official" ? "" : wordFor(wording.statuses, figure.status).toLowerCase(),
  }));
  return { bars, axis, unit, common };
}

/** Every bar where they are few; of many the ends, since the table has them all. */
export function barsInWords(bars: readonly Bar[], wording: Wording): string {
  const { chart } = wording;
  if (bars.length <= fewBars) {
    return bars
      .map((bar) => fill(chart.saysEach, bar.name, [bar.value, bar.how].filter(Boolean).join(", ")))
      .join(" ");
  }
  const byLength = bars.toSorted((a, b) => b.shape.to - a.shape.to);
  const longest = byLength[0]!;
  const shortest = byLength.at(-1)!;
  return fill(chart.saysLongest, longest.name, longest.value, shortest.name, shortest.value);
}

const fewBars = 8;

function defaultTitle(unit: string, { chart }: Wording): string {
  if (/^[A-Z]{3}$/.test(unit)) return chart.sums;
  return unit === "percent" ? chart.shares : chart.numbers;
}

function capitalised(text: string, language: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
