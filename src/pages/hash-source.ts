import { createHash } from "node:crypto";

/** Code that stands in a page, as a content security policy allows it. https://www.w3.org/TR/CSP3/#grammardef-hash-source */
export function hashSource(text: string): string {
  let source = known.get(text);
  if (source === undefined) {
    source = `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    known.set(text, source);
  }
  return source;
}

/** Every page has the same few. */
const known = new Map<string, string>();
