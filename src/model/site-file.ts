/** A file of the site, by its path from the site's root: what is not a page is made in memory and written by whoever runs the build. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Where the files that pages ask for are; names hold a hash of the content, so that a cache is never wrong. Paths from the site's root. */
export interface AssetPaths {
  /** The style sheet of every page. */
  readonly styles: string;
  /** A small classic script for the head, before first paint: the remembered theme and the reader's dial. */
  readonly early: string;
  /** The deferred classic script of every page: cards, outline, shortcuts. */
  readonly page: string;
  /** Classic script, loaded on demand: the search client with its dialog. */
  readonly search: string;
  /** Classic script, loaded where a copy for offline reading can be had: its control. */
  readonly offline: string;
  /** Classic script, loaded on demand: the index of terms, titles and names. */
  readonly termIndex: string;
  /** Font files that are worth preloading. */
  readonly preload: readonly string[];
}
