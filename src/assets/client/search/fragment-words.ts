import type { Fragment } from "./files.ts";

/** As Pagefind counts them: positions of hits are positions among these. */
export function wordsOf({ content }: Fragment): string[] {
  // Languages without spaces come cut into words by zero-width spaces.
  return content.split(content.includes("\u200B") ? "\u200B" : /[\r\n\s]+/g);
}
