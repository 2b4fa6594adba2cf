/** How many words a text has. */
export function wordCount(text: string): number {
  return wordsOf(text).length;
}

/** Whether a quotation is within what was said: its words follow each other there, except where … says that some are left out. */
export function isWithin(quotation: string, said: string): boolean {
  const words = wordsOf(said);
  let from = 0;
  for (const part of quotation.split(/\[?(?:…|\.\.\.)\]?/)) {
    const found = indexOf(wordsOf(part), words, from);
    if (found === -1) return false;
    from = found + wordsOf(part).length;
  }
  return true;
}

/** Whether a quotation has in it all that was said, and more. */
export function goesOnBehind(quotation: string, said: string): boolean {
  const words = wordsOf(said);
  return (
    words.length > 0 && wordCount(quotation) > words.length && indexOf(words, wordsOf(quotation), 0) !== -1
  );
}

/** Words alone: capitals, marks and the shape of an apostrophe are the typesetter's. */
function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []
  );
}

function indexOf(part: readonly string[], whole: readonly string[], from: number): number {
  for (let start = from; start + part.length <= whole.length; start++) {
    if (part.every((word, index) => whole[start + index] === word)) return start;
  }
  return -1;
}
