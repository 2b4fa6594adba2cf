import { createHash } from "node:crypto";

/** Code that stands in a page, as a content security policy allows it. https://www.w3.org/TR/CSP3/#grammardef-hash-source */
export function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
