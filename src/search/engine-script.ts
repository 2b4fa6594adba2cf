/** What the client keeps ready for scripts of the search to call: see `src/assets/client/search/pack.ts`. */
export interface PackReceiver {
  /** The engine with its two surroundings: how it gets its files, and where it believes to be. */
  engine?: (fetch: (input: string) => Promise<Response>, address: string) => PagefindModule;
  /** In the packed search: takes a file. */
  put(name: string, base64: string): void;
  /** In the packed search: the script, below `c/`, that puts a file there. */
  bucketOf?: (name: string) => string;
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
 * Pagefind's engine as a classic script: one that a page from disk may load, and that takes its files from us. What it will ask
 * for can then be on its way, and be unpacked by the browser, before it asks.
 * @param module its ES module, with one list of exports at its end
 */
export function engineScript(module: string): string {
  return `glossatorPack.engine=${engineAsFunction(module)};\n`;
}

/** An ES module with one list of exports at its end, as a function of the two things it takes from its surroundings. */
export function engineAsFunction(module: string): string {
  const exported = /export\s*\{([^}]*)\}\s*;?\s*$/.exec(module);
  if (!exported) throw pagefindChanged("its engine no longer ends with a list of exports");
  const names = (exported[1] ?? "").split(",").map((name) => name.trim());
  const createInstance = names
    .map((name) => /^(?:(\S+)\s+as\s+)?createInstance$/.exec(name))
    .find((match) => match !== null);
  if (!createInstance) throw pagefindChanged("its engine no longer exports createInstance");
  const body = module.slice(0, exported.index).replaceAll("import.meta.url", "address");
  if (/\bimport\s*[.(]|(?:^|[;}])\s*import\b/.test(body))
    throw pagefindChanged("its engine imports something");
  if (!/\bfetch\(/.test(body)) throw pagefindChanged("its engine no longer uses fetch");
  return `function(fetch,address){"use strict";${body}\nreturn{createInstance:${createInstance[1] ?? "createInstance"}}}`;
}

/** What stops a build with a Pagefind that this does not fit. */
export function pagefindChanged(what: string): Error {
  return new Error(
    `Pagefind cannot be packed: ${what}. ` +
      "Pin the version that worked (see package.json), or adapt src/search/engine-script.ts and pack-for-disk.ts.",
  );
}
