import type { Bar } from "./chart.ts";
import { fillOf } from "./hatching.tsx";
import type { Placing } from "./mirrored.ts";
import { barHeight } from "./row-layout.ts";

interface BarShapeProps {
  readonly bar: Bar;
  /** Where bars begin, in percent. */
  readonly zero: number;
  readonly y: number;
  /** The chart's name, for its patterns. */
  readonly name: string;
  readonly place: Placing;
}

/** The drawing of one number: an amount from zero, a range between its ends, an open end with an arrow, a limit hollow. */
export function BarShape({ bar, zero, y, name, place }: BarShapeProps) {
  const { shape, datum } = bar;
  const attributes = {
    "data-status": datum.status,
    ...(datum.approximate ? { "data-approximate": "yes" } : {}),
  };
  switch (shape.kind) {
    case "exact":
      return (
        <Box
          from={zero}
          to={bar.at.to}
          y={y}
          place={place}
          class="chart-bar"
          {...attributes}
          {...fillOf(datum, name)}
        />
      );
    case "range":
      return (
        <>
          <Reach from={zero} to={bar.at.from} y={y} place={place} />
          <Box
            from={bar.at.from}
            to={bar.at.to}
            y={y}
            place={place}
            class="chart-bar chart-range"
            {...attributes}
            {...fillOf(datum, name)}
          />
        </>
      );
    case "atLeast":
      return (
        <>
          <Box
            from={zero}
            to={bar.at.to}
            y={y}
            place={place}
            class="chart-bar"
            {...attributes}
            {...fillOf(datum, name)}
          />
          <Onwards at={bar.at.to} y={y} place={place} />
        </>
      );
    case "atMost":
      return (
        <Box
          from={zero}
          to={bar.at.to}
          y={y}
          place={place}
          class="chart-bar chart-limit"
          {...attributes}
          fill="none"
        />
      );
  }
}

interface BoxProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly place: Placing;
  readonly class: string;
  readonly fill?: string;
}

function Box({ from, to, y, place, ...rest }: BoxProps) {
  const width = Math.round(Math.abs(to - from) * 100) / 100;
  return (
    <rect
      x={`${place.left(from, to)}%`}
      y={`${y}em`}
      width={`${width}%`}
      height={`${barHeight}em`}
      {...rest}
    />
  );
}

/** From zero to where a range begins: so that its distance from nothing can be seen. */
function Reach({ from, to, y, place }: Pick<BoxProps, "from" | "to" | "y" | "place">) {
  const middle = `${y + barHeight / 2}em`;
  return (
    <line
      class="chart-reach"
      x1={`${place.start(from)}%`}
      x2={`${place.start(to)}%`}
      y1={middle}
      y2={middle}
    />
  );
}

/** "At least": the number goes on, nobody said how far. */
function Onwards({ at, y, place }: { at: number; y: number; place: Placing }) {
  const sign = place.direction === "rtl" ? -1 : 1;
  return (
    <svg x={`${place.start(at)}%`} y={`${y + barHeight / 2}em`} overflow="visible">
      <path
        class="chart-onwards"
        d={`M${3 * sign} 0h${13 * sign}m${-4 * sign} -4l${4 * sign} 4l${-4 * sign} 4`}
      />
    </svg>
  );
}
