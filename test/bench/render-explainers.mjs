/**
 * Renders every explainer of a publication once, whole pages with their cards, and writes nothing:
 * `render-explainers.mjs ROOT`. In a process of its own, as a build is, where nothing was rendered before; and from the
 * package, as other sites run it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { renderPage } from "../../dist/eleventy/render-page.js";
import { SiteBuild } from "../../dist/eleventy/site-build.js";

const root = process.argv[2];
const build = await SiteBuild.begin({
  root,
  content: "content",
  data: "_data",
  drafts: false,
  hasExports: false,
  hasDownloads: false,
  buildDate: DateTime.fromISO("2026-11-22", { zone: "utc" }),
});
const { explainers } = build.publication;
build.knowPages(explainers.map(({ file, path, title }) => ({ file, path, title, inMenu: false })));
const pages = explainers.map(({ file, path }) => {
  const body = readFileSync(join(root, file), "utf8").replace(/^---\n[^]*?\n---\n/, "");
  return { file, path, content: build.renderFile(file, path, body) };
});
let characters = 0;
for (const { file, path, content } of pages) characters += renderPage(build, { content }, file, path).length;
console.log(`${pages.length} explainers, ${characters} characters`);
