import type { Term } from "./term.ts";

/** Longer than this a text is for the entry's own page: a card shows what is read without scrolling. */
const longest = 400;

/**
 * The second rung of a definition, which a card unfolds, as words alone: with marks of its own it would bring notes to the
 * page. `undefined` where there is none, or more than a paragraph. The list of a page's terms, paper and a page without a
 * script do without it: there one line and a link are what a reader looks for.
 */
export function longDefinitionOf(
  { long }: Pick<Term, "long">,
  plainText: (markdown: string) => string,
): string | undefined {
  if (long === undefined || /\n\s*\n/.test(long.trim())) return undefined;
  const words = plainText(long);
  return words.length <= longest ? words : undefined;
}
