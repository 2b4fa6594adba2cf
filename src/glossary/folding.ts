/** Spellings that readers take for one are made one here, a word at a time, so that offsets into the text stay true. */

const plainAscii = /^[\0-\x7F]*$/;
// Soft hyphens, joiners, direction marks: there for the line breaker, not for the reader.
const invisible = /[\p{Cf}\u034F\uFE00-\uFE0F]/gu;
const apostrophes = /[\u2018\u2019\u02BC\u2032\uFF07]/g;

/** The letters as written, whichever way their accents, apostrophes and invisible characters are encoded. */
export function asWritten(word: string): string {
  return plainAscii.test(word)
    ? word
    : word.normalize("NFKC").replace(invisible, "").replace(apostrophes, "'");
}

/** {@link asWritten} in lower case. */
export function folded(word: string, language: string): string {
  if (plainAscii.test(word) && !hasOwnCase.has(language)) return word.toLowerCase();
  const lower = asWritten(word).toLocaleLowerCase(language).normalize("NFC");
  return lower
    .replace(/i\u0307/g, "i")
    .replace(/ς/g, "σ")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae");
}

// Turkish and Azerbaijani have a capital I without a dot for ı; Lithuanian keeps dots under accents.
const hasOwnCase = new Set(["tr", "az", "lt"]);

/** Without accents, as capitals are often written: "ETATS MEMBRES", "STRASSE". */
export function withoutAccents(word: string): string {
  return plainAscii.test(word)
    ? word
    : word.replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}

/** How capitals stand in a word: none, the first letter, all letters, or some other way. */
export type Capitals = "none" | "first" | "all" | "mixed";

/** How capitals stand in a word as written. One capital letter alone, as in "A", is `first`. */
export function capitalsOf(word: string): Capitals {
  if (!/[\p{Lu}\p{Lt}]/u.test(word)) return "none";
  const letters = word.match(/\p{L}/gu) ?? [];
  const upper = letters.filter((letter) => /[\p{Lu}\p{Lt}]/u.test(letter)).length;
  if (upper === letters.length && upper > 1) return "all";
  return upper === 1 && letters[0] !== letters[0]?.toLowerCase() ? "first" : "mixed";
}

/** Capitals only, with at least one digit or second letter: "EU", "E3". What it stands for is in its capitals. */
export function isInitialism(word: string): boolean {
  return /^(?=.*\p{Lu})[\p{Lu}\p{M}\p{N}.&]{2,}$/u.test(word) && /[\p{Lu}\p{N}].*[\p{Lu}\p{N}]/u.test(word);
}
