import { scaleLinear } from "d3-scale";
import type { BarPlaces } from "./chart.ts";
import { endsOf, type Shape } from "./shape.ts";

/** A bar, and the text that is to stand at its end. */
interface EndingBar {
  readonly shape: Shape;
  readonly end: string;
}

interface BarScale {
  readonly places: BarPlaces;
  /** Where a number is, in percent of the drawing's width. */
  readonly place: (value: number) => number;
}

/** So many em of a chart's letters stand beside each other on a phone of 320 pixels. */
const narrowest = 20.5;
/** About what a letter takes, in em, of a wide face of a system. */
const letter = { name: 0.6, end: 0.7 };
/** Between a bar and its number, and the arrow of an open end. */
const gap = { exact: 0.5, range: 0.5, atMost: 0.5, atLeast: 1.8 };
/** Longer names would leave too little to the bars. */
const longestBeside = 12;
/** Bars on less of the width say little. */
const leastReach = 40;

/** How wide the column of names is that stands before the bars, in percent; 0 where one is too long and each stands above its bar. */
export function namesColumn(names: readonly string[]): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return longest > longestBeside ? 0 : Math.ceil((100 * (longest * letter.name + 0.8)) / narrowest);
}

/**
 * Linear, from zero, always: a bar that begins elsewhere lies about its length. Each bar says its number, so that no axis has to: the
 * longest is as long as the narrowest screen allows with the number behind it.
 * @param names the width of the column of names, in percent
 */
export function barScale(bars: readonly EndingBar[], names: number): BarScale {
  const ends = bars.flatMap(({ shape }) => endsOf(shape));
  const lowest = Math.min(0, ...ends);
  const highest = Math.max(0, ...ends);
  const domain = lowest === highest ? [0, 1] : [lowest, highest];
  const share = scaleLinear().domain(domain);
  // A number below zero stands behind zero, where its bar is not.
  const reaches = bars.map(({ shape, end }) => {
    const room = (100 * (gap[shape.kind] + end.length * letter.end)) / narrowest;
    return names + (100 - names - room) / share(Math.max(0, shape.to));
  });
  const reach = Math.min(100, ...reaches);
  const hasEnds = reach - names >= leastReach;
  const hasArrow = bars.some(({ shape }) => shape.kind === "atLeast");
  const scale = scaleLinear()
    .domain(domain)
    .range([names, hasEnds ? reach : hasArrow ? 92 : 100]);
  const place = (value: number) => round(scale(value));
  return { places: { zero: place(0), names, hasEnds }, place };
}

/** To a hundredth of a percent: what no screen shows would only make the file longer, and differ between machines. */
function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
