import type { CapitalisedName } from "./capitalised-names.ts";

/**
 * Whether the full name of an initialism stands beside it: "Permanent Structured Cooperation (PESCO)", or "PESCO (Permanent
 * Structured Cooperation)", or elsewhere in the same text. In brackets the first letters need not all agree: "Organisation for Joint Armament Cooperation (OCCAR)".
 */
export function isExpanded({ text: initialism, start, end }: CapitalisedName, text: string): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  // Asked first, because only an opened bracket is worth walking back through the words before it.
  const inBrackets =
    /[([]/.test(before.slice(-1)) && /(?:[\p{L}\p{M}'’&-]+[ \n\u00A0]+)+[([]$/u.exec(before)?.[0];
  if (inBrackets && /^[)\],;]/.test(after)) return sharesInitials(initialism, inBrackets);
  const behind = /^ ?[([]([^()[\]]{4,120})[)\]]/u.exec(after)?.[1];
  return (behind !== undefined && sharesInitials(initialism, behind)) || isSpelledOut(initialism, text);
}

/** "TFEU is short for the Treaty on the Functioning of the European Union": capitals in a row, letter for letter. */
function isSpelledOut(initialism: string, text: string): boolean {
  const capitals = (text.match(/\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*|[.!?;:]/gu) ?? []).map((word) => word[0]);
  return initialism.length > 2 && capitals.join("").includes(initialism);
}

/** Whether two letters of it at least, and its first, begin words of the phrase. */
function sharesInitials(initialism: string, phrase: string): boolean {
  const letters = initialism.toLowerCase().match(/\p{L}/gu) ?? [];
  const initials = new Set(phrase.toLowerCase().match(/(?<![\p{L}\p{M}])\p{L}/gu));
  return initials.has(letters[0] ?? "") && letters.filter((letter) => initials.has(letter)).length >= 2;
}
