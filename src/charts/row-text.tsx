import type { LaidRow } from "./row-layout.ts";

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
