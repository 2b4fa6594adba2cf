/** A file of the site, by its path from the site's root: what is not a page is made in memory and written by whoever runs the build. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Where the files that pages ask for are; names hold a hash of the content, so that a cache is never wrong. Paths from the site's root. */
export interface AssetPaths {
  /** The style sheet of a page that is neither an explainer nor the glossary or the search: of whatever a page may hold. */
  readonly styles: string;
  /** Of what an explainer begins with: the first paint waits for it. */
  readonly explainerStyles: string;
  /** Of the rest of an explainer, linked where that begins; on paper; and of what scripts show. */
  readonly restStyles: string;
  /** Of the list of the glossary and of the search. */
  readonly listStyles: string;
  /** Loaded on demand, with the search, where the page's own sheet does not have it. */
  readonly searchStyles: string;
  /** Of every page that is no explainer, holding nothing up: the look on paper, and of what scripts show. */
  readonly laterStyles: string;
  /** A small classic script for the head, before first paint: the remembered theme and the reader's dial. */
  readonly early: string;
  /** Its text, to stand in a page: first paint waits for no request of its own. */
  readonly earlyScript: string;
  /** The deferred classic script of every page: cards, outline, shortcuts. */
  readonly page: string;
  /** Classic script, loaded on demand: the search client with its dialog. */
  readonly search: string;
  /** Classic script, loaded where a copy for offline reading can be had: its control. */
  readonly offline: string;
  /** Classic script, loaded for a reader who asked to be told what changed; its style sheet has the same name, but for `.css`. */
  readonly since: string;
  /** Classic script, loaded on demand: the index of terms, titles and names. */
  readonly termIndex: string;
  /** Classic script, loaded when a card is unfolded: the long definitions. */
  readonly longDefinitions: string;
  /** The icon of the site, an SVG. */
  readonly icon: string;
  /** Font files that are worth preloading, the face of running text first. */
  readonly preload: readonly string[];
}
