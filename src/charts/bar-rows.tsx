import type { JSX } from "preact";
import { BarShape } from "./bar-shape.tsx";
import type { Bar, BarPlaces, Part } from "./chart.ts";
import type { Placing } from "./mirrored.ts";
import { barHeight, balanceRuns, baseline, layRows, round, type LaidRow, type Run } from "./row-layout.ts";
import { RowText } from "./row-text.tsx";

interface BarRows {
  /** Where the last row ends, in em. */
  readonly height: number;
  readonly content: JSX.Element;
}

interface RowProps {
  readonly bar: Bar | Part;
  readonly places: BarPlaces;
  readonly row: LaidRow;
  /** The chart's name, for its patterns. */
  readonly name: string;
  readonly place: Placing;
}

/** From one bar to the next where nothing is written between them. */
const pitch = 1.75;
/** What parts a name from its bar, and a bar from its number: half an em. */
const gap = "\u2002";
/** How far the line at zero goes beyond the first bar and the last. */
const overhang = 0.2;

/** Bars below each other from `top` on: each with its name, before it or above it, and its number where it ends. */
export function drawBarRows(
  bars: ReadonlyArray<Bar | Part>,
  places: BarPlaces,
  { name, place, top }: { name: string; place: Placing; top: number },
): BarRows {
  const { rows, height } =
    places.names > 0
      ? rowsBeside(bars.length, top)
      : layRows(
          bars.map((bar) => balanceRuns(runsAbove(bar, places))),
          top,
        );
  return {
    height,
    content: (
      <>
        {bars.map((bar, index) => (
          <BarRow bar={bar} places={places} row={rows[index]!} name={name} place={place} />
        ))}
        <ZeroLines rows={rows} places={places} place={place} />
      </>
    ),
  };
}

function rowsBeside(count: number, top: number): { rows: LaidRow[]; height: number } {
  const first = top + overhang;
  const rows = Array.from({ length: count }, (_, index) => ({
    lines: [],
    bar: round(first + index * pitch),
  }));
  return { rows, height: round(first + (count - 1) * pitch + barHeight + overhang) };
}

function BarRow({ bar, places, row, name, place }: RowProps) {
  return (
    <>
      {places.names > 0 ? (
        <text x={`${place.start(places.names)}%`} y={middleOf(row)} text-anchor="end">
          {`${bar.name}${gap}`}
        </text>
      ) : (
        <RowText row={row} x={place.start(0)} />
      )}
      <BarShape bar={bar} zero={places.zero} y={row.bar} name={name} place={place} />
      {places.hasEnds && (
        <text
          class="chart-value"
          x={`${place.start(Math.max(places.zero, bar.at.to))}%`}
          {...(bar.shape.kind === "atLeast" ? { dx: inline(1.3, place) } : {})}
          y={middleOf(row)}
        >
          {`${gap}${bar.value}`}
          {saidBehind(bar, places).map((text) => (
            <tspan class="chart-how">{` ${text}`}</tspan>
          ))}
        </text>
      )}
    </>
  );
}

/** The line from which bars grow: one beside them all, or a piece beside each where names stand between. */
function ZeroLines({ rows, places, place }: { rows: readonly LaidRow[]; places: BarPlaces; place: Placing }) {
  const x = `${place.start(places.zero)}%`;
  const bars = rows.map(({ bar }) => [bar, bar + barHeight] as const);
  const lines = places.names > 0 ? [[bars[0]![0] - overhang, bars.at(-1)![1] + overhang] as const] : bars;
  return (
    <>
      {lines.map(([from, to]) => (
        <line class="chart-zero" x1={x} x2={x} y1={em(from)} y2={em(to)} />
      ))}
    </>
  );
}

function runsAbove(bar: Bar | Part, { hasEnds }: BarPlaces): Run[] {
  const { name, value, how } = bar;
  const number = [
    { text: value, class: "chart-value" },
    { text: shareOf(bar), class: "chart-how" },
  ];
  return [
    { text: name, class: "chart-name" },
    ...(hasEnds ? [] : number),
    { text: how === "" ? "" : `(${how})`, class: "chart-how" },
  ];
}

/** What stands behind a number at the end of its bar: its share, and beside a column of names how it is known. */
function saidBehind(bar: Bar | Part, { names }: BarPlaces): string[] {
  return [shareOf(bar), names > 0 ? bar.how : ""].filter(Boolean);
}

function shareOf(bar: Bar | Part): string {
  return "shareText" in bar ? bar.shareText : "";
}

function middleOf({ bar }: LaidRow): string {
  return em(baseline(bar + barHeight / 2));
}

/** Forward along the line, whichever way that is. */
function inline(distance: number, { direction }: Placing): string {
  return em(direction === "rtl" ? -distance : distance);
}

function em(value: number): string {
  return `${round(value)}em`;
}
