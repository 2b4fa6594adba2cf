import { readFileSync, statSync, type Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ResultCache } from "../cache/result-cache.ts";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import { inThreads, type ThreadWork } from "../threads/in-threads.ts";
import type { Budgets } from "./output/budgets.ts";
import type { PageReport, PagesToCheck } from "./output/check-pages.ts";
import type { FirstView } from "./output/first-view.ts";
import { checkLinks } from "./output/links.ts";
import { checkPolicy } from "./output/policy.ts";
import { pageReader, readWhenAsked, type WrittenPage } from "./output/written-page.ts";

/** A site as it was written, read back for the checks. */
export interface WrittenSite {
  /** Paths of all files, from the site's root. */
  readonly files: ReadonlySet<string>;
  readonly pages: readonly WrittenPage[];
  readonly styles: ReadonlyArray<{ readonly path: string; readonly text: string }>;
}

export interface SiteReport {
  readonly problems: readonly Problem[];
  readonly pages: number;
  /** Size of all files, uncompressed. */
  readonly bytes: number;
  /** What the heaviest page of each kind weighs when it is first shown; empty where nothing was weighed. */
  readonly firstViews: readonly FirstView[];
}

export interface SiteCheckOptions {
  /** Holding every page to the standard of HTML, and every first view to its budget, takes as long as writing them. */
  readonly validateHtml: boolean;
  readonly budgets: Budgets;
}

/** The rules that hold for every written site: links lead somewhere, nothing comes from elsewhere, the HTML is right, no page is heavy. */
export async function checkSite(folder: string, options: SiteCheckOptions): Promise<SiteReport> {
  const { report } = await beginSiteCheck(folder, options);
  return report();
}

/**
 * Reads a site, and begins with what other threads can do meanwhile.
 * @returns what does the rest and waits for them
 */
export async function beginSiteCheck(
  folder: string,
  { validateHtml, budgets }: SiteCheckOptions,
): Promise<{ readonly report: () => Promise<SiteReport> }> {
  const { site, bytes, links } = await readSite(folder);
  const ours = validateHtml ? site.pages.filter(({ isOurs }) => isOurs) : [];
  const { begun, results } = checkPages({
    folder,
    validated: ours.map(({ path }) => path),
    // What fetches nothing was made to be taken away, and is asked for as a whole.
    weighed: ours.filter((page) => page.links.some(({ isFetched }) => isFetched)).map(({ path }) => path),
    budgets,
  });
  await begun;
  return {
    report: async () => {
      const problems = [
        ...checkLinks(site),
        ...checkPolicy(site),
        ...links.map(linkInSite),
        ...namesTakenTwice(site.files),
      ];
      const [pages] = await results;
      ResultCache.use.reused += pages?.use.reused ?? 0;
      ResultCache.use.made += pages?.use.made ?? 0;
      return {
        problems: inReadingOrder([...problems, ...(pages?.problems ?? [])]),
        pages: site.pages.length,
        bytes,
        firstViews: pages?.firstViews ?? [],
      };
    },
  };
}

/** So many pages take as long as it takes a thread to begin. */
const worthThread = 100;

function checkPages(task: PagesToCheck): ThreadWork<PageReport> {
  const { length } = task.validated;
  if (length >= worthThread) return inThreads("output/check-pages", import.meta.url, [task]);
  const results =
    length === 0
      ? Promise.resolve([])
      : import("./output/check-pages.ts").then(({ default: checkHere }) => checkHere([task]));
  return { begun: Promise.resolve(), results };
}

/** A picture that is a link in `content/` is copied as one: on the host it leads to another place, or nowhere. */
function linkInSite(path: string): Problem {
  const message = "Is a symbolic link, which leads elsewhere on a host. Copy what it leads to into content/.";
  return { file: `_site/${path}`, line: 1, column: 1, rule: "file-whole", severity: "error", message };
}

/**
 * Windows, macOS and some hosts take two names for one that differ in capitals or in how their accents are put together: of the
 * two files there is one, and nobody can say which.
 */
function* namesTakenTwice(files: ReadonlySet<string>): Generator<Problem> {
  const first = new Map<string, string>();
  for (const path of files) {
    const folded = path.normalize("NFC").toLowerCase();
    const other = first.get(folded);
    first.set(folded, other ?? path);
    if (other === undefined) continue;
    const how =
      path.normalize("NFC") === other.normalize("NFC")
        ? "in how accents are put together"
        : "in capital letters";
    const message = `Differs from ${other} ${how} alone: on Windows, on macOS and on some hosts one takes the place of the other. Rename what one of them is made from.`;
    yield { file: `_site/${path}`, line: 1, column: 1, rule: "path-unique", severity: "error", message };
  }
}

interface ReadSite {
  readonly site: WrittenSite;
  readonly bytes: number;
  /** Paths of symbolic links. */
  readonly links: readonly string[];
}

async function readSite(folder: string): Promise<ReadSite> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathsWhere = (isWanted: (entry: Dirent) => boolean): string[] =>
    entries
      .filter(isWanted)
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll("\\", "/"),
      )
      .sort();
  const links = pathsWhere((entry) => entry.isSymbolicLink());
  const paths = pathsWhere((entry) => entry.isFile());
  const readPage = pageReader();
  const pages: WrittenPage[] = [];
  const styles: Array<{ path: string; text: string }> = [];
  let bytes = 0;
  for (const path of paths) {
    // One file after the other anyway, and a promise for each costs more than a small file.
    const file = join(folder, path);
    if (!/\.(?:html|css)$/.test(path)) {
      bytes += statSync(file).size;
      continue;
    }
    const content = readFileSync(file);
    bytes += content.length;
    if (path.endsWith(".html")) {
      const { html: _, ...page } = readPage(path, content.toString("utf8"));
      pages.push(readWhenAsked(page, file));
    } else styles.push({ path, text: content.toString("utf8") });
  }
  return { site: { files: new Set(paths), pages, styles }, bytes, links };
}
