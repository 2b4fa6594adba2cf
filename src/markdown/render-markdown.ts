import type { MarkdownIt } from "markdown-it";
import type { Address, Problem } from "../model/problem.ts";
import {
  emptySightings,
  type PageContext,
  type RenderEnv,
  type Sightings,
  type TextOrigin,
} from "./render-env.ts";

/** A rendered text and what was seen in it. */
export interface Rendered {
  readonly html: string;
  readonly seen: Sightings;
}

/** Renders a text once, recording every mention, number and citation. Pass `seen` to gather several texts of one page. */
export function renderMarkdown(
  md: MarkdownIt,
  source: string,
  page: PageContext,
  seen: Sightings = emptySightings(),
): Rendered {
  const env = envOf(md, page, seen);
  // The renderer of a block may come after other lines were parsed, so ids of footnotes must not depend on it.
  return { html: md.render(source, env as Record<string, unknown>), seen };
}

/** What the rules may ask, and the way by which a block renders Markdown of its own, with the same rules. */
function envOf(
  md: MarkdownIt,
  page: PageContext,
  seen: Sightings,
  around: readonly string[] = [],
): RenderEnv {
  const renderText = (source: string, address: Address, form?: "line"): string => {
    if (around.includes(source)) {
      seen.problems.push(showsItself(address));
      return "";
    }
    const within = { ...seen, passages: [], outline: [] };
    const env = envOf(md, { ...page, origin: valueOrigin(address) }, within, [...around, source]);
    const render = form === "line" ? md.renderInline.bind(md) : md.render.bind(md);
    return render(source, env as Record<string, unknown>);
  };
  return {
    page: { ...page, seen, renderText },
    // Asked for where a note is: to look up an address takes a while.
    get docId() {
      return page.origin.noteName?.();
    },
  };
}

/** A guide in an outcome of its own would never end. */
function showsItself({ file, line, column }: Address): Problem {
  const message =
    "The text has a block in it that shows the text itself. Take the block out, or name others in it.";
  return { file, line, column, rule: "text-not-in-itself", severity: "error", message };
}

/** Addresses in the body of a Markdown file: the column is where the words stand on their line. */
export function bodyOrigin(file: string, body: string, bodyLine: number): TextOrigin {
  let lines: readonly string[] | undefined;
  // Of a line with many faults the next place is asked after the last.
  let last = { line: -1, text: "", count: 0, column: 0 };
  const columnOf = (line: number, text: string, count: number): number => {
    const from =
      last.line === line && last.text === text && last.count <= count ? last : { count: 0, column: -1 };
    let column = from.column < 0 ? lines![line]!.indexOf(text) : from.column;
    for (let found = from.count; found < count && column >= 0; found++) {
      const next = lines![line]!.indexOf(text, column + text.length);
      if (next === -1) break;
      column = next;
    }
    if (column >= 0) last = { line, text, count, column };
    return column;
  };
  return {
    addressOf(line, text, countBefore = 0): Address {
      lines ??= body.split(/\r\n|\n|\r/);
      const first = text.split("\n", 1)[0] ?? "";
      // A paragraph knows its first line; the words may stand on a later one.
      for (let offset = 0; offset < 200 && line + offset < lines.length; offset++) {
        const column = first === "" ? 0 : columnOf(line + offset, first, offset === 0 ? countBefore : 0);
        if (column >= 0) return { file, line: bodyLine + line + offset, column: column + 1 };
      }
      return { file, line: bodyLine + line, column: 1 };
    },
  };
}

/**
 * Text that stands in JSON or in front matter has one address: where the string begins. Its line breaks are `\n` there. A page may
 * have several such texts, each of which numbers its notes anew.
 */
export function valueOrigin(address: Address): TextOrigin {
  const noteName = (): string => {
    const { file, line, column } = address;
    return [...file.split(/[^\p{L}\p{N}]+/u).filter(Boolean), line, column].join("-");
  };
  return { addressOf: () => address, noteName };
}
