import { compileFunction } from "node:vm";
import { contentsName, type ServedSearch } from "./cache-names.ts";
import { readFragment } from "./pagefind-index.ts";
import type { SearchContents } from "./search-contents.ts";

/** What the client keeps ready for packed scripts to call: see `src/assets/client/search/packed-engine.ts`. */
export interface PackReceiver {
  put(name: string, base64: string): void;
  /** The script, below `c/`, that puts a file there. */
  bucketOf: ((name: string) => string) | undefined;
  engine?: (fetch: (input: string) => Promise<Response>, address: string) => PagefindModule;
}

/** The part of Pagefind's module that we use. */
export interface PagefindModule {
  createInstance(options: Readonly<Record<string, unknown>>): PagefindInstance;
}

export interface PagefindInstance {
  search(
    query: string,
  ): Promise<{ readonly results: ReadonlyArray<{ readonly id: string; readonly score: number }> }>;
}

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
  const engine = Buffer.from(served.files.get(served.contents.engine) ?? "").toString("utf8");
  boot += `glossatorPack.engine=${engineAsFunction(engine)};\n`;
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

/** An ES module with one list of exports at its end, as a function of the two things it takes from its surroundings. */
export function engineAsFunction(module: string): string {
  const exported = /export\s*\{([^}]*)\}\s*;?\s*$/.exec(module);
  if (!exported) throw changed("its engine no longer ends with a list of exports");
  const names = (exported[1] ?? "").split(",").map((name) => name.trim());
  const createInstance = names
    .map((name) => /^(?:(\S+)\s+as\s+)?createInstance$/.exec(name))
    .find((match) => match !== null);
  if (!createInstance) throw changed("its engine no longer exports createInstance");
  const body = module.slice(0, exported.index).replaceAll("import.meta.url", "address");
  if (/\bimport\s*[.(]|(?:^|[;}])\s*import\b/.test(body)) throw changed("its engine imports something");
  if (!/\bfetch\(/.test(body)) throw changed("its engine no longer uses fetch");
  return `function(fetch,address){"use strict";${body}\nreturn{createInstance:${createInstance[1] ?? "createInstance"}}}`;
}

/** Runs the scripts as a browser would, on demand, and looks for a page by a word of it. */
async function tryPacked(scripts: ReadonlyMap<string, string>): Promise<void> {
  const files = new Map<string, Buffer>();
  const pack: PackReceiver = {
    bucketOf: undefined,
    put: (name, base64) => void files.set(name, Buffer.from(base64, "base64")),
  };
  const run = (script: string): void => {
    const code = scripts.get(script);
    if (code === undefined)
      throw changed(`its engine asked for something that would be in ${script}, and there is no such script`);
    // Our own scripts, made above; that they run is what we want to know.
    compileFunction(code, ["glossatorPack"])(pack);
  };
  const read = (name: string): Buffer => {
    if (!files.has(name)) run(`c/${pack.bucketOf?.(name)}.js`);
    const file = files.get(name);
    if (!file) throw changed(`its engine asked for ${JSON.stringify(name)}, which is not in the pack`);
    return file;
  };
  run("boot.js");
  const { fragments, tag } = JSON.parse(read(contentsName).toString("utf8")) as SearchContents;
  const fragment = Object.values(fragments).flatMap((ids) => Object.values(ids))[0];
  if (!pack.engine || fragment === undefined) throw changed("the pack is empty");
  const fetch = async (input: string): Promise<Response> =>
    new Response(new Uint8Array(read(input.replace(/[?#].*$/, "").replace(basePath, ""))));
  const instance = pack
    .engine(fetch, `${basePath}pagefind.js`)
    .createInstance({ basePath, baseUrl: "/", noWorker: true, metaCacheTag: tag });
  const text = readFragment(
    `fragment/${fragment}.pf_fragment`,
    read(`fragment/${fragment}.pf_fragment`),
  ).content;
  const word = /\p{L}{4,}/u.exec(text)?.[0] ?? text;
  const { results } = await instance.search(word);
  if (!results.some(({ id }) => id === fragment))
    throw changed(`the packed engine does not find ${JSON.stringify(word)}`);
}

/** A name, not a place: the engine asks for files below it, and gets them from memory. */
const basePath = "packed/";

function changed(what: string): Error {
  return new Error(
    `Pagefind cannot be packed for reading from disk: ${what}. ` +
      "Pin the version that worked (see package.json), or adapt src/search/pack-for-disk.ts.",
  );
}
