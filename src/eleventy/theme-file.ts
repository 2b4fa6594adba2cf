import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemsFound } from "../model/problems-found.ts";
import type { SiteBuildOptions } from "./site-build.ts";

/**
 * The publication's own style sheet, absolute.
 * @throws {ProblemsFound} where the options name one that is not there
 */
export function themeFile({ root, own }: SiteBuildOptions): string | undefined {
  if (own?.theme === undefined) return undefined;
  const file = resolve(root, own.theme);
  if (existsSync(file)) return file;
  const message = `The option "theme" names this file, and it is not there.`;
  throw new ProblemsFound([
    { file: own.theme, line: 1, column: 1, rule: "file-exists", severity: "error", message },
  ]);
}
