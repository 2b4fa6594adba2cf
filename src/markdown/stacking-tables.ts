import type { MarkdownIt, Token } from "markdown-it";

/** So many columns stand side by side on a phone. */
const mostSideBySide = 3;

/** And so many letters, of the longest words of the columns, on one of 320 px without a word being cut. */
const mostLetters = 28;

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
  const rows = rowsOf(inside);
  const [heads = []] = rows;
  if (fitsSideBySide(rows)) return;
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

/** The texts of a table's cells, its heads first. */
function rowsOf(inside: readonly Token[]): string[][] {
  const rows: string[][] = [];
  for (const [index, { type }] of inside.entries()) {
    if (type === "tr_open") rows.push([]);
    if (type === "th_open" || type === "td_open") rows.at(-1)!.push(textOf(inside[index + 1]));
  }
  return rows;
}

/**
 * Whether a phone has room for the columns of a table beside each other.
 * @param rows texts of its cells, its heads first
 */
export function fitsSideBySide(rows: ReadonlyArray<readonly string[]>): boolean {
  const [heads = []] = rows;
  if (heads.length > mostSideBySide) return false;
  const letters = heads.map((_, column) => Math.max(...rows.map((row) => longestWord(row[column] ?? ""))));
  return heads.length < 2 || letters.reduce((sum, count) => sum + count) <= mostLetters;
}

/** Where a line may end: at a space that breaks, behind a hyphen or dash, and beside a letter that is a word by itself. */
const lineEnds =
  /[ \t\n]+|(?<=[-\u2010\u2013\u2014])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

function longestWord(text: string): number {
  return Math.max(...text.split(lineEnds).map((word) => word.length));
}

/** What a reader reads of a line: no marks, no addresses. */
function textOf(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map(({ type, content }) => (type === "text" || type === "code_inline" ? content : ""))
    .join("")
    .trim();
}
