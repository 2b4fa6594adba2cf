import type { Tick } from "./chart.ts";
import type { Placing } from "./mirrored.ts";

interface GridlinesProps {
  readonly ticks: readonly Tick[];
  readonly place: Placing;
  readonly bottom: number;
}

/** Lines behind the events, and beneath them the dates that they stand for. */
export function Gridlines({ ticks, place, bottom }: GridlinesProps) {
  return (
    <>
      {ticks.map(({ at, text }, index) => {
        const x = `${place.start(at)}%`;
        return (
          <>
            <line class="chart-grid" x1={x} x2={x} y1="0em" y2={`${bottom}em`} />
            {/* Smaller letters are inside: em on the outside are those of every other text. */}
            <text x={x} y={`${bottom + 1.15}em`} text-anchor={anchorAt(at)}>
              <tspan class={isSpare(ticks, index) ? "chart-tick chart-tick-spare" : "chart-tick"}>
                {text}
              </tspan>
            </text>
          </>
        );
      })}
    </>
  );
}

/** Every second of many: on a phone they would run into each other. */
function isSpare(ticks: readonly Tick[], index: number): boolean {
  return ticks.length > 4 && index % 2 === 1;
}

/** At the edges a centred label would be cut. `start` and `end` follow the direction of the text by themselves. */
function anchorAt(at: number): "start" | "middle" | "end" {
  if (at < 6) return "start";
  return at > 94 ? "end" : "middle";
}
