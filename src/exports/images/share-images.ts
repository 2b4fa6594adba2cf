import { readFile } from "node:fs/promises";
import { renderToString } from "preact-render-to-string";
import type { SiteFile } from "../../model/site-file.ts";
import { paths } from "../../model/urls.ts";
import type { SiteView } from "../../pages/site-view.ts";
import { drawingFonts, pngOf, svgOf, type Drawing } from "./drawing.ts";
import { ImageCache } from "./image-cache.ts";
import { shareCards } from "./share-cards.ts";
import { shareDrawing } from "./share-card.tsx";

/** Where the picture of a page is: `share/explainers/what-is-safe.png`. */
export function shareImagePath(page: string): string {
  return `share/${page.replace(/\.html$/, "")}.png`;
}

/** The picture that a page is shared with: its own, or else the publication's; undefined where there is none. */
export function shareImageOf(view: SiteView): (page: string) => string | undefined {
  // Only an absolute URL will do for who fetches it.
  if (!view.publication.site.url) return () => undefined;
  const drawn = new Set(shareCards(view).map(({ path }) => path));
  return (page) => {
    const shown = [page, paths.home].find((path) => drawn.has(path));
    return shown && shareImagePath(shown);
  };
}

/** A picture for every page, for who shares a link to it; none without a URL, for then nobody can ask for them. */
export async function shareImages(view: SiteView, cache = new ImageCache()): Promise<SiteFile[]> {
  if (!view.publication.site.url) return [];
  const draw = await drawer(cache);
  return atOnce(shareCards(view), async (card) => ({
    path: shareImagePath(card.path),
    content: await draw(shareDrawing(card)),
  }));
}

/** Draws to PNG what was not drawn before. */
export async function drawer(cache = new ImageCache()): Promise<(drawing: Drawing) => Promise<Uint8Array>> {
  const makers = await makersText();
  return (drawing) => {
    const ingredients = JSON.stringify([makers, drawing.width, drawing.height, renderToString(drawing.markup)]);
    return cache.remember(ingredients, async () => pngOf(await svgOf(drawing), drawing.width));
  };
}

/** What decides how a drawing looks besides the drawing: the programs that draw, and the letters. */
async function makersText(): Promise<string> {
  const packages = await readFile(new URL("../../../package.json", import.meta.url), "utf8");
  const { dependencies } = JSON.parse(packages) as { dependencies: Record<string, string> };
  const fonts = (await drawingFonts()).map(({ name, weight, data }) => [name, weight, data.length]);
  return JSON.stringify([dependencies["satori"], dependencies["@resvg/resvg-js"], fonts]);
}

/** A few at a time: the next SVG is made while the last PNG is drawn, and no more than that wait in memory. */
async function atOnce<Item, Result>(
  items: readonly Item[],
  make: (item: Item) => Promise<Result>,
  limit = 4,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await make(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
