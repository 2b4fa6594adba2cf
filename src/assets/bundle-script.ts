import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { moduleFile } from "./module-file.ts";

/**
 * Browsers of 2023. What is younger (`popover`, `light-dark()`, Trusted Types) is asked for before it is used, and the
 * page is whole without it.
 */
export const browsers = ["chrome115", "firefox115", "safari16.4"];

/** A classic script as a page loads it. */
export interface BundledScript {
  readonly text: string;
  /** The files it was made from, absolute. */
  readonly sources: readonly string[];
}

const options = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "iife",
  target: browsers,
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
} satisfies BuildOptions;

/**
 * Everything that a script of ours for the browser needs, in one file. The same sources give the same bytes on every machine,
 * without paths or source maps. In the package it was made when the package was: there it is only read.
 * @param path the script's module without its extension, from the module that asks
 * @param from that module's `import.meta.url`
 */
export async function bundleScript(path: string, from: string): Promise<BundledScript> {
  const file = moduleFile(path, from);
  if (file.endsWith(".js")) return { text: await readFile(file, "utf8"), sources: [file] };
  const folder = dirname(file);
  const { outputFiles, metafile } = await build({ ...options, absWorkingDir: folder, entryPoints: [file] });
  return {
    text: outputFiles[0]?.text ?? "",
    sources: Object.keys(metafile.inputs).map((input) => join(folder, input)),
  };
}
