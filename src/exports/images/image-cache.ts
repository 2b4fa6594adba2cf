import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { moduleFile } from "../../assets/module-file.ts";
import { cacheFolder, ResultCache } from "../../cache/result-cache.ts";

/** Remembers pictures by what they are made of. */
export class ImageCache {
  readonly #results: ResultCache;
  #makers: Promise<string> | undefined;

  constructor(folder = cacheFolder("images")) {
    this.#results = new ResultCache(folder);
  }

  /** The picture made of these ingredients, if it was kept. The programs that draw and our own code for it are ingredients of every picture. */
  async recall(ingredients: unknown): Promise<Uint8Array | undefined> {
    return this.#results.recall(await this.#with(ingredients));
  }

  async keep(ingredients: unknown, picture: Uint8Array): Promise<void> {
    return this.#results.keep(await this.#with(ingredients), picture);
  }

  async #with(ingredients: unknown): Promise<unknown> {
    this.#makers ??= makersText();
    return [await this.#makers, ingredients];
  }
}

/** What decides how a drawing looks besides the drawing: the versions of the programs, and how we call them. */
async function makersText(): Promise<string> {
  const read = (file: string): Promise<Buffer> => readFile(new URL(file, import.meta.url));
  const own = ["draw-pictures", "drawing", "palette-png"].map((name) =>
    readFile(moduleFile(name, import.meta.url)),
  );
  const fonts = (await readdir(new URL("fonts/", import.meta.url))).toSorted().map((name) => `fonts/${name}`);
  // Our dependencies are pinned exactly, so this names the version of each.
  const makers = await Promise.all([...own, ...["../../../package.json", ...fonts].map(read)]);
  return sha256(Buffer.concat(makers)).toString("hex");
}

function sha256(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
