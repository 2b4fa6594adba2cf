import type { PackReceiver } from "../../../search/engine-script.ts";
import { contentsName, searchFolders, type SearchContents } from "../../../search/search-contents.ts";
import type { LoadedPagefind } from "./engine.ts";
import { startPagefind } from "./pagefind.ts";
import { loadScript, type Site } from "./site.ts";

/**
 * Pagefind from classic scripts: `boot.js` puts the engine and the head of the index into memory, and what the
 * engine then asks for is a script that puts it there. `src/search/pack-for-disk.ts` writes them.
 */
export async function loadPacked({ root }: Site): Promise<LoadedPagefind> {
  const folder = new URL(searchFolders.packed, root);
  const files = new Map<string, string>();
  const pack: PackReceiver = { put: (name, base64) => void files.set(name, base64) };
  globalThis.glossatorPack = pack;
  await loadScript(new URL("boot.js", folder), root);
  const { engine: makeEngine, bucketOf } = pack;
  if (!makeEngine || !bucketOf) throw new Error("boot.js brought no engine");

  const loading = new Map<string, Promise<void>>();
  const read = async (name: string): Promise<Response> => {
    const bucket = bucketOf(name);
    if (!files.has(name)) {
      if (!loading.has(bucket)) loading.set(bucket, loadScript(new URL(`c/${bucket}.js`, folder), root));
      await loading.get(bucket);
    }
    const base64 = files.get(name);
    if (base64 === undefined) throw new Error(`${bucket}.js holds no ${name}`);
    return new Response(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  };
  const contents = (await (await read(contentsName)).json()) as SearchContents;
  return { files: { contents, read }, run: await startPagefind(makeEngine, contents.entry, read) };
}
