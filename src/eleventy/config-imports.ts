import { register } from "node:module";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { compiledSource, moduleFile } from "../assets/module-file.ts";
import type { OwnCopy } from "./resolve-own.ts";

const isSource = extname(import.meta.filename) === ".ts";
let isReady = false;

/**
 * Gets ready for a publication's own configuration. In it `import "glossator"` and `import "@11ty/eleventy"` mean the very
 * copies that run: two Eleventys in one build know nothing of each other, and a publication builds before anything is
 * installed in it. And it may be written in TypeScript, and stand in a folder of any name.
 * @param file the configuration, where there is one
 */
export async function allowConfigImports(file: string | undefined): Promise<void> {
  if (isReady) return;
  isReady = true;
  const runs = compiledSource();
  // From source everything runs through tsx already, unless it was compiled.
  const hasTypeScript = isSource && !runs;
  if (file?.endsWith(".ts") && !hasTypeScript) (await import("tsx/esm/api")).register();
  const own: OwnCopy = { from: import.meta.url, conditions: isSource ? ["glossator-source"] : [], runs };
  const hook = runs
    ? new URL("eleventy/resolve-own.js", runs.compiled)
    : pathToFileURL(moduleFile("./resolve-own", import.meta.url));
  register(hook, { data: own });
}
