/** Where a position along the line is on the screen, in percent from the left. */
export interface Placing {
  readonly direction: "ltr" | "rtl";
  /** A point. */
  readonly start: (percent: number) => number;
  /** The left edge of what lies between two points. */
  readonly left: (from: number, to: number) => number;
}

/** SVG knows no inline start: where lines run to the left, so do bars. */
export function mirrored(direction: "ltr" | "rtl"): Placing {
  if (direction === "ltr") return { direction, start: round, left: (from, to) => round(Math.min(from, to)) };
  return {
    direction,
    start: (percent) => round(100 - percent),
    left: (from, to) => round(100 - Math.max(from, to)),
  };
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
