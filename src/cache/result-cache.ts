import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where results are kept, in place of our own folder; `off` for nowhere. */
export const cacheVariable = "GLOSSATOR_CACHE";

/**
 * Remembers results by what they were made of. The folder may be deleted at any time, and several builds may use it at
 * once: a file appears whole or not at all. One that was cut short or changed is not believed, for each begins with the
 * hash of the rest. Without a folder nothing is remembered.
 */
export class ResultCache {
  /** How many results this process took from a cache, and how many it made for one. */
  static readonly use = { reused: 0, made: 0 };
  readonly #folder: string | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** The result made of these ingredients, from the cache or else from `make`. */
  async remember(ingredients: unknown, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = await this.recall(ingredients);
    if (known) return known;
    const made = await make();
    await this.keep(ingredients, made);
    return made;
  }

  /** What was kept, if it is as it was kept. */
  async recall(ingredients: unknown): Promise<Uint8Array | undefined> {
    if (this.#folder === undefined) return undefined;
    const known = await readFile(fileIn(this.#folder, ingredients)).catch(() => undefined);
    if (!known?.subarray(0, 32).equals(sha256(known.subarray(32)))) return undefined;
    ResultCache.use.reused++;
    return known.subarray(32);
  }

  /** A build that cannot write its cache is slower, not wrong. */
  async keep(ingredients: unknown, content: Uint8Array): Promise<void> {
    if (this.#folder === undefined) return;
    ResultCache.use.made++;
    const file = fileIn(this.#folder, ingredients);
    const unfinished = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(unfinished, Buffer.concat([sha256(content), content]));
      await rename(unfinished, file);
    } catch {}
  }
}

/** The folder for one kind of result, in the `node_modules` that this package is installed in, or has. */
export function cacheFolder(kind: string): string | undefined {
  const chosen = process.env[cacheVariable];
  if (chosen === "off") return undefined;
  if (chosen) return join(chosen, kind);
  const here = fileURLToPath(new URL("../..", import.meta.url));
  const installed = /^(.*[\\/]node_modules)[\\/]/.exec(here)?.[1];
  return join(installed ?? join(here, "node_modules"), ".cache", "glossator", kind);
}

function fileIn(folder: string, ingredients: unknown): string {
  return join(folder, `${sha256(JSON.stringify(ingredients)).toString("hex")}.result`);
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
