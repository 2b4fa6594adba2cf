const begins = /[\p{L}\p{N}]/u;
const goesOn = /[\p{L}\p{N}\p{M}'’-]/u;

/** What an ASCII character may do to a word, by its code: 2 begin it or go on, 1 only go on, 0 end it. */
const ascii = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  return begins.test(character) ? 2 : goesOn.test(character) ? 1 : 0;
});

/**
 * How many words a text has: runs of letters, digits, marks, apostrophes and hyphens that begin with a letter or a digit.
 * Read character by character, for it is done with all that a publication says.
 */
export function countWords(text: string): number {
  let count = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isAscii = code < 0x80;
    const character = isAscii ? "" : String.fromCodePoint(text.codePointAt(at)!);
    if (character.length > 1) at++;
    if (isInside) isInside = isAscii ? ascii[code]! > 0 : goesOn.test(character);
    else if (isAscii ? ascii[code] === 2 : begins.test(character)) {
      isInside = true;
      count++;
    }
  }
  return count;
}
