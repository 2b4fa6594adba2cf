import { paths } from "../../model/urls.ts";
import type { SiteView } from "../../pages/site-view.ts";
import type { PictureFile } from "./pictures.ts";
import { shareCards } from "./share-cards.ts";

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
export function shareImages(view: SiteView): PictureFile[] {
  if (!view.publication.site.url) return [];
  return shareCards(view).map((card) => ({
    path: shareImagePath(card.path),
    picture: { kind: "card", card },
  }));
}
