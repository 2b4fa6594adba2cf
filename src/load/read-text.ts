import { readFileSync } from "node:fs";
import type { Problem } from "../model/problem.ts";

/** A file's text, its byte-order mark taken off, or why it has none. */
export type TextOrProblem = { readonly text: string } | { readonly problem: Problem };

/**
 * Reads a text file as strict UTF-8: a file in another encoding would print wrong letters without anyone being told.
 * @param file path from the publication's root, for the problem's address
 */
export function readText(path: string, file: string): TextOrProblem {
  return decodeText(readFileSync(path), file);
}

/** {@link readText} for bytes that are already here. */
export function decodeText(bytes: Uint8Array, file: string): TextOrProblem {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { problem: notUtf8(file, 1, 1, "The file is UTF-16. Save it as UTF-8.") };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: locateBadByte(bytes, file) };
  }
}

function locateBadByte(bytes: Uint8Array, file: string): Problem {
  const good = longestGoodPrefix(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, good));
  const lines = before.split("\n");
  const byte = (bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const message = `The byte 0x${byte} is not UTF-8; the file may be in an older encoding (Windows-1252, Latin-1). Save it as UTF-8.`;
  return notUtf8(file, lines.length, (lines.at(-1)?.length ?? 0) + 1, message);
}

/** The number of leading bytes that are well-formed UTF-8, found by bisection. */
function longestGoodPrefix(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isGoodPrefix(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isGoodPrefix(bytes: Uint8Array): boolean {
  try {
    // `stream` leaves a character that is cut off at the end undecided instead of refusing it.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function notUtf8(file: string, line: number, column: number, message: string): Problem {
  return { file, line, column, rule: "file-is-utf8", severity: "error", message };
}
