import type { SiteFile } from "../model/site-file.ts";
import type { SiteView } from "../pages/site-view.ts";
import { atomFeed } from "./atom.ts";
import { calendar } from "./calendar.ts";
import { changesData } from "./changes-data.ts";
import { figuresData } from "./figures-data.ts";
import { glossaryData } from "./glossary-data.ts";
import { headers } from "./headers.ts";
import { jsonFeed } from "./json-feed.ts";
import { llmsText } from "./llms-text.ts";
import { markdownTwins } from "./markdown-twin.ts";
import { sitemap } from "./sitemap.ts";

/** The files that leave the site beside its pages. The same view gives the same bytes; what a publication lacks has no file. */
export function siteExports(view: SiteView): SiteFile[] {
  return [
    ...glossaryData(view),
    ...figuresData(view),
    ...changesData(view),
    ...atomFeed(view),
    ...jsonFeed(view),
    ...calendar(view),
    ...sitemap(view),
    ...markdownTwins(view),
    ...llmsText(view),
    headers(view),
  ];
}
