/**
 * Names without what all of them repeat at the end or the beginning: nineteen times "’s share of Safe" is read once.
 * Only whole words, only where there are enough names to be sure that the words are a pattern, and never a whole name.
 */
export function shortNames(names: readonly string[]): {
  readonly names: readonly string[];
  readonly common: string;
} {
  if (names.length < patternNeeds) return { names, common: "" };
  const ending = wholeWords(commonEnding(names), /^\S*?(?=[’'\s])/u);
  const shortened = names.map((name) => name.slice(0, name.length - ending.length).trim());
  const isPattern = ending.trim().split(/\s+/).length >= 3 && shortened.every((name) => name !== "");
  return isPattern
    ? { names: shortened, common: ending.replace(/^[’'](s\b)?/u, "").trim() }
    : { names, common: "" };
}

/** Fewer names may agree by chance. */
const patternNeeds = 4;

function commonEnding(names: readonly string[]): string {
  const [first = "", ...others] = names;
  let length = 0;
  while (length < first.length && others.every((other) => other.at(-1 - length) === first.at(-1 - length)))
    length++;
  return first.slice(first.length - length);
}

/** Without the part of a word that stands before its first whole word. */
function wholeWords(ending: string, partOfWord: RegExp): string {
  return ending.replace(partOfWord, "");
}
