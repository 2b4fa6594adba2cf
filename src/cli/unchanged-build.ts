import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generatorHash } from "../cache/generator.ts";
import { cacheFolder, ResultCache } from "../cache/result-cache.ts";
import { checksumOf, checksumsPath, parseChecksums } from "../exports/checksums.ts";
import { publicationHash } from "./publication-hash.ts";

/** A build as it was asked for. */
export interface BuildRequest {
  readonly root: string;
  readonly target: string;
  readonly core: boolean;
}

/** What a build said when it was done. */
export interface BuildSummary {
  readonly pages: number;
  /** Of all files, uncompressed. */
  readonly bytes: number;
  /** How many warnings there were, in words; empty where there were none. */
  readonly warnings: string;
  /** What is in the site, and how long each stage took; each a line. */
  readonly lines: readonly string[];
}

interface Record {
  readonly ingredients: string;
  readonly checksums: string;
  readonly summary: BuildSummary;
}

/**
 * Remembers of each place that a site was written to what it was made of. The site itself is its own cache: when nothing
 * has changed, and each file there has the check sum that the build wrote, there is nothing to do.
 */
export class UnchangedBuild {
  readonly #request: BuildRequest;
  readonly #cache = new ResultCache(cacheFolder("builds"));
  readonly #ingredients: string | undefined;

  /** To be made before the build reads anything. */
  constructor(request: BuildRequest) {
    this.#request = request;
    this.#ingredients = ingredientsOf(request);
  }

  /** What the build that wrote the site said, if another would write the same. */
  async find(): Promise<BuildSummary | undefined> {
    if (this.#ingredients === undefined) return undefined;
    const known = await this.#cache.recall(this.#request);
    if (!known) return undefined;
    const record = JSON.parse(Buffer.from(known).toString("utf8")) as Record;
    if (record.ingredients !== this.#ingredients) return undefined;
    return isAsWritten(this.#request.target, record.checksums)
      ? // How long it took then is no news.
        { ...record.summary, lines: record.summary.lines.slice(0, 1) }
      : undefined;
  }

  /** Not when something was edited while the build ran: it may have seen some of it. */
  async keep(summary: BuildSummary): Promise<void> {
    const list = join(this.#request.target, checksumsPath);
    if (this.#ingredients === undefined || ingredientsOf(this.#request) !== this.#ingredients) return;
    if (!existsSync(list)) return;
    const checksums = checksumOf(readFileSync(list));
    const record: Record = { ingredients: this.#ingredients, checksums, summary };
    await this.#cache.keep(this.#request, Buffer.from(JSON.stringify(record)));
  }
}

function ingredientsOf({ root, core }: BuildRequest): string | undefined {
  const generator = generatorHash();
  const publication = generator && publicationHash(root, { core });
  return publication && createHash("sha256").update(`${generator} ${publication}`).digest("hex");
}

/** Whether a folder holds the files of a list of check sums, each unharmed, and no other. */
function isAsWritten(folder: string, expected: string): boolean {
  const list = join(folder, checksumsPath);
  if (!existsSync(list)) return false;
  const text = readFileSync(list);
  const sums = checksumOf(text) === expected ? parseChecksums(text.toString("utf8")) : undefined;
  if (!sums) return false;
  const there = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  if (there.length !== sums.size + 1) return false;
  return [...sums].every(([path, sum]) => {
    const file = join(folder, path);
    return existsSync(file) && checksumOf(readFileSync(file)) === sum;
  });
}
