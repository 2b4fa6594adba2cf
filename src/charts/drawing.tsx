import type { JSX } from "preact";
import type { BarChart, Chart, ShareChart, StepChart } from "./chart.ts";
import { drawBarRows } from "./bar-rows.tsx";
import { Gridlines } from "./gridlines.tsx";
import { mirrored, type Placing } from "./mirrored.ts";
import { balanceRuns, layRows, wrapRuns, type Run } from "./row-layout.ts";
import { RowText } from "./row-text.tsx";
import { fillOf, Hatching } from "./hatching.tsx";

/** A drawing with the height that it needs, in em of its letters. */
export interface Drawing {
  readonly height: number;
  readonly content: JSX.Element;
}

const axisHeight = 1.6;
const stripHeight = 2.1;

/**
 * The inside of a chart's SVG: widths in percent, heights in em, and every colour a class, so that dark, print and forced
 * colours are matters of the style sheet and no style needs to be inline.
 */
export function drawChart(chart: Chart): Drawing {
  switch (chart.kind) {
    case "bars":
      return drawBars(chart);
    case "share":
      return drawShares(chart);
    case "timeline":
      return drawSteps(chart);
  }
}

function drawBars(chart: BarChart): Drawing {
  const place = mirrored(chart.direction);
  const { height, content } = drawBarRows(chart.bars, chart.places, { name: chart.name, place, top: 0 });
  return {
    height,
    content: (
      <>
        <Hatching name={chart.name} data={chart.bars.map(({ datum }) => datum)} />
        {content}
      </>
    ),
  };
}

function drawShares(chart: ShareChart): Drawing {
  const { parts, places, name } = chart;
  const place = mirrored(chart.direction);
  const top = stripHeight + 0.6;
  const { height, content } = places
    ? drawBarRows(parts, places, { name, place, top })
    : drawKey(chart, place, top);
  return {
    height,
    content: (
      <>
        <Hatching name={name} data={parts.map(({ datum }) => datum)} />
        {parts.map((part, index) => (
          <rect
            class={`chart-part ${shade(index)}`}
            data-status={part.datum.status}
            x={`${place.left(part.from, part.from + part.share)}%`}
            y="0"
            width={`${part.share}%`}
            height={`${stripHeight}em`}
            {...fillOf(part.datum, name)}
          />
        ))}
        {chart.rest > 0 && (
          <rect
            class="chart-rest"
            x={`${place.left(100 - chart.rest, 100)}%`}
            y="0"
            width={`${chart.rest}%`}
            height={`${stripHeight}em`}
          />
        )}
        {content}
      </>
    ),
  };
}

/** Few parts are named beneath the strip, in its order: how much, then what. */
function drawKey({ parts, name, direction }: ShareChart, place: Placing, top: number): Drawing {
  const lines = parts.map((part) => [
    ...wrapRuns([
      { text: part.value, class: "chart-value" },
      { text: part.shareText, class: "chart-how" },
      { text: inBrackets(part.how), class: "chart-how" },
    ]),
    ...balanceRuns([{ text: part.name, class: "chart-name" }]),
  ]);
  const { rows, height } = layRows(lines, top, 0);
  return {
    height,
    content: (
      <>
        {parts.map((part, index) => (
          <>
            <rect
              class={`chart-part ${shade(index)}`}
              data-status={part.datum.status}
              x={direction === "rtl" ? "100%" : "0"}
              {...(direction === "rtl" ? { transform: "translate(-12 0)" } : {})}
              y={`${rows[index]!.lines[0]!.y - 0.75}em`}
              width="0.85em"
              height="0.85em"
              {...fillOf(part.datum, name)}
            />
            <RowText row={rows[index]!} x={place.start(0)} indent={1.4} />
          </>
        ))}
      </>
    ),
  };
}

/** Parts side by side differ in depth, never in colour alone: each is named beneath, in the same order. */
function shade(index: number): string {
  return `chart-shade-${(index % 3) + 1}`;
}

function drawSteps(chart: StepChart): Drawing {
  const { rows, height } = layRows(
    chart.steps.map((step) => wrapRuns(stepRuns(step))),
    0,
    markHeight,
  );
  const place = mirrored(chart.direction);
  const bottom = height + 0.8;
  return {
    height: bottom + axisHeight,
    content: (
      <>
        <Gridlines ticks={chart.ticks} place={place} bottom={bottom} />
        {chart.now !== undefined && (
          <line
            class="chart-now"
            x1={`${place.start(chart.now)}%`}
            x2={`${place.start(chart.now)}%`}
            y1="0"
            y2={`${bottom}em`}
          />
        )}
        {chart.steps.map((step, index) => {
          const row = rows[index]!;
          const middle = row.bar + markHeight / 2;
          return (
            <>
              <RowText row={row} x={place.start(0)} />
              <line class="chart-track" x1="0" x2="100%" y1={`${middle}em`} y2={`${middle}em`} />
              {step.from === step.to ? (
                <circle
                  class="chart-mark"
                  data-status={step.event.status}
                  cx={`${place.start(step.from)}%`}
                  cy={`${middle}em`}
                  r="0.34em"
                />
              ) : (
                <rect
                  class="chart-mark"
                  data-status={step.event.status}
                  x={`${place.left(step.from, step.to)}%`}
                  y={`${middle - 0.25}em`}
                  width={`${Math.max(step.to - step.from, 0.5)}%`}
                  height="0.5em"
                  rx="3"
                />
              )}
            </>
          );
        })}
      </>
    ),
  };
}

const markHeight = 0.7;

function stepRuns({ date, event, how }: StepChart["steps"][number]): Run[] {
  return [
    { text: date, class: "chart-value" },
    { text: event.title, class: "chart-name" },
    { text: inBrackets(how), class: "chart-how" },
  ];
}

function inBrackets(text: string): string {
  return text === "" ? "" : `(${text})`;
}
