import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { Problem } from "../model/problem.ts";
import { Lines } from "./lines.ts";

/** A file's text, its byte-order mark taken off, or why it has none. */
export type TextOrProblem = { readonly text: string } | { readonly problem: Problem };

/**
 * Reads a text file as strict UTF-8: a file in another encoding would print wrong letters without anyone being told.
 * @param file path from the publication's root, for the problem's address
 */
export function readText(path: string, file: string): TextOrProblem {
  const bytes = bytesOf(path);
  if (bytes) return decodeText(bytes, file);
  const message = "Is a folder, and a file should be here. Rename it, or put the file in its place.";
  return { problem: { file, line: 1, column: 1, rule: "file-readable", severity: "error", message } };
}

/** `undefined` for a folder. What else keeps a file from being read is the machine's fault, and told as such. */
function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EISDIR") return undefined;
    throw error;
  }
}

/** {@link readText} for bytes that are already here. */
export function decodeText(bytes: Uint8Array, file: string): TextOrProblem {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { problem: notUtf8(file, "", "The file is UTF-16. Save it as UTF-8.") };
  // Well-formed as UTF-8, but nobody writes it: every other byte of Latin letters in UTF-16.
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = "A NUL character stands here; the file may be UTF-16. Save it as UTF-8.";
    return { problem: notUtf8(file, wellFormedStart(bytes.subarray(0, nul)), message) };
  }
  if (!isUtf8(bytes)) return { problem: locateBadByte(bytes, file) };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  const control = controls.exec(text);
  if (!control) return { text };
  const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const message = `A character that cannot be shown stands here (U+${code}). Take it out.`;
  return { problem: notUtf8(file, text.slice(0, control.index), message) };
}

/** Nobody writes them on purpose; HTML has no way to say them, and a terminal obeys some. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\x01-\x08\v\x0e-\x1f\x7f]/;

function locateBadByte(bytes: Uint8Array, file: string): Problem {
  const before = wellFormedStart(bytes);
  const bad = bytes.subarray(new TextEncoder().encode(before).length).subarray(0, 1);
  const name = (bad[0] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const letter = new TextDecoder("windows-1252").decode(bad);
  const guess = `; it is "${letter}" in an older encoding (Windows-1252, Latin-1)`;
  return notUtf8(file, before, `The byte 0x${name} is not UTF-8${guess}. Save the file as UTF-8.`);
}

/** The text before the first byte that is not well-formed, found by bisection. */
function wellFormedStart(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodeStart(bytes.subarray(0, middle)) === undefined) high = middle - 1;
    else low = middle;
  }
  return decodeStart(bytes.subarray(0, low)) ?? "";
}

function decodeStart(bytes: Uint8Array): string | undefined {
  try {
    // `stream` leaves a character that is cut off at the end undecided instead of refusing it.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function notUtf8(file: string, before: string, message: string): Problem {
  const at = new Lines(before.replace(/^\uFEFF/, "")).end;
  return { file, ...at, rule: "file-is-utf8", severity: "error", message };
}
