import type { Token } from "markdown-it";

/** Visits every inline token with the line of the text, 0-based, on which its block begins. Table cells have none of their own. */
export function eachInline(
  tokens: readonly Token[],
  visit: (token: Token, line: number, index: number) => void,
): void {
  let line = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.map) line = token.map[0];
    if (token.type === "inline") visit(token, line, index);
  }
}
