import type { MarkdownIt, StateCore } from "markdown-it";
import type { RenderEnv } from "./render-env.ts";

/**
 * While somebody writes, every block of a page says on which line of its file it was written: `data-line`, 1-based. A published
 * page says nothing of it.
 */
export function sourceLines(md: MarkdownIt): void {
  md.core.ruler.push("source_lines", (state: StateCore) => {
    const { page } = state.env as RenderEnv;
    // Text in data has no lines of the page's file.
    if (!page?.showsLines || page.file === undefined) return;
    for (const token of state.tokens) {
      if (token.map === null || token.nesting < 0 || token.type === "inline" || token.hidden) continue;
      token.attrSet("data-line", String(page.origin.addressOf(token.map[0], "").line));
    }
  });
}
