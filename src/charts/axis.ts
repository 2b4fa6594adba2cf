import { scaleLinear, scaleUtc } from "d3-scale";
import { quantityText } from "../model/figure-text.ts";
import { endOf } from "../model/partial-date.ts";
import type { Wording } from "../model/wording.ts";
import type { Axis, Period, Tick } from "./chart.ts";
import { endsOf, type Shape } from "./shape.ts";

/** A scale and the axis that shows it. */
interface LinearScale {
  readonly axis: Axis;
  readonly place: (value: number) => number;
}

/** Few enough to stand beside each other on a phone. */
const wantedTicks = 4;

/** Linear, from zero, always: a bar that begins elsewhere lies about its length. */
export function linearScale(shapes: readonly Shape[], unit: string, wording: Wording): LinearScale {
  const ends = shapes.flatMap(endsOf);
  // Room for the arrow of an open end.
  const reach = shapes.some((shape) => shape.kind === "atLeast") ? 1.08 : 1;
  const lowest = Math.min(0, ...ends);
  const highest = Math.max(0, ...ends) * reach;
  const scale = scaleLinear()
    .domain(lowest === highest ? [0, 1] : [lowest, highest])
    .nice(wantedTicks)
    .range([0, 100]);
  const place = (value: number) => round(scale(value));
  // Half a thing is none: where things are counted, only whole numbers are marked.
  const isCounted = ends.every(Number.isInteger) && highest < 10;
  const ticks = scale
    .ticks(wantedTicks)
    .filter((value) => !isCounted || Number.isInteger(value))
    .map((value) => ({ at: place(value), text: quantityText({ amount: value, unit }, wording) }));
  return { axis: { zero: place(0), ticks }, place };
}

/** A scale of time that begins and ends with the period. */
export function timeScale(
  { from, to }: Period,
  language: string,
): { ticks: readonly Tick[]; place: (moment: Date) => number } {
  const scale = scaleUtc()
    .domain([from.start.toJSDate(), endOf(to).toJSDate()])
    .range([0, 100]);
  const months = endOf(to).diff(from.start, "months").months;
  const format = new Intl.DateTimeFormat(language, {
    year: "numeric",
    ...(months < 36 ? { month: "short" } : {}),
    timeZone: "UTC",
  });
  const ticks = scale
    .ticks(wantedTicks)
    .map((date) => ({ at: round(scale(date)), text: format.format(date) }));
  return {
    ticks: ticks.filter((tick, index) => tick.text !== ticks[index - 1]?.text),
    place: (moment) => round(scale(moment)),
  };
}

/** To a thousandth of a percent: what no screen shows would only make the file longer, and differ between machines. */
function round(percent: number): number {
  return Math.round(percent * 1000) / 1000;
}
