/**
 * Whether a text was only corrected and still says the same, so that no reader has to be told. Where it is not sure the
 * answer is no: a note too many costs a line, one too few costs trust.
 *
 * What may differ is punctuation, capitals and spaces; a word written twice; and single letters of long words that stand
 * nowhere else in the publication: "adjsuted" is a slip, but "grants" that became "grant" is two words with two meanings.
 * Never a number, and never a question mark.
 *
 * @param isWord whether a word, in lower case, is one that the publication uses elsewhere
 */
export function isTypingError(before: string, after: string, isWord: (word: string) => boolean): boolean {
  if (numbersOf(before) !== numbersOf(after) || count(before, "?") !== count(after, "?")) return false;
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.join("") === now.join("")) return true;
  const [oldOnce, nowOnce] = [withoutRepeats(old), withoutRepeats(now)];
  if (oldOnce.length !== nowOnce.length) return false;
  return oldOnce.every((word, index) => {
    const corrected = nowOnce[index] ?? "";
    return word === corrected || (!isWord(word) && isOneSlip(word, corrected));
  });
}

/** The words of a text in lower case, without what stands between and around them. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** With their signs: "€1.5" and "15" are two, "−5" and "5" as well. */
function numbersOf(text: string): string {
  return (text.match(/[\p{Sc}+\-−–]?\p{N}(?:[\p{N}.,:/\u00a0\u202f]*\p{N})?[\p{Sc}%]?/gu) ?? []).join(" ");
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

function withoutRepeats(words: readonly string[]): string[] {
  return words.filter((word, index) => word !== words[index - 1]);
}

/** Shorter words are too near to others: "now" and "not", "loan" and "lean". */
const shortest = 5;

/** One letter more, less, other, or two that changed places; the first letter stays, which keeps "million" from "billion". */
function isOneSlip(before: string, after: string): boolean {
  if (Math.min(before.length, after.length) < shortest || before[0] !== after[0]) return false;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old.length <= 1 && now.length <= 1) return true;
  return old.length === 2 && now.length === 2 && old[0] === now[1] && old[1] === now[0];
}
