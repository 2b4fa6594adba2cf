import { instantText } from "../model/date-text.ts";
import type { SiteFile } from "../model/site-file.ts";
import { paths } from "../model/urls.ts";
import type { SiteView } from "../pages/site-view.ts";
import { addressFrom } from "./addresses.ts";
import { exportPaths } from "./export-paths.ts";
import { feedEntries } from "./feed-entries.ts";
import { jsonFile } from "./json-file.ts";

/**
 * The JSON Feed, version 1.1 (https://www.jsonfeed.org/version/1.1/). `home_page_url` and `feed_url` say where the site is,
 * so only a site with a URL has them; an item's `url` is then relative to the feed.
 */
export function jsonFeed(view: SiteView): SiteFile[] {
  const entries = feedEntries(view, exportPaths.jsonFeed);
  if (entries.length === 0) return [];
  const { publication } = view;
  const { site } = publication;
  const whole = (path: string) =>
    site.url === undefined ? undefined : addressFrom(exportPaths.jsonFeed, path, publication);
  return [
    jsonFile(exportPaths.jsonFeed, {
      version: "https://jsonfeed.org/version/1.1",
      title: site.title,
      home_page_url: whole(paths.home),
      feed_url: whole(exportPaths.jsonFeed),
      description: site.description,
      language: site.language,
      authors: [{ name: site.publisher ?? site.title }],
      items: entries.map((entry) => ({
        id: entry.id,
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        content_html: entry.html,
        date_published: entry.published && instantText(entry.published),
        date_modified: instantText(entry.updated),
        tags: entry.topic === undefined ? undefined : [entry.topic],
        language: entry.language,
      })),
    }),
  ];
}
