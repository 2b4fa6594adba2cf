import type { MarkdownIt } from "markdown-it";
import type { RenderEnv } from "./render-env.ts";
import { reporter } from "./report.ts";

/** markdown-it-footnote loses the words of a `^[note]` in a note or in an image's description: there it is text, and reported. */
export function nestedFootnotes(md: MarkdownIt): void {
  md.inline.ruler.before("footnote_inline", "nested-footnotes", (state, silent) => {
    if (!state.src.startsWith("^[", state.pos)) return false;
    const env = state.env as RenderEnv;
    if (env.lineTokens === undefined || state.tokens === env.lineTokens) return false;
    if (silent) return false;
    const [source = ""] = state.src.slice(state.pos, state.pos + 40).split("\n", 1);
    state.pending += "^";
    state.pos++;
    if (env.page) {
      const message =
        "A note in the line cannot stand in another or in an image. Write it as a footnote: [^name].";
      reporter(env, env.page, source)("footnote-not-nested", message);
    }
    return true;
  });
}
