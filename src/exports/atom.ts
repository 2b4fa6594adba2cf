import { instantText } from "../model/date-text.ts";
import { paths } from "../model/urls.ts";
import type { SiteFile } from "../model/site-file.ts";
import type { SiteView } from "../pages/site-view.ts";
import { addressFrom, stableUuid } from "./addresses.ts";
import { exportPaths } from "./export-paths.ts";
import { feedEntries, type FeedEntry } from "./feed-entries.ts";
import { element, textElement, xmlText } from "./xml.ts";

/**
 * The Atom feed (RFC 4287). Without `site.url` its links are relative, which the RFC allows and resolves against where the
 * feed was found, and its ids are `urn:uuid:`.
 */
export function atomFeed(view: SiteView): SiteFile[] {
  const entries = feedEntries(view, exportPaths.atom);
  const [latest] = entries;
  if (!latest) return [];
  const { publication } = view;
  const { site } = publication;
  const home = addressFrom(exportPaths.atom, paths.home, publication);
  const self = addressFrom(exportPaths.atom, exportPaths.atom, publication);
  const content = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": site.language },
    ...lines([
      textElement("id", site.url === undefined ? `urn:uuid:${stableUuid("feed", publication)}` : home),
      textElement("title", site.title),
      textElement("subtitle", site.description),
      textElement("updated", instantText(latest.updated)),
      element("link", { rel: "alternate", type: "text/html", href: home }),
      element("link", { rel: "self", type: "application/atom+xml", href: self }),
      element("author", {}, textElement("name", site.publisher ?? site.title)),
      textElement("rights", site.licence?.name),
      textElement("generator", "Glossator"),
      ...entries.map(entryElement),
    ]),
  );
  return [{ path: exportPaths.atom, content: `<?xml version="1.0" encoding="utf-8"?>\n${content}\n` }];
}

function entryElement(entry: FeedEntry): string {
  return element(
    "entry",
    { "xml:lang": entry.language },
    ...lines([
      textElement("id", entry.id),
      textElement("title", entry.title),
      element("link", { rel: "alternate", type: "text/html", href: entry.url }),
      textElement("published", entry.published && instantText(entry.published)),
      textElement("updated", instantText(entry.updated)),
      entry.topic === undefined ? "" : element("category", { term: entry.topic }),
      textElement("summary", entry.summary),
      element("content", { type: "html" }, xmlText(entry.html)),
    ]),
  );
}

function lines(parts: readonly string[]): string[] {
  return ["\n", ...parts.filter((part) => part !== "").map((part) => `${part}\n`)];
}
