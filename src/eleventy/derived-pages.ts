import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EleventyConfig, PageData } from "./eleventy-types.ts";
import { renderRoute } from "./render-page.tsx";
import { runTransforms } from "./run-transforms.ts";
import type { SiteBuild } from "./site-build.ts";

/** Stands in transforms and messages for the template that pages made from data do not have. */
const inputPath = "./glossator-pages.11ty.js";

export interface DerivedPage {
  /** From the site's root. */
  readonly path: string;
  readonly html: string;
}

/**
 * Renders the pages that are made from data and writes them, one after the other. They are no templates of Eleventy's: the
 * data cascade of each would cost more than the page, and all would be held until the last is written.
 * @param paths those of the pages to write
 * @returns the pages that `isKept` says yes to
 */
export async function writeDerivedPages(
  config: Pick<EleventyConfig, "transforms">,
  build: SiteBuild,
  { output, paths, isKept }: DerivedPagesOptions,
): Promise<DerivedPage[]> {
  const kept: DerivedPage[] = [];
  const folders = new Set<string>();
  for (const path of paths) {
    const outputPath = join(output, path);
    const page = derivedPage(path, outputPath);
    const html = await runTransforms(config, page, renderRoute(build, path));
    const folder = dirname(outputPath);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    // Nothing else is to be done meanwhile, and a promise for each costs more than a small file.
    writeFileSync(outputPath, html);
    if (isKept(html)) kept.push({ path, html });
  }
  return kept;
}

export interface DerivedPagesOptions {
  readonly output: string;
  readonly paths: readonly string[];
  readonly isKept: (html: string) => boolean;
}

/** What Eleventy would say of the page to a transform. */
export function derivedPage(path: string, outputPath: string | false): PageData["page"] {
  return { inputPath, outputPath, url: `/${path}` };
}
