import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { checksumOf } from "../../exports/checksums.ts";
import { absoluteUrl } from "../../model/urls.ts";

/** What is at a path of a published site: its check sum, or why there is none. */
export type Checked = { readonly sum: string } | { readonly missing: string };

/** A copy of a site, wherever it is. */
export interface PublishedSite {
  /** A file's content, or in words why it cannot be had. */
  read(path: string): Promise<Uint8Array | string>;
  sums(paths: readonly string[]): Promise<ReadonlyMap<string, Checked>>;
  /** Every path there is, where that can be known: a host does not tell. */
  readonly paths: readonly string[];
  /** Whether a file is for the place itself, which is right not to show it. */
  keepsBack(path: string): boolean;
}

export async function siteInFolder(folder: string): Promise<PublishedSite> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  const read = async (path: string): Promise<Uint8Array | string> => {
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === "ENOENT" ? "is missing" : `cannot be read (${code ?? String(error)})`;
    }
  };
  return { read, sums: (asked) => sumsOf(asked, read), paths, keepsBack: () => false };
}

/** Rules for the host and hints to it: some take them for themselves and show them to nobody. */
const forTheHost: ReadonlySet<string> = new Set(["_headers", "_redirects", ".nojekyll"]);

/** @param url where the site is, with or without its slash or the name of its first page */
export function siteOnHost(url: URL): PublishedSite {
  const root = new URL(url.href.replace(/[?#].*$/s, "").replace(/[^/]*\.html$/, ""));
  const read = async (path: string): Promise<Uint8Array | string> => {
    try {
      // Where a host sends pages to an address without .html, or http to https, that is where the file is.
      const response = await fetch(absoluteUrl(root.href, path), {
        headers: { "cache-control": "no-cache" },
        signal: AbortSignal.timeout(60_000),
      });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      return response.status === 404 ? "is missing" : `is answered with ${response.status}`;
    } catch (error) {
      return `cannot be fetched (${reasonOf(error)})`;
    }
  };
  return {
    read,
    sums: (asked) => sumsOf(asked, read),
    paths: [],
    keepsBack: (path) => forTheHost.has(path),
  };
}

/** A few at a time: a host may take many for an attack. */
const atOnce = 8;

async function sumsOf(
  paths: readonly string[],
  read: PublishedSite["read"],
): Promise<ReadonlyMap<string, Checked>> {
  const sums = new Map<string, Checked>();
  const waiting = [...paths];
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const content = await read(path);
      sums.set(path, typeof content === "string" ? { missing: content } : { sum: checksumOf(content) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return sums;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}
