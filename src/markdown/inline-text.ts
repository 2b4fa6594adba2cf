import type { StateInline } from "markdown-it";

/**
 * What the directives of a line ask of its text, worked out once per line: asked of every colon, a search of its own would
 * cost the square of the text.
 */
export class InlineText {
  static readonly #byState = new WeakMap<StateInline, InlineText>();
  readonly #closing: ReadonlyMap<number, number>;
  readonly #lineStarts: readonly number[];
  readonly #text: string;
  readonly #counted = new Map<
    string,
    { readonly line: number; readonly at: number; readonly count: number }
  >();

  static of(state: StateInline): InlineText {
    const known = InlineText.#byState.get(state);
    if (known) return known;
    const made = new InlineText(state.src);
    InlineText.#byState.set(state, made);
    return made;
  }

  /**
   * How often a text stands on a line before an offset. Asked from left to right, each answer goes on from the one before.
   */
  countBefore(source: string, offset: number): number {
    const { line, start } = this.lineAt(offset);
    const before = this.#counted.get(source);
    let { at, count } = before?.line === line && before.at <= offset ? before : { at: start, count: 0 };
    for (
      let found = this.#text.indexOf(source, at);
      found !== -1 && found < offset;
      found = this.#text.indexOf(source, at)
    ) {
      at = found + source.length;
      count++;
    }
    this.#counted.set(source, { line, at, count });
    return count;
  }

  private constructor(text: string) {
    this.#text = text;
    this.#closing = closingBrackets(text);
    this.#lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  /** The bracket that closes the one at an offset, or -1. */
  closingBracket(open: number): number {
    return this.#closing.get(open) ?? -1;
  }

  /** The line on which an offset stands, 0-based, and where that line begins. */
  lineAt(offset: number): { readonly line: number; readonly start: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, start: this.#lineStarts[low]! };
  }
}

/** Brackets nest, a backslash escapes, and what stands in code is code. */
function closingBrackets(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  const ends = codeEnds(text);
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === "`") at = ends.get(at) ?? endOfRun(text, at);
    else if (character === "[") open.push(at);
    else if (character === "]") {
      const start = open.pop();
      if (start !== undefined) closing.set(start, at);
    }
  }
  return closing;
}

/** Where the code that a run of backticks opens ends: at the next run of the same length. */
function codeEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const before = new Map<number, number>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const start = before.get(run.length);
    if (start !== undefined) ends.set(start, index + run.length - 1);
    before.set(run.length, index);
  }
  return ends;
}

function endOfRun(text: string, start: number): number {
  let end = start;
  while (text[end + 1] === "`") end++;
  return end;
}
