import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Remembers pictures by what they are made of. The folder may be deleted at any time. A file that was cut short or
 * changed is not believed: each begins with the hash of the rest.
 */
export class ImageCache {
  readonly #folder: string;
  #makers: Promise<string> | undefined;

  constructor(folder = defaultFolder()) {
    this.#folder = folder;
  }

  /**
   * The picture made of these ingredients, from the cache or else from `make`. The programs that draw and our own code
   * for it are ingredients of every picture.
   */
  async remember(ingredients: unknown, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    this.#makers ??= makersText();
    const key = sha256(JSON.stringify([await this.#makers, ingredients]));
    const file = join(this.#folder, `${key.toString("hex")}.image`);
    const known = await readFile(file).catch(() => undefined);
    if (known && known.subarray(0, 32).equals(sha256(known.subarray(32)))) return known.subarray(32);
    const made = await make();
    await this.#keep(file, made);
    return made;
  }

  /** Whole or not at all; and a build that cannot write its cache is slower, not wrong. */
  async #keep(file: string, content: Uint8Array): Promise<void> {
    const unfinished = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(unfinished, Buffer.concat([sha256(content), content]));
      await rename(unfinished, file);
    } catch {}
  }
}

/** What decides how a drawing looks besides the drawing: the versions of the programs, and how we call them. */
async function makersText(): Promise<string> {
  const read = (file: string): Promise<Buffer> => readFile(new URL(file, import.meta.url));
  const fonts = (await readdir(new URL("fonts/", import.meta.url))).toSorted().map((name) => `fonts/${name}`);
  // Our dependencies are pinned exactly, so this names the version of each.
  const makers = await Promise.all(
    ["../../../package.json", "drawing.ts", "palette-png.ts", ...fonts].map(read),
  );
  return sha256(Buffer.concat(makers)).toString("hex");
}

/** In the `node_modules` that this package is installed in, or has. */
function defaultFolder(): string {
  const here = fileURLToPath(new URL("../../..", import.meta.url));
  const installed = /^(.*[\\/]node_modules)[\\/]/.exec(here)?.[1];
  return join(installed ?? join(here, "node_modules"), ".cache", "glossator", "images");
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
