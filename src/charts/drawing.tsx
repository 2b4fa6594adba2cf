import type { JSX } from "preact";
import type { BarChart, Chart, ShareChart, StepChart } from "./chart.ts";
import { BarShape } from "./bar-shape.tsx";
import { Gridlines, ZeroLine } from "./gridlines.tsx";
import { mirrored } from "./mirrored.ts";
import { barHeight, layRows, type LaidRow, type Run } from "./row-layout.ts";
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
  const { rows, height } = layRows(chart.bars.map(runsOf), 0);
  const place = mirrored(chart.direction);
  const { ticks, zero } = chart.axis;
  const zeroLine = <ZeroLine at={zero} place={place} bottom={height} />;
  return {
    height: height + axisHeight,
    content: (
      <>
        <Hatching name={chart.name} data={chart.bars.map(({ datum }) => datum)} />
        <Gridlines ticks={ticks} zero={zero} place={place} bottom={height} />
        {/* Letters begin beside a line at the edge, and would break it if they came after it; one within the chart stops before them. */}
        {zero > 0 && zeroLine}
        {chart.bars.map((bar, index) => (
          <>
            <RowText row={rows[index]!} x={place.start(0)} />
            <BarShape bar={bar} axis={chart.axis} y={rows[index]!.bar} name={chart.name} place={place} />
          </>
        ))}
        {zero === 0 && zeroLine}
      </>
    ),
  };
}

function drawShares(chart: ShareChart): Drawing {
  const { axis, parts } = chart;
  const withShare = parts.map((part) => [...runsOf(part), { text: part.shareText, class: "chart-how" }]);
  const { rows, height } = layRows(withShare, stripHeight + 0.6, axis ? barHeight : 0);
  const place = mirrored(chart.direction);
  return {
    height: axis ? height + axisHeight : height,
    content: (
      <>
        <Hatching name={chart.name} data={parts.map(({ datum }) => datum)} />
        {axis && (
          <Gridlines
            ticks={axis.ticks}
            zero={axis.zero}
            place={place}
            top={stripHeight + 0.6}
            bottom={height}
          />
        )}
        {parts.map((part, index) => (
          <rect
            class={`chart-part ${shade(index)}`}
            data-status={part.datum.status}
            x={`${place.left(part.from, part.from + part.share)}%`}
            y="0"
            width={`${part.share}%`}
            height={`${stripHeight}em`}
            {...fillOf(part.datum, chart.name)}
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
        {parts.map((part, index) => (
          <>
            {axis ? (
              <BarShape bar={part} axis={axis} y={rows[index]!.bar} name={chart.name} place={place} />
            ) : (
              <rect
                class={`chart-part ${shade(index)}`}
                data-status={part.datum.status}
                x={chart.direction === "rtl" ? "100%" : "0"}
                {...(chart.direction === "rtl" ? { transform: "translate(-12 0)" } : {})}
                y={`${rows[index]!.lines[0]!.y - 0.75}em`}
                width="0.85em"
                height="0.85em"
                {...fillOf(part.datum, chart.name)}
              />
            )}
            <RowText row={rows[index]!} x={place.start(0)} indent={axis ? 0 : 1.4} />
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
  const { rows, height } = layRows(chart.steps.map(stepRuns), 0, markHeight);
  const place = mirrored(chart.direction);
  return {
    height: height + axisHeight,
    content: (
      <>
        <Gridlines ticks={chart.ticks} place={place} bottom={height} />
        {chart.now !== undefined && (
          <line
            class="chart-now"
            x1={`${place.start(chart.now)}%`}
            x2={`${place.start(chart.now)}%`}
            y1="0"
            y2={`${height}em`}
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

function runsOf({ name, value, how }: BarChart["bars"][number]): Run[] {
  return [
    { text: name, class: "chart-name" },
    { text: value, class: "chart-value" },
    { text: inBrackets(how), class: "chart-how" },
  ];
}

function inBrackets(text: string): string {
  return text === "" ? "" : `(${text})`;
}

/** A line of text keeps its spaces: between two runs there is nothing else to part them. */
function RowText({ row, x, indent = 0 }: { row: LaidRow; x: number; indent?: number }) {
  return (
    <>
      {row.lines.map((line) => (
        <text x={`${x}%`} y={`${line.y}em`} {...(indent > 0 ? { dx: `${indent}em` } : {})}>
          {line.runs.map((run) => (
            <tspan class={run.class}>{run.text}</tspan>
          ))}
        </text>
      ))}
    </>
  );
}
