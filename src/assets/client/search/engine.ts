import type { FragmentsByThing, ResultKind } from "../../../search/search-contents.ts";
import { loadFragment, type Fragment, type SearchFiles } from "./files.ts";
import { loadPacked } from "./packed-engine.ts";
import { loadServed } from "./served-engine.ts";
import type { RunQuery } from "./pagefind.ts";
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

/** Full-text search: Pagefind, however it was loaded. */
export interface Engine {
  /** What each fragment is about. */
  readonly thingOf: ReadonlyMap<string, { readonly kind: ResultKind; readonly id: string }>;
  search(words: string): Promise<readonly TextHit[]>;
}

/** The files of the search, and what looks for words in them. */
export interface LoadedPagefind {
  readonly files: SearchFiles;
  readonly run: RunQuery;
}

/** From a server what Pagefind wrote; from disk, or where a server or browser refuses that, its packed twin. */
export async function loadEngine(site: Site): Promise<Engine> {
  if (site.root.protocol === "file:") return engineFrom(await loadPacked(site));
  try {
    return await engineFrom(await loadServed(site));
  } catch {
    return engineFrom(await loadPacked(site));
  }
}

async function engineFrom({ files, run }: LoadedPagefind): Promise<Engine> {
  const fragments = (await (await files.read(files.contents.fragments)).json()) as FragmentsByThing;
  const loaded = new Map<string, Promise<Fragment>>();
  const load = (id: string): Promise<Fragment> => {
    const known = loaded.get(id) ?? loadFragment(files, id);
    loaded.set(id, known);
    known.catch(() => loaded.delete(id));
    return known;
  };
  const thingOf = thingsByFragment(fragments);
  const placeOf = new Map([...thingOf.keys()].map((fragment, place) => [fragment, place]));
  return {
    thingOf,
    async search(query) {
      const texts = (await run(query)).map(({ id, score, words }) => ({
        fragment: id,
        score: Number(score.toPrecision(reliableDigits)),
        words,
        load: () => load(id),
      }));
      const place = ({ fragment }: TextHit): number => placeOf.get(fragment) ?? placeOf.size;
      return texts.sort((a, b) => b.score - a.score || place(a) - place(b));
    },
  };
}

/**
 * Pagefind adds a score up in single precision, and in another order once other chunks of its index are loaded: the seventh
 * digit is chance, and would put two texts that fit a query as well now this way round, now that.
 */
const reliableDigits = 5;

function thingsByFragment(fragments: FragmentsByThing): Engine["thingOf"] {
  const things = new Map<string, { kind: ResultKind; id: string }>();
  for (const [kind, byId] of Object.entries(fragments)) {
    for (const [id, fragment] of Object.entries(byId)) things.set(fragment, { kind: kind as ResultKind, id });
  }
  return things;
}
