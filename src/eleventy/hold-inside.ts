import { isAbsolute, relative, resolve } from "node:path";
import { ProblemsFound } from "../model/problems-found.ts";
import type { EleventyConfig } from "./eleventy-types.ts";

/**
 * Lets no template be written outside of the site. Eleventy joins a permalink to the output folder and asks no more:
 * `permalink: ../../.bashrc` would write there.
 */
export function holdInside(config: EleventyConfig): void {
  let output: string | undefined;
  config.on("eleventy.before", ({ directories }) => {
    output = resolve(directories.output);
  });
  config.addTransform("glossator-inside", function (content) {
    const { inputPath, outputPath } = this.page;
    if (output === undefined || typeof outputPath !== "string") return content;
    const way = relative(output, resolve(outputPath));
    // On Windows the way to another disk is an absolute path.
    if (!/^\.\.(?:[/\\]|$)/.test(way) && !isAbsolute(way)) return content;
    const file = inputPath.replace(/^\.\//, "");
    const message = `Its permalink leads out of the site, to ${resolve(outputPath)}. Write it from the site's root, as in "/about.html".`;
    throw new ProblemsFound([
      { file, line: 1, column: 1, rule: "permalink-in-site", severity: "error", message },
    ]);
  });
}
