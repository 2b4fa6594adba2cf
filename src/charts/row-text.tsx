import type { LaidRow, Run } from "./row-layout.ts";

/** A line of text keeps its spaces: between two runs there is nothing else to part them. */
export function RowText({ row, x, indent = 0 }: { row: LaidRow; x: number; indent?: number }) {
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

/** Runs that stand behind each other on one line, a space between two. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      {runs
        .filter(({ text }) => text !== "")
        .map(({ text, class: className }, index) => (
          <tspan class={className}>{index === 0 ? text : ` ${text}`}</tspan>
        ))}
    </>
  );
}
