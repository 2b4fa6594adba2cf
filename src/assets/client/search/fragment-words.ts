import type { Fragment } from "./engine.ts";

/** As Pagefind counts them: positions of hits are positions among these. */
export function wordsOf({ content, raw_content }: Fragment): string[] {
  // Languages without spaces come cut into words by zero-width spaces, which only the raw text keeps.
  if (!raw_content.includes("\u200B")) return content.split(/[\r\n\s]+/g);
  return raw_content.split("\u200B").map((word) => word.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
}
