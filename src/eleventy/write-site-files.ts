import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { archivedPages } from "../exports/archive/archived-pages.ts";
import { checksums } from "../exports/checksums.ts";
import { digestsOf, type FileDigest } from "../exports/file-digest.ts";
import { buildDownloads } from "../exports/downloads/build-downloads.ts";
import { readWrittenFiles } from "../exports/downloads/written-files.ts";
import { beginSitePictures, type DrawnPictures } from "../exports/images/site-pictures.ts";
import { siteExports } from "../exports/index.ts";
import { noServiceWorker, serviceWorker } from "../exports/offline/service-worker.ts";
import type { SiteFile } from "../model/site-file.ts";
import type { SiteView } from "../pages/site-view.ts";
import { buildSearch, isSearched } from "../search/build-search.ts";
import { writeDerivedPages } from "./derived-pages.ts";
import type { EleventyConfig, EleventyEvent } from "./eleventy-types.ts";
import type { PluginState } from "./plugin.ts";
import { servicePages } from "./service-pages.ts";
import type { SiteBuild } from "./site-build.ts";

/** What a build does, in its order; `reading` and `checks` are begun by others. */
export type Stage = "reading" | "pages" | "search" | "data and downloads" | "offline list" | "checks";

/** Writes what is made beside the pages, in the order in which one thing needs another: assets, search, exports. */
export async function writeSiteFiles(
  event: EleventyEvent,
  state: PluginState,
  config: Pick<EleventyConfig, "transforms">,
  begin: (stage: Stage) => void,
): Promise<void> {
  if (event.outputMode !== "fs") return;
  const { build, parts } = state;
  const { output } = event.directories;
  const derived = await writeDerivedPages(config, build, {
    output,
    paths: state.derived,
    isKept: isSearched,
  });
  state.refuseFaults();
  // In an order of ours, since Pagefind numbers pages by it.
  const pages = [...writtenPages(event), ...derived].sort((a, b) => (a.path < b.path ? -1 : 1));
  await writeAll(output, [...build.assetFiles, ...build.blockFiles(), { path: ".nojekyll", content: "" }]);
  // Pictures are drawn on other threads, and Pagefind works in a process of its own.
  const pictures = build.hasDownloads ? (await beginPictures(build)).drawn : undefined;
  begin(parts.has("search") ? "search" : "data and downloads");
  await Promise.all([
    parts.has("search") ? writeSearch(output, build, pages) : undefined,
    parts.has("exports") ? writeExports(output, build) : undefined,
  ]);
  if (parts.has("exports")) begin("data and downloads");
  if (pictures) await writeDownloads(output, build.view, pictures);
  // Last, for they list what is there.
  begin("offline list");
  const isBuild = event.runMode === "build";
  const digests = isBuild ? digestsOf(output) : [];
  const offline = isBuild && parts.has("offline") ? await offlineFiles(build, digests) : noServiceWorker();
  await writeAll(output, offline);
  if (isBuild) await writeAll(output, [checksums(withNew(digests, offline))]);
}

/** The worker of a finished site; while one writes, or where nobody wants it, there is none, and an earlier one goes. */
async function offlineFiles({ view, wording }: SiteBuild, files: readonly FileDigest[]): Promise<SiteFile[]> {
  const built = view.buildDate.toISODate() ?? "";
  return serviceWorker(files, { built, language: wording.language, words: wording.offline.control });
}

/** The files that are there when some more are written. */
function withNew(files: readonly FileDigest[], more: readonly SiteFile[]): Array<FileDigest | SiteFile> {
  const paths = new Set(more.map(({ path }) => path));
  return [...files.filter(({ path }) => !paths.has(path)), ...more];
}

async function writeSearch(
  output: string,
  build: SiteBuild,
  pages: ReadonlyArray<{ readonly path: string; readonly html: string }>,
): Promise<void> {
  const { publication } = build;
  const { language } = publication.site;
  await writeAll(output, await buildSearch({ publication, pages, services: servicePages(build), language }));
}

/** Data and feeds: of the pages as they are, whatever else is in the site. */
async function writeExports(output: string, build: SiteBuild): Promise<void> {
  await writeAll(output, siteExports(build.view));
  if (build.hasDownloads) await writeAll(output, archivedPages(build.publication.archive, build.view));
}

function beginPictures(build: SiteBuild): ReturnType<typeof beginSitePictures> {
  return beginSitePictures({
    view: build.view,
    blockFiles: build.blockFiles(),
    hasCharts: build.hasPictures,
  });
}

/** What readers take away holds everything that was written before it, and the pictures. */
async function writeDownloads(
  output: string,
  view: SiteView,
  pictures: Promise<DrawnPictures>,
): Promise<void> {
  const files = await readWrittenFiles(output);
  await writeAll(output, await buildDownloads({ view, files, pictures }));
  await writeAll(output, (await pictures).files);
}

/** The pages that Eleventy wrote, in the order in which files happened to be read. */
function writtenPages({ results = [], directories }: EleventyEvent): Array<{ path: string; html: string }> {
  return results.flatMap(({ outputPath, url, content }) =>
    typeof outputPath === "string" && typeof url === "string" && outputPath.endsWith(".html")
      ? [{ path: pathInSite(outputPath, directories.output), html: content }]
      : [],
  );
}

function pathInSite(outputPath: string, output: string): string {
  const plain = (path: string) => path.replaceAll("\\", "/").replace(/^\.\//, "");
  return plain(outputPath).slice(plain(output).replace(/\/?$/, "/").length);
}

/** Writes files into the output folder. */
export async function writeAll(output: string, files: readonly SiteFile[]): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    await mkdir(join(output, folder), { recursive: true });
  }
  await Promise.all(files.map(({ path, content }) => writeFile(join(output, path), content)));
}
