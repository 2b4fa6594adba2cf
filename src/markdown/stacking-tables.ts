import type { MarkdownIt, Token } from "markdown-it";

/** So many columns stand side by side on the narrowest phone without a word being cut. */
export const mostSideBySide = 3;

/**
 * A wide table says in each cell which column it is, as text for the style sheet: on a phone its rows become blocks, and the
 * heads of the columns are out of sight.
 */
export function stackingTables(md: MarkdownIt): void {
  md.core.ruler.push("stacking-tables", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) if (token.type === "table_open") label(tokens, index);
  });
}

function label(tokens: readonly Token[], open: number): void {
  let end = open;
  while (tokens[end]!.type !== "table_close") end++;
  const inside = tokens.slice(open, end);
  const heads = inside.flatMap(({ type }, index) => (type === "th_open" ? [textOf(inside[index + 1])] : []));
  if (heads.length <= mostSideBySide) return;
  tokens[open]!.attrJoin("class", "stack");
  let column = 0;
  for (const token of inside) {
    if (token.type === "tr_open") column = 0;
    if (token.type !== "td_open") continue;
    // The first cell names the row.
    const head = column > 0 && heads[column];
    if (head) token.attrSet("data-label", head);
    column++;
  }
}

/** What a reader reads of a line: no marks, no addresses. */
function textOf(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map(({ type, content }) => (type === "text" || type === "code_inline" ? content : ""))
    .join("")
    .trim();
}
