/** Letters that Unicode does not take apart into a base and a mark, and what people type for them. */
const lookalikes: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Text as a reader may type it: lower case, no accents, no punctuation, one space between words. */
export function fold(text: string): string {
  return isAscii.test(text) ? foldAscii(text) : foldAny(text);
}

const isAscii = /^[\x20-\x7e]*$/;

/** The same for most names of most publications, in a fraction of the time: an index of names folds thousands. */
function foldAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/([a-z])'s\b/g, "$1")
    .replace(/(\d)[.,](?=\d)/g, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function foldAny(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => lookalikes[letter] ?? letter)
    .replace(/(\p{L})['’]s\b/gu, "$1")
    .replace(/(\d)[.,](?=\d)/g, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The folded words of a text. */
export function foldedWords(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}
