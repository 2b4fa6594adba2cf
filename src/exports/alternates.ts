import { paths, relativeUrl } from "../model/urls.ts";
import type { AlternateLink, SiteView } from "../pages/site-view.ts";
import { exportPaths } from "./export-paths.ts";

/**
 * Where else the content of the page at `path` can be had: the feeds on every page, and beside them the page's own twin or
 * data. `404.html` is served at any depth, where a relative link leads astray, and has none.
 */
export function alternatesOf(path: string, view: SiteView): AlternateLink[] {
  if (path === paths.notFound) return [];
  const { explainers, publication, wording } = view;
  const { site } = publication;
  const href = (to: string) => relativeUrl(path, to);
  const alternate = (type: string, to: string, title: string): AlternateLink => ({
    rel: "alternate",
    type,
    href: href(to),
    title,
  });
  const own = view.explainerOf(path)?.explainer;
  return [
    ...(explainers.length === 0
      ? []
      : [
          alternate("application/atom+xml", exportPaths.atom, site.title),
          alternate("application/feed+json", exportPaths.jsonFeed, site.title),
        ]),
    ...(own ? [alternate("text/markdown", exportPaths.twin(own.slug), own.title)] : []),
    ...dataFiles
      .filter((file) => file.of === path)
      .map(({ type, path: to, label }) => alternate(type, to, wording[label])),
    { rel: "describedby", type: "text/plain", href: href(exportPaths.llms) },
  ];
}

const dataFiles = [
  { of: paths.glossary, type: "application/json", path: exportPaths.glossaryJson, label: "glossary" },
  { of: paths.glossary, type: "text/csv", path: exportPaths.glossaryCsv, label: "glossary" },
  { of: paths.figures, type: "application/json", path: exportPaths.figuresJson, label: "figures" },
  { of: paths.figures, type: "text/csv", path: exportPaths.figuresCsv, label: "figures" },
  { of: paths.changes, type: "application/json", path: exportPaths.changesJson, label: "changes" },
  { of: paths.timeline, type: "text/calendar", path: exportPaths.calendar, label: "timeline" },
] as const;
