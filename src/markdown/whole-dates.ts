import type { MarkdownIt } from "markdown-it";
import { wholeDates } from "../model/date-text.ts";
import { eachInline } from "./each-inline.ts";
import type { RenderEnv } from "./render-env.ts";

/** Keeps each date on one line: `28 November 2025` with spaces that do not break. Code stays as it was written. */
export function datesInOnePiece(md: MarkdownIt): void {
  md.core.ruler.push("whole-dates", ({ tokens, env }) => {
    const { page } = env as RenderEnv;
    if (!page) return;
    eachInline(tokens, ({ children }) => {
      for (const token of children ?? []) {
        if (token.type === "text") token.content = wholeDates(token.content, page.wording.language);
      }
    });
  });
}
