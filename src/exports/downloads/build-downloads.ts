import type { SiteFile } from "../../model/site-file.ts";
import type { SiteView } from "../../pages/site-view.ts";
import type { DrawnPictures } from "../images/site-pictures.ts";
import { downloadFiles, downloadsPage } from "./downloads-page.tsx";
import { epubOf } from "./epub/epub.ts";
import { inlineAssets } from "./inlined-assets.ts";
import { singleFile } from "./single-file.ts";
import { siteArchive } from "./site-archive.ts";

export interface DownloadsOptions {
  readonly view: SiteView;
  /** Everything that has been written, pages, search and data files included. */
  readonly files: readonly SiteFile[];
  /** What is still being drawn. */
  readonly pictures?: Promise<DrawnPictures> | undefined;
}

/**
 * What readers take away, and the page that lists it. The order is that of what needs what: each explainer as one file and
 * the book come from the written pages; the list of downloads says how large they are; the archive of the site holds that
 * list, as it is true within the archive; and only then is the size of the archive known, and the published list made.
 */
export async function buildDownloads({ view, files, pictures }: DownloadsOptions): Promise<SiteFile[]> {
  // What an earlier build left there is no part of this one.
  const before = files.filter(({ path }) => !path.startsWith("downloads/") && path !== "downloads.html");
  const fileByPath = new Map(before.map((file) => [file.path, file]));
  const explainers = await singleFiles(view, fileByPath);
  const { cover, files: drawn = [] } = (await pictures) ?? {};
  for (const file of drawn) fileByPath.set(file.path, file);
  const written = [...fileByPath.values()];
  const book = { path: downloadFiles.book, content: await epubOf({ view, fileByPath, cover }) };
  const made = [...explainers, book];
  for (const file of made) fileByPath.set(file.path, file);
  const copy = [...written, downloadsPage({ view, fileByPath, isCopy: true })];
  const site = { path: downloadFiles.site, content: siteArchive(view, copy) };
  fileByPath.set(site.path, site);
  return [...made, site, downloadsPage({ view, fileByPath, isCopy: false })];
}

async function singleFiles(view: SiteView, fileByPath: ReadonlyMap<string, SiteFile>): Promise<SiteFile[]> {
  const assets = await inlineAssets(fileByPath, view.assets);
  return view.explainers.flatMap(({ explainer }) => {
    const page = fileByPath.get(explainer.path);
    if (!page) return [];
    const asOf = view.dateText(explainer.updated);
    const content = singleFile({ view, page, asOf, assets, fileByPath });
    return [{ path: downloadFiles.explainer(explainer.slug), content }];
  });
}
