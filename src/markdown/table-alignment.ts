import type { MarkdownIt } from "markdown-it";

/** A column is aligned by a class: the content security policy lets no `style` attribute through. */
export function tableAlignment(md: MarkdownIt): void {
  md.core.ruler.push("table-alignment", (state) => {
    for (const token of state.tokens) {
      if (token.type !== "th_open" && token.type !== "td_open") continue;
      const side = /^text-align:(\w+)$/.exec(String(token.attrGet("style") ?? ""))?.[1];
      if (side) token.attrs = [["class", `align-${side}`]];
    }
  });
}
