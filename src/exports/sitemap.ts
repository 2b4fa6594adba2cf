import type { PartialDate } from "../model/partial-date.ts";
import { compareDates } from "../model/partial-date.ts";
import type { SiteFile } from "../model/site-file.ts";
import { absoluteUrl, paths } from "../model/urls.ts";
import { routesOf, withFurther } from "../pages/routes.tsx";
import type { SiteView } from "../pages/site-view.ts";
import { exportPaths } from "./export-paths.ts";
import { element, textElement } from "./xml.ts";

/**
 * The sitemap, and a robots.txt that names it; both speak in absolute URLs, so only a site with a URL has them. Crawlers
 * read robots.txt at the root of a host and nowhere else, so a site under a path has none.
 */
export function sitemap(view: SiteView): SiteFile[] {
  const { url } = view.publication.site;
  if (url === undefined) return [];
  const entries = sitePages(view).map(({ path, changed }) =>
    // A date to the month is a W3C date as it is.
    element(
      "url",
      {},
      textElement("loc", absoluteUrl(url, path === paths.home ? "" : path)),
      textElement("lastmod", changed?.iso),
    ),
  );
  const content = element(
    "urlset",
    { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" },
    "\n",
    ...entries.map((entry) => `${entry}\n`),
  );
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(url, exportPaths.sitemap)}\n`;
  return [
    { path: exportPaths.sitemap, content: `<?xml version="1.0" encoding="utf-8"?>\n${content}\n` },
    ...(new URL(url).pathname === "/" ? [{ path: exportPaths.robots, content: robots }] : []),
  ];
}

interface SitePage {
  readonly path: string;
  /** When its content last changed, where it says so itself. The day of the build is not that. */
  readonly changed?: PartialDate | undefined;
}

const notForSearch: ReadonlySet<string> = new Set([paths.search, paths.notFound, paths.offline]);

function sitePages(view: SiteView): SitePage[] {
  const { publication, routes = routesOf(publication), explainers, extraPages, downloads } = view;
  const latest = explainers
    .map(({ explainer }) => explainer.updated)
    .toSorted(compareDates)
    .at(-1);
  const made = withFurther(routes, view).map(({ path }) => ({
    path,
    changed: path === paths.home || path === paths.explainers ? latest : undefined,
  }));
  const written = explainers.map(({ explainer }) => ({ path: explainer.path, changed: explainer.updated }));
  const pages = [...made, ...written, ...extraPages, ...downloads].filter(
    ({ path }) => !notForSearch.has(path),
  );
  return [...new Map(pages.map((page) => [page.path, page])).values()];
}
