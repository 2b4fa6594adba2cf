/**
 * The only place that spells a URL. A *path* names a file of the site from its root, without a leading slash
 * (`glossary/safe.html`); a *URL* is what a page writes to reach it: page-relative, naming the file, so that the same bytes
 * work at a domain's root, under any path and from disk.
 */

/** Where every page and file of the site is. Flat files with their extension: hosts disagree which of `x.html` and `x/` is `/x`. */
export const paths = {
  home: "index.html",
  search: "search.html",
  explainers: "explainers/index.html",
  explainer: (slug: string) => `explainers/${slug}.html`,
  /**
   * Where a list goes on that is too long for one page. An id has single hyphens, so no entry can be at such a path; and a
   * folder `safe/` beside `safe.html` would not do.
   */
  explainersPage: (page: number): string =>
    page === 1 ? paths.explainers : `explainers/index--${page}.html`,
  topic: (slug: string, page: number) => `explainers/topic--${slug}${page === 1 ? "" : `--${page}`}.html`,
  glossary: "glossary/index.html",
  term: (id: string) => `glossary/${id}.html`,
  termUses: (id: string, page: number): string =>
    page === 1 ? paths.term(id) : `glossary/${id}--${page}.html`,
  actors: "actors/index.html",
  actor: (id: string) => `actors/${id}.html`,
  /** What somebody did, as a part of the timeline. */
  actorEvents: (id: string) => `actors/${id}.html#${anchors.actorEvents}`,
  figures: "figures.html",
  figure: (id: string) => `figures.html#${anchors.figure(id)}`,
  timeline: "timeline.html",
  event: (id: string) => `timeline.html#${anchors.event(id)}`,
  sources: "sources.html",
  source: (id: string) => `sources.html#${anchors.source(id)}`,
  /** The numbers of a chart, its drawing, and the same as a picture for programs that take no SVG. */
  chartTable: (name: string) => `charts/${name}.csv`,
  chartImage: (name: string) => `charts/${name}.svg`,
  chartPicture: (name: string) => `charts/${name}.png`,
  changes: "changes.html",
  release: (release: string) => `changes.html#${anchors.release(release)}`,
  /** An explainer as it was at a release. */
  archived: (release: string, slug: string) => `archive/${release}/${slug}.html`,
  /** The explainers that show something, where they are too many to be named beside it. */
  shownIn: (kind: ShownKind, id: string, page: number) =>
    `${{ figure: "figures", source: "sources", event: "timeline", actor: "actors" }[kind]}--${id}${page === 1 ? "" : `--${page}`}.html`,
  offline: "offline.html",
  notFound: "404.html",
} as const;

/**
 * Ids of elements. Every id that comes from content has a prefix: a bare `id="forms"` or `id="name"` would shadow a
 * property of `document` (DOM clobbering).
 */
export const anchors = {
  section: (slug: string) => `s-${slug}`,
  figure: (id: string) => `figure-${id}`,
  event: (id: string) => `event-${id}`,
  /** The events of an actor, on the actor's page. */
  actorEvents: "events",
  source: (id: string) => `source-${id}`,
  release: (release: string) => `release-${release}`,
  /** A chart and what describes it; its name is unique in the site. */
  chart: (name: string) => `chart-${name}`,
  chartTitle: (name: string) => `chart-${name}-title`,
  chartSays: (name: string) => `chart-${name}-says`,
  /** How bars are filled whose number is not official. */
  chartPattern: (name: string, kind: string) => `chart-${name}-${kind}`,
  /** A guide and its steps; each is a state with an address. */
  guide: (id: string) => `guide-${id}`,
  guideStep: (id: string, step: string) => `guide-${id}-${step}`,
  guideStepTitle: (id: string, step: string) => `guide-${id}-${step}-title`,
  /** An entry in a list of all, on a page of a site that is somebody else's. */
  entry: (kind: NoteKind, id: string) => `${kind}-${id}`,
  entryTitle: (kind: NoteKind, id: string) => `${kind}-${id}-title`,
  /**
   * What a card shows: the one line of a note, which describes its trigger to a screen reader, and around it the note; of a
   * source, by its number on the page, the note itself.
   */
  note: (kind: NoteKind, id: string) => `note-${kind}-${id}`,
  /** The first mark that leads to a note, for the way back; of a source by its number on the page. */
  trigger: (kind: NoteKind, id: string) => `use-${kind}-${id}`,
} as const;

/** What a card can be about. */
export type NoteKind = "term" | "figure" | "source" | "actor" | "event";

/** What an explainer shows that is no term: of a term every sentence is told. */
export type ShownKind = Exclude<NoteKind, "term">;

/**
 * The URL by which the page at `from` reaches `to` (both paths from the site's root; `to` may carry a fragment).
 * Segments are percent-encoded. A page reaches a place on itself by the fragment alone.
 */
export function relativeUrl(from: string, to: string): string {
  const [target, fragment] = splitFragment(to);
  if (target === from && fragment !== undefined) return `#${encodeFragment(fragment)}`;
  const url = urlFromFolder(from.slice(0, from.lastIndexOf("/") + 1), target);
  return fragment === undefined ? url : `${url}#${encodeFragment(fragment)}`;
}

const urlsByFolder = new Map<string, Map<string, string>>();

/** Pages of a folder reach a file by the same URL, and most files are reached from many pages. */
function urlFromFolder(folder: string, target: string): string {
  let urls = urlsByFolder.get(folder);
  if (!urls) urlsByFolder.set(folder, (urls = new Map()));
  let url = urls.get(target);
  if (url === undefined) urls.set(target, (url = spelledUrl(folder.split("/").slice(0, -1), target)));
  return url;
}

function spelledUrl(here: readonly string[], target: string): string {
  const there = target.split("/");
  const file = there.pop() ?? "";
  let shared = 0;
  while (shared < here.length && shared < there.length && here[shared] === there[shared]) shared++;
  const segments = [
    ...here.slice(shared).map(() => ".."),
    ...there.slice(shared).map(encodeSegment),
    encodeSegment(file),
  ];
  return segments.join("/");
}

/** A page's path in the site from what Eleventy calls its URL: nothing in it is encoded, and for a folder it names no file. */
export function pathOfUrl(url: string): string {
  const path = url.replace(/^\//, "");
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** How the page at `from` reaches the site's root, to resolve other addresses against: `../`, or `./`. */
export function rootUrl(from: string): string {
  return relativeUrl(from, paths.home).replace(/index\.html$/, "") || "./";
}

/** The absolute URL of a path, for what needs one: feeds, the sitemap, canonical links. Only where the site has a URL. */
export function absoluteUrl(siteUrl: string, path: string): string {
  const [target, fragment] = splitFragment(path);
  const base = siteUrl.endsWith("/") ? siteUrl : `${siteUrl}/`;
  const url = base + target.split("/").map(encodeSegment).join("/");
  return fragment === undefined ? url : `${url}#${encodeFragment(fragment)}`;
}

/** A path and what follows its first `#`. */
export function splitFragment(path: string): [string, string?] {
  const hash = path.indexOf("#");
  return hash === -1 ? [path] : [path.slice(0, hash), path.slice(hash + 1)];
}

/** A file name may hold what a URL may not: `:` in a first segment reads as a scheme, `#` and `?` end the path. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}

function encodeFragment(fragment: string): string {
  return encodeURIComponent(fragment.toWellFormed());
}
