import type { MarkdownIt, Token } from "markdown-it";
import type { RenderEnv } from "./render-env.ts";
import { reporter } from "./report.ts";

/**
 * Code whose closing fence is missing holds the rest of the page, headings and directives and all, and CommonMark finds nothing
 * wrong with that. No author means it.
 */
export function codeEnds(md: MarkdownIt): void {
  md.core.ruler.after("block", "code-ends", (state) => {
    const env = state.env as RenderEnv;
    const { page } = env;
    if (!page) return;
    const open = state.tokens.filter(({ type }) => type === "fence");
    if (open.length === 0) return;
    const lines = state.src.split("\n");
    for (const token of open) {
      if (isClosed(token, lines)) continue;
      env.blockLine = token.map?.[0] ?? 0;
      reporter(
        env,
        page,
        token.markup,
      )(
        "code-closed",
        `The code that begins here is never closed, so what follows is code as well. Write a line of ${token.markup} after it.`,
      );
    }
  });
}

/** Whether its last line, of a list or a quotation or of neither, is a fence of its kind, and at least as long. */
function isClosed({ map, markup }: Token, lines: readonly string[]): boolean {
  const [start, end] = map ?? [0, 0];
  const [, fence = ""] = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(lines[end - 1] ?? "") ?? [];
  return end - start > 1 && fence.startsWith(markup);
}
