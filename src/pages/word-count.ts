const begins = /[\p{L}\p{N}]/u;
const goesOn = /[\p{L}\p{N}\p{M}'’-]/u;

/**
 * How many words a text has: runs of letters, digits, marks, apostrophes and hyphens that begin with a letter or a digit.
 * Read character by character, for it is done with all that a publication says.
 */
export function countWords(text: string): number {
  let count = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at++;
    if (isInside) isInside = isPart(code, goesOn, "'-");
    else if (isPart(code, begins, "")) {
      isInside = true;
      count++;
    }
  }
  return count;
}

function isPart(code: number, pattern: RegExp, more: string): boolean {
  if (code > 0x7f) return pattern.test(String.fromCodePoint(code));
  const lower = code | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    more.includes(String.fromCharCode(code))
  );
}
