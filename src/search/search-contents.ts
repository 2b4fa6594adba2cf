/**
 * Where the search is for a server, and where its packed twin is for pages that were opened from disk. Not `search/`: beside
 * `search.html` a host that hides endings could mean either by `/search`.
 */
export const searchFolders = { served: "pagefind/", packed: "search-from-disk/" } as const;

/** What can be found. A `page` is one that was added beside the explainers. */
export const resultKinds = ["explainer", "term", "figure", "actor", "event", "source", "page"] as const;
export type ResultKind = (typeof resultKinds)[number];

/**
 * `pagefind/contents.json`: the one file of the search that a browser must not take from its cache unasked. It names the
 * engine, and says of each of Pagefind's fragments what it is about, so that hits can be counted and filtered by kind without loading
 * any. (Pagefind's own filters would do the same, but its 1.5 writes them differently from build to build.)
 */
export interface SearchContents {
  /** The engine's file name. */
  readonly engine: string;
  /** Changes with anything in the index. Pagefind puts it behind the name of its entry file. */
  readonly tag: string;
  /** Fragment ids by kind and id of the thing. */
  readonly fragments: Readonly<Partial<Record<ResultKind, Readonly<Record<string, string>>>>>;
}
