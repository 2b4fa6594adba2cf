import { renderToString } from "preact-render-to-string";
import type { SiteFile } from "../../model/site-file.ts";
import { paths } from "../../model/urls.ts";
import type { SiteView } from "../../pages/site-view.ts";
import { pngOf, svgOf, type Drawing } from "./drawing.ts";
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
  const pictured = new Set(shareCards(view).map(({ path }) => path));
  return (page) => {
    const shown = [page, paths.home].find((path) => pictured.has(path));
    return shown && shareImagePath(shown);
  };
}

/** A picture for every page, for who shares a link to it; none without a URL, for then nobody can ask for them. */
export async function shareImages(view: SiteView, cache = new ImageCache()): Promise<SiteFile[]> {
  if (!view.publication.site.url) return [];
  return atOnce(shareCards(view), async (card) => ({
    path: shareImagePath(card.path),
    content: await drawn(shareDrawing(card), cache),
  }));
}

/** A drawing as PNG, drawn only if it was not drawn before. */
export function drawn(drawing: Drawing, cache: ImageCache): Promise<Uint8Array> {
  const { width, height, markup } = drawing;
  return cache.remember([width, height, renderToString(markup)], async () =>
    pngOf(await svgOf(drawing), width),
  );
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
