import { generatorHash } from "../../cache/generator.ts";
import { cacheFolder, ResultCache } from "../../cache/result-cache.ts";
import type { Problem } from "../../model/problem.ts";
import { inThreads } from "../../threads/in-threads.ts";
import { pageOfShapes, PageShapes, type PageShape } from "./page-shape.ts";
import type { MarkupFault } from "./validate-pages.ts";
import type { PageText } from "./written-page.ts";

/**
 * html-validate's recommended and accessibility rules, on pages that our layout made. Pages that no rule can tell apart are
 * looked at as one; where something is wrong with that one, each of them is looked at. What was found is not looked for again
 * while the page stays as it is. https://html-validate.org
 */
export async function checkMarkup(
  pages: readonly PageText[],
  folder = cacheFolder("markup"),
): Promise<Problem[]> {
  const validate = validator(folder);
  const doubtful = await withoutShapesThatAreRight(pages, validate);
  const faults = await validate(doubtful.map(({ html }) => html));
  return doubtful.flatMap((page, n) => faults[n]!.map((fault) => ({ file: `_site/${page.path}`, ...fault })));
}

/** The pages of which something may be wrong, in their order. */
async function withoutShapesThatAreRight(
  pages: readonly PageText[],
  validate: Validate,
): Promise<PageText[]> {
  const reader = new PageShapes();
  const shapes = new Map<PageText, PageShape>();
  for (const page of pages) {
    const shape = reader.of(page.html);
    if (shape) shapes.set(page, shape);
  }
  const byFrame = new Map<string, PageShape[]>();
  for (const shape of shapes.values()) byFrame.set(shape.frame, [...(byFrame.get(shape.frame) ?? []), shape]);
  const alike = [...byFrame.values()];
  const found = await validate(alike.map(pageOfShapes));
  const doubtful = new Set(alike.filter((_, n) => found[n]!.length > 0).flat());
  const ofDoubtful = await validate([...doubtful].map((shape) => pageOfShapes([shape])));
  const wrong = new Set([...doubtful].filter((_, n) => ofDoubtful[n]!.length > 0));
  return pages.filter((page) => {
    const shape = shapes.get(page);
    return !shape || wrong.has(shape);
  });
}

/** What is wrong with each of some pages. */
type Validate = (htmls: readonly string[]) => Promise<ReadonlyArray<readonly MarkupFault[]>>;

/** Validates what is new, and remembers it. */
function validator(folder: string | undefined): Validate {
  const generator = generatorHash();
  const results = new ResultCache(generator === undefined ? undefined : folder);
  return async (htmls) => {
    const faults = new Map<string, readonly MarkupFault[]>();
    for (const html of htmls) {
      const known = await results.recall([generator, html]);
      if (known) faults.set(html, JSON.parse(Buffer.from(known).toString("utf8")) as MarkupFault[]);
    }
    const unknown = [...new Set(htmls)].filter((html) => !faults.has(html));
    const found = await validateAll(unknown);
    for (const [n, html] of unknown.entries()) {
      faults.set(html, found[n]!);
      await results.keep([generator, html], Buffer.from(JSON.stringify(found[n])));
    }
    return htmls.map((html) => faults.get(html)!);
  };
}

/** So many pages take as long as it takes a thread to begin. */
const worthThreads = 100;

/** The validator takes longer to load than most publications take to build, so only who validates something new pays for it. */
async function validateAll(htmls: readonly string[]): Promise<ReadonlyArray<readonly MarkupFault[]>> {
  if (htmls.length === 0) return [];
  if (htmls.length >= worthThreads)
    return inThreads<MarkupFault[]>("validate-pages", import.meta.url, htmls).results;
  const { default: validatePages } = await import("./validate-pages.ts");
  return validatePages(htmls);
}
