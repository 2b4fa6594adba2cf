/**
 * Where the search is for a server, and where its packed twin is for pages that were opened from disk. Not `search/`: beside
 * `search.html` a host that hides endings could mean either by `/search`.
 */
export const searchFolders = { served: "pagefind/", packed: "search-from-disk/" } as const;

/** What can be found. A `page` is one that was added beside the explainers. */
export const resultKinds = ["explainer", "term", "figure", "actor", "event", "source", "page"] as const;
export type ResultKind = (typeof resultKinds)[number];

/** The one file of the served search that says which of the others are current. */
export const contentsName = "contents.json";

/**
 * `pagefind/contents.json`: the one file of the search that a browser must not take from its cache unasked. It is small, and
 * names all that a query needs, so that none of it is waited for before the next is asked for.
 */
export interface SearchContents {
  /** The script that puts the engine into `glossatorPack.engine`. */
  readonly engine: string;
  /** What the engine asks for as `pagefind-entry.json`: which of its files are in force. */
  readonly entry: object;
  /** The files that it asks for before its first query: its WebAssembly and the head of the index. */
  readonly head: readonly string[];
  /** The file with the things that fragments are about. */
  readonly fragments: string;
}

/**
 * Fragment ids by kind and id of the thing that a fragment of Pagefind's is about, so that hits can be counted and filtered by
 * kind without loading any. (Pagefind's own filters would do the same, but its 1.5 writes them differently from build to build.)
 */
export type FragmentsByThing = Readonly<Partial<Record<ResultKind, Readonly<Record<string, string>>>>>;

/** A name, not a place: what the engine asks for below it, we hand it. */
export const engineFolder = "engine/";

/** What Pagefind asks for first. */
export const entryName = "pagefind-entry.json";

/** The file that the engine means by an address. */
export function searchFileOf(input: string): string {
  return input.replace(/[?#].*$/, "").replace(engineFolder, "");
}
