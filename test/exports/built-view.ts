import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { SiteBuild } from "../../src/eleventy/site-build.ts";

/** A publication as a build knows it when every page has rendered its content, without Eleventy and without writing. */
export async function builtPublication(root: string, buildDate = "2026-11-22T12:00:00Z"): Promise<SiteBuild> {
  const build = await SiteBuild.begin({
    root,
    content: "content",
    data: "_data",
    drafts: false,
    hasExports: true,
    hasDownloads: false,
    buildDate: DateTime.fromISO(buildDate, { zone: "utc" }),
  });
  const { explainers } = build.publication;
  build.knowPages(explainers.map(({ file, path, title }) => ({ file, path, title, inMenu: false })));
  for (const { file, path, bodyLine } of explainers) {
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    build.renderFile(file, path, lines.slice(bodyLine - 1).join("\n"));
  }
  return build;
}
