import type { MarkdownIt } from "markdown-it";
import { eachInline } from "./each-inline.ts";
import type { RenderEnv } from "./render-env.ts";

/** Lets the rules of a line know on which line they are: markdown-it parses inline text without its place. */
export function inlineLines(md: MarkdownIt): void {
  md.core.ruler.at("inline", (state) => {
    const env = state.env as RenderEnv;
    eachInline(state.tokens, (token, line) => {
      env.blockLine = line;
      token.children ??= [];
      env.lineTokens = token.children;
      state.md.inline.parse(token.content, state.md, state.env, token.children);
    });
  });
}
