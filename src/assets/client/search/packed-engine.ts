import type { PackReceiver } from "../../../search/pack-for-disk.ts";
import { searchFolders, type SearchContents } from "../../../search/search-contents.ts";
import type { LoadedPagefind } from "./engine.ts";
import { loadScript, type Site } from "./site.ts";

/**
 * Pagefind from classic scripts: `boot.js` puts the engine and the head of the index into memory, and what the
 * engine then asks for is a script that puts it there. `src/search/pack-for-disk.ts` writes them.
 */
export async function loadPacked({ root }: Site): Promise<LoadedPagefind> {
  const folder = new URL(searchFolders.packed, root);
  const files = new Map<string, string>();
  const pack: PackReceiver = { put: (name, base64) => void files.set(name, base64), bucketOf: undefined };
  globalThis.glossatorPack = pack;
  await loadScript(new URL("boot.js", folder), root);
  const { engine, bucketOf } = pack;
  if (!engine || !bucketOf) throw new Error("boot.js brought no engine");

  const loading = new Map<string, Promise<void>>();
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const bucket = bucketOf(name);
    if (!files.has(name)) {
      if (!loading.has(bucket)) loading.set(bucket, loadScript(new URL(`c/${bucket}.js`, folder), root));
      await loading.get(bucket);
    }
    const base64 = files.get(name);
    if (base64 === undefined) throw new Error(`${bucket}.js holds no ${name}`);
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  };

  // A name, not a place: what the engine asks for below it is read from memory.
  const basePath = "packed/";
  const fetchFromPack = async (input: string): Promise<Response> =>
    new Response(await read(input.replace(/[?#].*$/, "").replace(basePath, "")));
  const contents = JSON.parse(new TextDecoder().decode(await read("contents.json"))) as SearchContents;
  return { module: engine(fetchFromPack, `${basePath}pagefind.js`), contents, basePath };
}
