import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { moduleFile } from "./module-file.ts";

/** Where styles and scripts are written. */
export const assetSources = fileURLToPath(new URL(".", import.meta.url)).replace(/[\\/]$/, "");

/**
 * The workbench's script and styles, by name: served while one writes, and in no published site. Made on each request, for it
 * takes a few milliseconds and is asked for once a page.
 */
export async function bundleWorkbench(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: assetSources,
    entryPoints: {
      workbench: moduleFile("client/workbench/main", import.meta.url),
      "workbench-styles": "styles/workbench.css",
    },
    bundle: true,
    write: false,
    format: "iife",
    outdir: "out",
    logLevel: "silent",
  });
  const content = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.contents;
  return new Map([
    ["workbench.js", content(".js")],
    ["workbench.css", content(".css")],
  ]);
}
