import { scaleUtc } from "d3-scale";
import { endOf } from "../model/partial-date.ts";
import type { Period, Tick } from "./chart.ts";

/** Few enough to stand beside each other on a phone. */
const wantedTicks = 4;

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
