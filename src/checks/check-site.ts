import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import { checkLinks } from "./output/links.ts";
import { checkMarkup } from "./output/markup.ts";
import { checkPolicy } from "./output/policy.ts";
import { readPage, type WrittenPage } from "./output/written-page.ts";

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
}

/** The rules that hold for every written site: links lead somewhere, nothing comes from elsewhere, the HTML is right. */
export async function checkSite(
  folder: string,
  { validateHtml }: { readonly validateHtml: boolean },
): Promise<SiteReport> {
  const { site, bytes } = await readSite(folder);
  const problems = [
    ...checkLinks(site),
    ...checkPolicy(site),
    ...(validateHtml ? await checkMarkup(site.pages) : []),
  ];
  return { problems: inReadingOrder(problems), pages: site.pages.length, bytes };
}

async function readSite(folder: string): Promise<{ site: WrittenSite; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  const pages: WrittenPage[] = [];
  const styles: Array<{ path: string; text: string }> = [];
  let bytes = 0;
  for (const path of paths) {
    const content = await readFile(join(folder, path));
    bytes += content.length;
    if (path.endsWith(".html")) pages.push(readPage(path, content.toString("utf8")));
    if (path.endsWith(".css")) styles.push({ path, text: content.toString("utf8") });
  }
  return { site: { files: new Set(paths), pages, styles }, bytes };
}
