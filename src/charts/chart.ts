import type { Event } from "../model/event.ts";
import type { PartialDate } from "../model/partial-date.ts";
import type { Table } from "../model/table.ts";
import type { Datum } from "./datum.ts";
import type { Shape } from "./shape.ts";

/** A drawing of numbers or events, decided: what remains is to draw it. */
export type Chart = BarChart | ShareChart | StepChart;

interface ChartBase {
  /** Part of its ids and of the names of its files: `what-is-safe-1`. */
  readonly name: string;
  readonly title: string;
  /** What one sees, in words, for those who do not see it. */
  readonly says: string;
  /** Which way the page runs: bars begin where lines begin. */
  readonly direction: "ltr" | "rtl";
}

/** Numbers of one unit as bars on one linear scale that holds zero. */
export interface BarChart extends ChartBase {
  readonly kind: "bars";
  /** Where the numbers are a table's: its other columns stand beside them. */
  readonly table?: Table;
  readonly bars: readonly Bar[];
  readonly places: BarPlaces;
  /** What is said in words and not in numbers: it is listed and not drawn. */
  readonly vague: readonly Datum[];
}

/** A whole and its parts. */
export interface ShareChart extends ChartBase {
  readonly kind: "share";
  readonly table?: Table;
  readonly parts: readonly Part[];
  /** What the parts leave of the whole, in percent; 0 where they fill it. */
  readonly rest: number;
  readonly restName: string;
  /** Where there are more parts than a reader tells apart, each has its bar too. */
  readonly places?: BarPlaces;
}

/** Events along a line of time. */
export interface StepChart extends ChartBase {
  readonly kind: "timeline";
  readonly steps: readonly Step[];
  readonly ticks: readonly Tick[];
  /** Where the build date is, in percent, if it is within the chart. */
  readonly now?: number;
}

/** One number in a chart. Positions are percentages of the drawing's width. */
export interface Bar {
  readonly datum: Datum;
  /** What tells it from the others. */
  readonly name: string;
  readonly value: string;
  /** How we know it, in words, where it is not official. */
  readonly how: string;
  readonly shape: Shape;
  /** Where the shape's ends are. */
  readonly at: { readonly from: number; readonly to: number };
}

export interface Part extends Bar {
  /** Where the part begins in the whole and how much of it it is, in percent. */
  readonly from: number;
  readonly share: number;
  readonly shareText: string;
}

export interface Step {
  readonly event: Event;
  readonly date: string;
  /** How sure it is, in words, where it did not simply happen. */
  readonly how: string;
  readonly from: number;
  /** The same as `from` for a day; later for a date that is known to the month or year, and for several days. */
  readonly to: number;
}

/** Where bars stand and what stands beside them, in percent of the drawing's width. */
export interface BarPlaces {
  /** Where bars begin. */
  readonly zero: number;
  /** How wide the column of names is that stands before the bars; 0 where each name stands above its bar. */
  readonly names: number;
  /** Whether each number stands at the end of its bar; else it stands behind the name. */
  readonly hasEnds: boolean;
}

/** A line that helps the eye. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** What several charts are told by the page that they stand on. */
export interface ChartFrame {
  /** The table whose numbers it shows, if they are a table's. */
  readonly table?: Table;
  readonly name: string;
  /** The author's title; without one the chart names itself. */
  readonly title: string | undefined;
  readonly direction: "ltr" | "rtl";
}

/** The first and the last moment that a chart of events shows. */
export interface Period {
  readonly from: PartialDate;
  readonly to: PartialDate;
}
