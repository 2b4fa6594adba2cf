import type { PackReceiver } from "../../../search/engine-script.ts";
import { contentsName, searchFolders, type SearchContents } from "../../../search/search-contents.ts";
import type { LoadedPagefind } from "./engine.ts";
import type { SearchFiles } from "./files.ts";
import { startPagefind, type RunQuery } from "./pagefind.ts";
import { loadScript, type Site } from "./site.ts";
import { startWorker, type EngineWorker } from "./worker-engine.ts";

/** What Pagefind wrote, from a server. All that the engine will ask for is on its way before the engine has come. */
export async function loadServed(site: Site): Promise<LoadedPagefind> {
  const folder = new URL(searchFolders.served, site.root);
  const worker = tryWorker(site);
  try {
    const files = await filesIn(folder);
    const run = await worker?.setUp(files, folder).catch(() => undefined);
    if (!run) worker?.end();
    return { files, run: run ?? (await onThePage(site, folder, files)) };
  } catch (error) {
    worker?.end();
    throw error;
  }
}

function tryWorker(site: Site): EngineWorker | undefined {
  try {
    return startWorker(site);
  } catch {
    return undefined;
  }
}

async function onThePage({ root }: Site, folder: URL, { contents, read }: SearchFiles): Promise<RunQuery> {
  const pack: PackReceiver = { put: () => undefined };
  globalThis.glossatorPack = pack;
  await loadScript(new URL(contents.engine, folder), root);
  if (!pack.engine) throw new Error(`${contents.engine} brought no engine`);
  return startPagefind(pack.engine, contents.entry, read);
}

async function filesIn(folder: URL): Promise<SearchFiles> {
  const get = async (name: string): Promise<Response> => taken(name, await fetch(new URL(name, folder)));
  const contents = await contentsOf(folder);
  const ahead = new Map([...contents.head, contents.fragments].map((name) => [name, get(name)]));
  // Each is waited for by somebody later, who will tell.
  for (const file of ahead.values()) file.catch(() => undefined);
  return {
    contents,
    read(name) {
      const asked = ahead.get(name);
      // What was read once cannot be read again.
      ahead.delete(name);
      return asked ?? get(name);
    },
  };
}

/** Asked of the server each time, so that everything else may come from the cache: it says what is current. */
async function contentsOf(folder: URL): Promise<SearchContents> {
  const asked = globalThis.glossatorContents ?? fetch(new URL(contentsName, folder), { cache: "no-cache" });
  // A second try asks again.
  globalThis.glossatorContents = undefined;
  return (await taken(contentsName, await asked).json()) as SearchContents;
}

function taken(name: string, response: Response): Response {
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}
