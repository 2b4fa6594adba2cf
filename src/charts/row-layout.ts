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
const gap = 0.8;
/** About what fits a phone of 320 pixels. */
const charactersInLine = 36;

export const barHeight = 1;

/** The baseline of letters whose middle is so high. */
export function baseline(middle: number): number {
  return round(middle + 0.36);
}

/**
 * Stacks rows from `top` on, each with its lines of text and a bar below them; `height` is where the last ends.
 * @param rows the lines of each, as `wrapRuns` gives them
 */
export function layRows(
  rows: ReadonlyArray<ReadonlyArray<readonly Run[]>>,
  top: number,
  bar: number = barHeight,
): { rows: LaidRow[]; height: number } {
  let y = top;
  const laid = rows.map((runs) => {
    const lines = runs.map((line) => {
      y += lineHeight;
      return { y: round(y - 0.4), runs: line };
    });
    const row = { lines, bar: round(y) };
    y += bar + gap;
    return row;
  });
  return { rows: laid, height: round(y - gap) };
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

/** The same in as few lines, none of which is much shorter than another: no word stands alone below a full line. */
export function balanceRuns(runs: readonly Run[]): Run[][] {
  const full = wrapRuns(runs);
  if (full.length === 1) return full;
  let lines = full;
  for (let limit = charactersInLine - 1; limit > 0; limit -= 1) {
    const narrower = wrapRuns(runs, limit);
    if (narrower.length > full.length) break;
    lines = narrower;
  }
  return lines;
}

/** Of an em no more than a hundredth is seen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
