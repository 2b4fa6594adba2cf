import { downloadWords } from "../exports/downloads/words.ts";
import { shareImageOf } from "../exports/images/share-images.ts";
import { touchIconPath } from "../exports/images/touch-icon.ts";
import { alternatesOf } from "../exports/alternates.ts";
import { jsonLdOf, jsonLdText } from "../exports/json-ld.ts";
import type { Sightings } from "../markdown/render-env.ts";
import type { Rendered } from "../markdown/render-markdown.ts";
import { dateText, momentText } from "../model/date-text.ts";
import { createBacklinks } from "../pages/backlinks.ts";
import { downloadsPaths } from "../pages/downloads.tsx";
import { createRelated } from "../pages/related.ts";
import type { ExtraPage, RenderedExplainer, SiteView } from "../pages/site-view.ts";
import { countWords } from "../pages/word-count.ts";
import { historyOf, historyWithoutReleases, type HistoryStep } from "../releases/history.ts";
import { notesOf, releaseRecord } from "../releases/release-record.ts";
import { markdownAsText } from "../search/markdown-as-text.ts";
import type { KnownPage, SiteBuildOptions } from "./site-build.ts";

/** What a build knows when every text has rendered. */
export interface ViewParts extends Pick<SiteView, "publication" | "wording" | "assets" | "renderText"> {
  readonly options: SiteBuildOptions;
  readonly routes: NonNullable<SiteView["routes"]>;
  readonly pages: readonly KnownPage[];
  readonly hasDownloads: boolean;
  readonly renderingOf: (file: string) => Rendered | undefined;
}

/** Everything that a page may show, from what a build knows; what costs something is worked out when a page asks for it. */
export function createView(parts: ViewParts): SiteView {
  const { publication, wording, assets, options, routes, pages, hasDownloads, renderingOf, renderText } =
    parts;
  const explainers = renderedExplainers(parts);
  const explainerOf = new Map(
    explainers.flatMap((rendered) => [
      [rendered.explainer.file, rendered],
      [rendered.explainer.path, rendered],
    ]),
  );
  const home = pages.find(({ path }) => path === "index.html");
  const story = home && renderingOf(home.file);
  const plainText = onceEach((source: string) => markdownAsText(source, publication, wording));
  const view: SiteView = {
    publication,
    wording,
    assets,
    buildDate: options.buildDate,
    dateText: (date) => dateText(date, wording.language),
    momentText: (moment) => momentText(moment, wording.language),
    backlinks: createBacklinks(explainers),
    explainers,
    explainerOf: (fileOrPath) => explainerOf.get(fileOrPath),
    relatedTo: createRelated(explainers),
    renderText,
    plainText,
    archive: hasDownloads ? publication.archive : [],
    history: once(() => history(parts, explainers, plainText)),
    ...(story ? { story } : {}),
    shareImageOf: (path) => sharedAs()?.(path),
    ...(hasDownloads ? { touchIcon: touchIconPath } : {}),
    alternatesOf: (path) => (options.hasExports ? alternatesOf(path, view) : []),
    structuredDataOf: (path) => (options.hasExports ? jsonLdOf(path, view).map(jsonLdText) : []),
    routes,
    components: options.own?.components ?? {},
    downloads: hasDownloads
      ? [{ path: downloadsPaths.page, label: downloadWords(wording.language).title }]
      : [],
    extraPages: pages.filter(({ inMenu }) => inMenu).map(({ title, path }): ExtraPage => ({ title, path })),
  };
  const sharedAs = once(() => (hasDownloads ? shareImageOf(view) : undefined));
  return view;
}

function renderedExplainers({ publication, renderingOf }: ViewParts): RenderedExplainer[] {
  return publication.explainers.flatMap((explainer) => {
    const rendered = renderingOf(explainer.file);
    if (!rendered) return [];
    return [{ ...rendered, explainer, words: wordsIn(rendered.seen) }];
  });
}

const counts = new WeakMap<Sightings, number>();

/** Counted once for as long as the text is the same. */
function wordsIn(seen: Sightings): number {
  let words = counts.get(seen);
  if (words === undefined) {
    words = seen.passages.reduce((sum, { text }) => sum + countWords(text), 0);
    counts.set(seen, words);
  }
  return words;
}

function history(
  { publication, wording }: ViewParts,
  explainers: readonly RenderedExplainer[],
  plainText: SiteView["plainText"],
): readonly HistoryStep[] {
  if (publication.releases.length === 0) {
    const noted = explainers.map(({ explainer }) => ({
      slug: explainer.slug,
      title: explainer.title,
      changes: notesOf(explainer, plainText),
    }));
    return historyWithoutReleases({ explainers: noted });
  }
  const actorName = (id: string) => publication.actorById.get(id)?.name ?? id;
  const now = releaseRecord({ publication, explainers, plainText });
  return historyOf(publication.releases, now, { wording, actorName });
}

function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => (made ??= { result: make() }).result;
}

/** A function of a text that works each out once: the same summary stands on many pages. */
function onceEach<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = make(text);
    known.set(text, result);
    return result;
  };
}
