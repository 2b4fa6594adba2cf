import { compileFunction } from "node:vm";
import type { ServedSearch } from "./cache-names.ts";
import { pagefindChanged, type PackReceiver } from "./engine-script.ts";
import { readFragment } from "./pagefind-index.ts";
import { contentsName, engineFolder, entryName, searchFileOf } from "./search-contents.ts";
import type { FragmentsByThing, SearchContents } from "./search-contents.ts";

/**
 * The served search as classic scripts. Pagefind needs `fetch` and `import`, and from `file://` a browser grants neither; it does run
 * scripts. So `boot.js` holds the engine, its WebAssembly and the head of the index, and each chunk is a script
 * of its own that is loaded when the engine asks for it: what Pagefind loads lazily from a server it loads lazily from disk.
 * An upgrade of Pagefind may break this, so what was packed is tried here, and the build stops if it finds nothing.
 */
export async function packForDisk(served: ServedSearch): Promise<ReadonlyMap<string, string>> {
  const bucketOf = bucketsFor(served.files);
  const buckets = new Map<string, string>();
  let boot = `glossatorPack.bucketOf=${bucketOf.script};\n`;
  for (const [name, content] of [...served.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name === served.contents.engine) continue;
    const script = `glossatorPack.put(${JSON.stringify(name)},"${Buffer.from(content).toString("base64")}");\n`;
    if (!isChunk(name)) boot += script;
    else buckets.set(bucketOf.find(name), (buckets.get(bucketOf.find(name)) ?? "") + script);
  }
  boot += Buffer.from(served.files.get(served.contents.engine) ?? "").toString("utf8");
  const scripts = new Map([
    ["boot.js", boot],
    ...[...buckets].map(([bucket, script]) => [`c/${bucket}.js`, script] as const),
  ]);
  await tryPacked(scripts);
  return scripts;
}

function isChunk(name: string): boolean {
  return /\.pf_(index|fragment)$/.test(name);
}

/** A script takes a disk no longer for being this large, and a memory stick is slow with many small files. */
const bucketSize = 192 * 1024;

interface Buckets {
  readonly find: (name: string) => string;
  /** The same function, for the browser. */
  readonly script: string;
}

/** Pagefind names a fragment by a hash, so its first digits deal fragments out evenly. Chunks of the index are large, and stay alone. */
function bucketsFor(files: ReadonlyMap<string, Uint8Array>): Buckets {
  const total = [...files].reduce(
    (sum, [name, content]) => (name.endsWith(".pf_fragment") ? sum + content.length * (4 / 3) : sum),
    0,
  );
  const digits = Math.max(0, Math.ceil(Math.log(total / bucketSize) / Math.log(16)));
  const shape = new RegExp(`^(fragment/[^_]*_.{${digits}}).*`);
  const separators = /[^a-z0-9]+/g;
  return {
    find: (name) =>
      name
        .replace(/\.pf_index$/, "")
        .replace(shape, "$1")
        .replace(separators, "-"),
    script: `function(n){return n.replace(/\\.pf_index$/,"").replace(${shape},"$1").replace(${separators},"-")}`,
  };
}

/** Runs the scripts as a browser would, on demand, and looks for a page by a word of it. */
async function tryPacked(scripts: ReadonlyMap<string, string>): Promise<void> {
  const files = new Map<string, Buffer>();
  const pack: PackReceiver = {
    put: (name, base64) => void files.set(name, Buffer.from(base64, "base64")),
  };
  const run = (script: string): void => {
    const code = scripts.get(script);
    if (code === undefined)
      throw pagefindChanged(
        `its engine asked for something that would be in ${script}, and there is no such script`,
      );
    // Our own scripts, made above; that they run is what we want to know.
    compileFunction(code, ["glossatorPack"])(pack);
  };
  const read = (name: string): Buffer => {
    if (!files.has(name)) run(`c/${pack.bucketOf?.(name)}.js`);
    const file = files.get(name);
    if (!file)
      throw pagefindChanged(`its engine asked for ${JSON.stringify(name)}, which is not in the pack`);
    return file;
  };
  run("boot.js");
  const contents = JSON.parse(read(contentsName).toString("utf8")) as SearchContents;
  const fragments = JSON.parse(read(contents.fragments).toString("utf8")) as FragmentsByThing;
  const fragment = Object.values(fragments).flatMap((ids) => Object.values(ids))[0];
  if (!pack.engine || fragment === undefined) throw pagefindChanged("the pack is empty");
  const fetch = async (input: string): Promise<Response> => {
    const name = searchFileOf(input);
    return new Response(name === entryName ? JSON.stringify(contents.entry) : new Uint8Array(read(name)));
  };
  const instance = pack
    .engine(fetch, `${engineFolder}pagefind.js`)
    .createInstance({ basePath: engineFolder, baseUrl: "/", noWorker: true });
  const text = readFragment(
    `fragment/${fragment}.pf_fragment`,
    read(`fragment/${fragment}.pf_fragment`),
  ).content;
  const word = /\p{L}{4,}/u.exec(text)?.[0] ?? text;
  const { results } = await instance.search(word);
  if (!results.some(({ id }) => id === fragment))
    throw pagefindChanged(`the packed engine does not find ${JSON.stringify(word)}`);
}
