import type { DateTime } from "luxon";
import type { Explainer } from "../model/explainer.ts";
import { compareDates } from "../model/partial-date.ts";
import type { Publication } from "../model/publication.ts";
import type { Change } from "../releases/change.ts";
import type { HistoryStep } from "../releases/history.ts";
import { detailText } from "../pages/change-text.ts";
import type { SiteView } from "../pages/site-view.ts";
import { addressFrom, stableUuid } from "./addresses.ts";
import { xmlText } from "./xml.ts";

/** An explainer as a feed announces it. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly language: string | undefined;
  readonly topic: string | undefined;
  /** Only where the day is known: feeds want a moment, and a month is none. */
  readonly published: DateTime | undefined;
  readonly updated: DateTime;
  readonly summary: string;
  /** Summary, key points and what changed last, in plain HTML: what a page has beyond that needs the page around it. */
  readonly html: string;
}

/** Who follows a feed has read what came before: of a large publication it tells what changed last. */
const mostEntries = 100;

/** The explainers, the one that changed last first. */
export function feedEntries(view: SiteView, feedPath: string): FeedEntry[] {
  return view.explainers
    .map(({ explainer }) => ({ explainer, updated: lastTouched(explainer, view) }))
    .map((entry) => ({ ...entry, id: entryId(entry.explainer, view.publication) }))
    .sort((a, b) => b.updated.toMillis() - a.updated.toMillis() || (a.id < b.id ? -1 : 1))
    .slice(0, mostEntries)
    .map((entry) => entryOf(entry, view, feedPath));
}

function entryOf(
  { explainer, id, updated }: { explainer: Explainer } & Pick<FeedEntry, "id" | "updated">,
  view: SiteView,
  feedPath: string,
): FeedEntry {
  const { published } = explainer;
  const summary = view.plainText(explainer.summary);
  return {
    id,
    title: explainer.title,
    url: addressFrom(feedPath, explainer.path, view.publication),
    language: explainer.lang,
    topic: explainer.topic,
    published: published.precision === "day" ? published.start : undefined,
    // A feed must name a moment. Of a month its first is taken, but never one before the publication.
    updated,
    summary,
    html: entryHtml(explainer, summary, view),
  };
}

/**
 * `tag:example.org,2025-11-22:explainers/what-is-safe` (RFC 4151, which allows dates of a month or a year): it outlives a
 * change of title, of protocol and of the extension of files. Without a URL there is nobody to be the tag's authority.
 */
function entryId({ slug, published }: Explainer, publication: Publication): string {
  const { url } = publication.site;
  if (url === undefined) return `urn:uuid:${stableUuid(`explainer ${slug}`, publication)}`;
  const { hostname, pathname } = new URL(url);
  return `tag:${hostname},${published.iso}:${pathname.replace(/^\/|\/$/g, "")}${pathname === "/" ? "" : "/"}explainers/${encodeURIComponent(slug)}`;
}

function entryHtml({ slug, keyPoints, changes }: Explainer, summary: string, view: SiteView): string {
  const text = (markdown: string) => xmlText(view.plainText(markdown));
  const [change] = changes.toSorted((a, b) => compareDates(b.date, a.date));
  return [
    `<p>${xmlText(summary)}</p>`,
    keyPoints.length > 0 ? `<ul>${keyPoints.map((point) => `<li>${text(point)}</li>`).join("")}</ul>` : "",
    change ? `<p>${xmlText(view.dateText(change.date))}: ${text(change.note)}</p>` : "",
    latestChanges(slug, view),
  ].join("");
}

/** What the latest release that touched an explainer changed of the numbers, definitions and positions that it shows. */
function latestChanges(slug: string, view: SiteView): string {
  const lines = (view.history().find((step) => touches(slug, step))?.changes ?? [])
    .filter((change) => isTold(slug, change))
    .map((change) => {
      const [detail] = change.details;
      const old = detail && detailText(view, change, detail, "old");
      const now = detail && detailText(view, change, detail, "new");
      const values = [
        old === undefined ? "" : `<del>${xmlText(old)}</del>`,
        now === undefined ? view.wording.changesOf.isGone : `<ins>${xmlText(now)}</ins>`,
      ];
      return `<li>${xmlText(change.name)}: ${values.filter(Boolean).join(" → ")}</li>`;
    });
  return lines.length === 0 ? "" : `<ul>${lines.join("")}</ul>`;
}

function touches(slug: string, { changes }: HistoryStep): boolean {
  return changes.some((change) => isTold(slug, change));
}

/** Sentences and what was added stand on the page; a feed has room for what reads differently. */
function isTold(slug: string, { kind, what, details, explainers }: Change): boolean {
  return kind !== "explainer" && what !== "added" && details.length > 0 && explainers.includes(slug);
}

/** A release that changed what an explainer shows is news of that explainer, whether its author noted a date or not. */
function lastTouched({ slug, updated, published, changes }: Explainer, view: SiteView): DateTime {
  const releases = view
    .history()
    .flatMap((step) => (step.release && touches(slug, step) ? step.release.date : []));
  const latest = [updated, published, ...changes.map(({ date }) => date), ...releases].map(
    ({ start }) => start,
  );
  return latest.reduce((last, moment) => (moment > last ? moment : last));
}
