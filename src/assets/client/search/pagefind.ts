import type { PackReceiver } from "../../../search/engine-script.ts";
import { engineFolder, entryName, searchFileOf } from "../../../search/search-contents.ts";
import { unpacked } from "./files.ts";

/** A text that Pagefind found. */
export interface FoundText {
  readonly id: string;
  readonly score: number;
  /** Positions of the words among those of the text. */
  readonly words: readonly number[];
}

/** Looks for words in the texts. */
export type RunQuery = (words: string) => Promise<readonly FoundText[]>;

type MakeEngine = NonNullable<PackReceiver["engine"]>;

/** Not a worker of Pagefind's: ours has a name for each version. */
const options = {
  baseUrl: "/",
  basePath: engineFolder,
  noWorker: true,
  ranking: { termSimilarity: 1, pageLength: 0.5 },
};

/**
 * Sets Pagefind to work.
 * @param read gives a file of the search, packed or not
 */
export async function startPagefind(
  makeEngine: MakeEngine,
  entry: object,
  read: (name: string) => Promise<Response>,
): Promise<RunQuery> {
  const fetch = async (input: string): Promise<Response> => {
    const name = searchFileOf(input);
    return name === entryName ? new Response(JSON.stringify(entry)) : unpacked(await read(name));
  };
  const instance = makeEngine(fetch, `${engineFolder}pagefind.js`).createInstance(options);
  // It says only at a search whether it got its WebAssembly; to look for nothing it needs no more than that.
  await instance.search("");
  return async (words) => (await instance.search(words)).results as readonly FoundText[];
}
