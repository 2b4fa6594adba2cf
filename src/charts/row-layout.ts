/**
 * Where rows of text and bars stand. Heights are in em and widths in percent, so that a chart is as wide as the page
 * without its letters shrinking: a picture scaled to a phone cannot be read.
 */

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly class: string;
}

/** A row: its lines of text, and below them its bar. */
export interface LaidRow {
  readonly lines: readonly Line[];
  /** The bar's upper edge. */
  readonly bar: number;
}

export interface Line {
  /** The baseline. */
  readonly y: number;
  readonly runs: readonly Run[];
}

const lineHeight = 1.4;
const gap = 0.75;
/** About what fits a phone of 320 pixels. */
const charactersInLine = 36;

export const barHeight = 0.85;

/** Stacks rows from `top` on; `height` is where the next thing may stand. */
export function layRows(
  rows: ReadonlyArray<readonly Run[]>,
  top: number,
  bar: number = barHeight,
): { rows: LaidRow[]; height: number } {
  let y = top;
  const laid = rows.map((runs) => {
    const lines = wrapRuns(runs).map((line) => {
      y += lineHeight;
      return { y: round(y - 0.35), runs: line };
    });
    const row = { lines, bar: round(y) };
    y += bar + gap;
    return row;
  });
  return { rows: laid, height: round(y) };
}

/** Breaks between words where a line is full. A word longer than a line stays whole, and so does a number with its unit, or a date. */
export function wrapRuns(runs: readonly Run[], limit: number = charactersInLine): Run[][] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const run of runs) {
    const staysWhole = run.class === "chart-value" && run.text.length <= limit / 2;
    const words = staysWhole ? [run.text] : run.text.split(/ +/);
    for (const word of words.filter(Boolean)) {
      if (used > 0 && used + 1 + word.length > limit) {
        lines.push([]);
        used = 0;
      }
      const line = lines.at(-1)!;
      const last = line.at(-1);
      const text = used > 0 ? ` ${word}` : word;
      if (last?.class === run.class) line[line.length - 1] = { ...last, text: last.text + text };
      else line.push({ text, class: run.class });
      used += text.length;
    }
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
