import type { Publication } from "../model/publication.ts";
import type { SiteFile } from "../model/site-file.ts";
import { nameForLongCaches } from "./cache-names.ts";
import { packForDisk } from "./pack-for-disk.ts";
import { indexWithPagefind, type IndexedPage } from "./pagefind-index.ts";
import { recordsOf } from "./records.ts";
import { searchFolders } from "./search-contents.ts";

/** What the search of a site is built from. */
export interface SearchOptions {
  readonly publication: Publication;
  /** The written pages. Those without `data-pagefind-body` are left out: what they show has a record of its own. */
  readonly pages: ReadonlyArray<{ readonly path: string; readonly html: string }>;
  /** Pages that are lists of things that have records, or of files: they are found by what they say they are for. */
  readonly services?: readonly ServicePage[];
  /** The site's language, a BCP 47 tag. One language, one index: a page in another language is found as well. */
  readonly language: string;
  /** Where no page has `data-pagefind-body`, all are indexed, as Pagefind has it: for a site with layouts of its own. */
  readonly takesAnyPage?: boolean;
}

/** A page that serves a reader and is no text: downloads, what changed, reading offline. */
export interface ServicePage {
  readonly path: string;
  readonly title: string;
  /** What it is for. */
  readonly text: string;
}

/**
 * The full-text search of the site, twice: real Pagefind for a server under `pagefind/`, and the same engine and the same
 * chunks as classic scripts under `search-from-disk/`, because a page that was opened from disk may neither fetch nor import.
 * Runs on the finished pages.
 */
export async function buildSearch(options: SearchOptions): Promise<SiteFile[]> {
  const { publication, language, services = [] } = options;
  const marked = options.pages.filter(({ html }) => isSearched(html));
  const pages = options.takesAnyPage && marked.length === 0 ? options.pages : marked;
  const records = [
    ...recordsOf(publication),
    ...services.map((page) => ({ kind: "page" as const, id: page.path, ...page })),
  ];
  if (pages.length === 0 && records.length === 0) return [];

  const output = await indexWithPagefind({ pages: pages.map(withKind(publication)), records, language });
  // Pagefind takes no page without an <html> element or without a word.
  if (output.fragments.length === 0) return [];
  const served = nameForLongCaches(output);
  const packed = await packForDisk(served);
  return [...under(searchFolders.served, served.files), ...under(searchFolders.packed, packed)];
}

/** Whether Pagefind is to index a page's own text. https://pagefind.app/docs/indexing/ */
export function isSearched(html: string): boolean {
  return html.includes("data-pagefind-body");
}

/** A page that is no explainer is one that somebody added with a template of their own. */
function withKind(publication: Publication): (page: { path: string; html: string }) => IndexedPage {
  const slugByPath = new Map(publication.explainers.map(({ path, slug }) => [path, slug]));
  return ({ path, html }) => {
    const slug = slugByPath.get(path);
    return slug === undefined
      ? { kind: "page", id: path, path, html }
      : { kind: "explainer", id: slug, path, html };
  };
}

function under(folder: string, files: ReadonlyMap<string, string | Uint8Array>): SiteFile[] {
  return [...files]
    .map(([path, content]) => ({ path: folder + path, content }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
