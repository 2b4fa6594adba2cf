import type { PackReceiver, PagefindModule } from "../../../search/pack-for-disk.ts";
import { searchFolders, type SearchContents } from "../../../search/search-contents.ts";
import { loadPacked } from "./packed-engine.ts";
import type { Site } from "./site.ts";

/** A text that has the words, and where in it they are. */
export interface TextHit {
  readonly fragment: string;
  readonly score: number;
  /** Positions among the words of the text. */
  readonly words: readonly number[];
  /** It lacks a word that other texts have. */
  readonly isLesser?: true;
  load(): Promise<Fragment>;
}

/** What Pagefind keeps of a page or record. */
export interface Fragment {
  readonly raw_url: string;
  readonly content: string;
  readonly raw_content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: ReadonlyArray<{
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }>;
}

/** Full-text search: Pagefind, however it was loaded. */
export interface Engine {
  readonly contents: SearchContents;
  search(words: string): Promise<readonly TextHit[]>;
}

interface PagefindResult {
  readonly id: string;
  readonly score: number;
  readonly words: readonly number[];
  data(): Promise<Fragment>;
}

/** From a server the real Pagefind; from disk, or where a server or browser refuses that, its packed twin. */
export async function loadEngine(site: Site): Promise<Engine> {
  if (site.root.protocol === "file:") return loadPacked(site).then(engineFrom);
  try {
    return await tried(engineFrom(await loadServed(site)));
  } catch {
    return tried(engineFrom(await loadPacked(site)));
  }
}

/** A module of Pagefind, ready to make an instance. */
export interface LoadedPagefind {
  readonly module: PagefindModule;
  readonly contents: SearchContents;
  readonly basePath: string;
}

async function loadServed({ root }: Site): Promise<LoadedPagefind> {
  const folder = new URL(searchFolders.served, root);
  // Asked of the server each time, so that everything else may come from the cache: it says what is current.
  const response = await fetch(new URL("contents.json", folder), { cache: "no-cache" });
  if (!response.ok) throw new Error(`pagefind/contents.json: ${response.status}`);
  const contents = (await response.json()) as SearchContents;
  const module = (await import(new URL(contents.engine, folder).href)) as PagefindModule;
  return { module, contents, basePath: folder.href };
}

/** No worker: it could not have a name of its own for each version, and a query takes a few milliseconds. */
const alike = { baseUrl: "/", noWorker: true, ranking: { termSimilarity: 1, pageLength: 0.5 } };

function engineFrom({ module, contents, basePath }: LoadedPagefind): Engine {
  const instance = module.createInstance({ ...alike, basePath, metaCacheTag: contents.tag });
  return {
    contents,
    async search(words) {
      const { results } = await instance.search(words);
      return (results as readonly PagefindResult[]).map(({ id, score, words: positions, ...result }) => ({
        fragment: id,
        score,
        words: positions,
        load: () => result.data(),
      }));
    },
  };
}

/** Pagefind says only at its first search whether it got its WebAssembly. */
async function tried(engine: Engine): Promise<Engine> {
  await engine.search("glossator");
  return engine;
}

declare global {
  // oxlint-disable-next-line no-var -- that is how a global is declared
  var glossatorPack: PackReceiver | undefined;
}
