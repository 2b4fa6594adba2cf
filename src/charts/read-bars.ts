import { fill, quantityText } from "../model/figure-text.ts";
import { wordFor, type Wording } from "../model/wording.ts";
import { barScale, namesColumn } from "./bar-scale.ts";
import type { Bar, BarChart, BarPlaces, ChartFrame } from "./chart.ts";
import type { Datum } from "./datum.ts";
import { shapeOf } from "./shape.ts";
import { shortNames } from "./short-names.ts";

/** Numbers of one unit side by side, in the author's order. */
export function readBarChart(datums: readonly Datum[], frame: ChartFrame, wording: Wording): BarChart {
  const { bars, places, unit, common } = barsOf(datums, wording);
  return {
    kind: "bars",
    ...frame,
    title:
      frame.title ?? (common === "" ? defaultTitle(unit, wording) : capitalised(common, wording.language)),
    bars,
    places,
    vague: datums.filter((datum) => !shapeOf(datum)),
    says: [wording.chart.saysBars, barsInWords(bars, wording)].join(" "),
  };
}

interface Bars {
  readonly bars: readonly Bar[];
  readonly places: BarPlaces;
  readonly unit: string;
  /** The words that all their names share. */
  readonly common: string;
}

/**
 * What can be drawn of the numbers, on one scale.
 * @param shares what else is said of each at the end of its bar
 */
export function barsOf(datums: readonly Datum[], wording: Wording, shares: readonly string[] = []): Bars {
  const drawn = datums.flatMap((datum) => {
    const shape = shapeOf(datum);
    return shape ? [{ datum, shape }] : [];
  });
  const { names, common } = shortNames(drawn.map(({ datum }) => datum.label));
  const texts = drawn.map(({ datum, shape }, index) => ({
    datum,
    shape,
    name: names[index] ?? datum.label,
    value: quantityText(datum, wording),
    how: datum.status === "official" ? "" : wordFor(wording.statuses, datum.status).toLowerCase(),
  }));
  const column = namesColumn(names);
  const { places, place } = barScale(
    texts.map(({ shape, value, how }, index) => ({
      shape,
      // Beside a column of names how a number is known has no other place.
      end: [value, shares[index] ?? "", column > 0 ? how : ""].filter(Boolean).join("  "),
    })),
    column,
  );
  const bars = texts.map((text) => ({
    ...text,
    at: {
      from: text.shape.kind === "range" ? place(text.shape.from) : places.zero,
      to: place(text.shape.to),
    },
  }));
  return { bars, places, unit: drawn[0]?.datum.unit ?? "count", common };
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
