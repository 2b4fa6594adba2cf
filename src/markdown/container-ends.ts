import type { StateBlock } from "markdown-it";
import { closingBracket, parseDirectiveHead } from "./directive.ts";

const endsByState = new WeakMap<StateBlock, Map<string, number>>();

/**
 * The line of colons that closes the container opened on a line, or -1. Containers nest, and colons in a code block are
 * code. What one search learns of the containers inside is kept: each asking anew would cost the square of their number.
 */
export function closingLine(state: StateBlock, startLine: number, endLine: number, colons: number): number {
  const ends = endsByState.get(state) ?? new Map<string, number>();
  endsByState.set(state, ends);
  const key = keyOf(state, startLine);
  if (!ends.has(key)) findEnds(state, { line: startLine, colons }, endLine, ends);
  const end = ends.get(key) ?? -1;
  return end < endLine ? end : -1;
}

/** The same line is another text within a list or a quotation. */
function keyOf(state: StateBlock, line: number): string {
  return `${line} ${state.blkIndent} ${state.bMarks[line]!}`;
}

interface Opening {
  readonly line: number;
  readonly colons: number;
}

function findEnds(state: StateBlock, first: Opening, endLine: number, ends: Map<string, number>): void {
  const open = [first];
  const leaveOpen = (from: number) => {
    for (const opening of open.splice(from)) ends.set(keyOf(state, opening.line), -1);
  };
  const fence = new FenceWatch();
  for (let line = first.line + 1; line < endLine && open.length > 0; line++) {
    const start = state.bMarks[line]! + state.tShift[line]!;
    const text = state.src.slice(start, state.eMarks[line]);
    // Out of the block quotation or list item that holds the container.
    if (text !== "" && state.sCount[line]! < state.blkIndent) break;
    if (fence.isCode(text)) continue;
    const colons = /^:{3,}/.exec(text)?.[0].length ?? 0;
    if (colons === 0) continue;
    if (text.trim().length > colons) {
      if (opensContainer(text, colons)) open.push({ line, colons });
      continue;
    }
    const index = closedBy(open, colons);
    const closed = open[index];
    if (!closed) continue;
    leaveOpen(index + 1);
    open.pop();
    ends.set(keyOf(state, closed.line), line);
  }
  leaveOpen(0);
}

function opensContainer(text: string, colons: number): boolean {
  const head = parseDirectiveHead(text, colons, text.length, (open) =>
    closingBracket(text, open, text.length),
  );
  return head !== undefined && text.slice(head.end).trim() === "";
}

/** A run of colons closes the nearest container of its own length; failing that, the innermost that is no longer. */
function closedBy(open: readonly Opening[], colons: number): number {
  const same = open.findLastIndex((opening) => opening.colons === colons);
  if (same >= 0) return same;
  return colons > (open.at(-1)?.colons ?? Infinity) ? open.length - 1 : -1;
}

/** Follows fenced code from line to line, also in lists and quotations. */
class FenceWatch {
  #fence: string | undefined;

  isCode(text: string): boolean {
    const found = /^(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/.exec(text);
    const [, mark = "", rest = ""] = found ?? [];
    if (this.#fence !== undefined) {
      if (mark.startsWith(this.#fence) && rest.trim() === "") this.#fence = undefined;
      return true;
    }
    // Backticks behind backticks are code in a line.
    if (mark === "" || (mark.startsWith("`") && rest.includes("`"))) return false;
    this.#fence = mark;
    return true;
  }
}
