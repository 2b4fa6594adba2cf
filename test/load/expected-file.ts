import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { expect } from "vitest";

/**
 * Compares a text with the file beside its fixture. A file that is missing is written, for a person to read and keep; in CI it
 * fails, since there nobody reads it.
 */
export function expectFile(path: string, actual: string): void {
  if (!existsSync(path) && !process.env["CI"]) writeFileSync(path, actual);
  expect(
    existsSync(path),
    `${relative(process.cwd(), path)} is missing. Run the test locally and read what it writes.`,
  ).toBe(true);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
