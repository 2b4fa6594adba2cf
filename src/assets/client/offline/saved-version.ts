import { savedPaths, type OfflineManifest } from "./manifest.ts";
import { cacheNames, urlOf } from "./names.ts";

/** A file could not be had as it was published: its path, or `room` where the browser has none left. */
export class NotSaved extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`Not saved: ${what}`);
    this.what = what;
  }
}

/**
 * One version of the site in a cache of its own. Whatever goes in or comes out is held against the hash that the build
 * wrote down: a half-finished deploy, a captive portal and a cache that somebody else wrote to are all refused alike.
 */
export class SavedVersion {
  readonly manifest: OfflineManifest;
  readonly #cache: Cache;
  readonly #scope: string;

  private constructor(manifest: OfflineManifest, cache: Cache, scope: string) {
    this.manifest = manifest;
    this.#cache = cache;
    this.#scope = scope;
  }

  /** The version of a manifest, with whatever is in its cache already. */
  static async open(manifest: OfflineManifest, scope: string): Promise<SavedVersion> {
    const cache = await caches.open(cacheNames(scope).ofVersion(manifest.version));
    return new SavedVersion(manifest, cache, scope);
  }

  /** A version that an earlier worker saved, by the manifest it left. */
  static async openEarlier(version: string, scope: string): Promise<SavedVersion | undefined> {
    const name = cacheNames(scope).ofVersion(version);
    if (!(await caches.has(name))) return undefined;
    const cache = await caches.open(name);
    const manifest = await cache.match(manifestKey(scope));
    return manifest && new SavedVersion((await manifest.json()) as OfflineManifest, cache, scope);
  }

  has(path: string): boolean {
    return Object.hasOwn(this.manifest.files, path);
  }

  /** A file as it was published; undefined if it was not saved, or is no longer what was saved. */
  async read(path: string, status = 200): Promise<Response | undefined> {
    const response = await this.#cache.match(urlOf(path, this.#scope), { ignoreVary: true });
    if (!response) return undefined;
    const body = await response.arrayBuffer();
    if (!(await this.#isPublished(path, body))) return undefined;
    return new Response(body, { status, headers: response.headers });
  }

  /**
   * A file from the network, kept if it is of this version.
   * @returns the host's answer, and whether it is what was published
   */
  async fetch(
    path: string,
    cache: RequestCache = "no-cache",
  ): Promise<{ response: Response; isKept: boolean }> {
    const answer = await fetch(urlOf(path, this.#scope), { cache });
    const body = await answer.arrayBuffer();
    const headers = storableHeaders(answer.headers);
    // Made anew: an answer that came by a redirect may not answer a navigation.
    const made = (): Response => new Response(body.slice(0), { status: answer.status, headers });
    if (!answer.ok || !(await this.#isPublished(path, body))) return { response: made(), isKept: false };
    await this.#keep(path, made());
    return { response: made(), isKept: true };
  }

  /**
   * Saves files: what another version has unchanged is copied, the rest is fetched.
   * @throws {NotSaved} for the first that cannot be had as published
   */
  async save(
    paths: readonly string[],
    others: readonly SavedVersion[],
    report: (done: number, of: number) => void,
  ): Promise<void> {
    await this.#cache.put(manifestKey(this.#scope), new Response(JSON.stringify(this.manifest)));
    let next = 0;
    let done = 0;
    const worker = async (): Promise<void> => {
      for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
        await this.#saveOne(path, others);
        report(++done, paths.length);
      }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
  }

  /** Every path that is in the cache. */
  async list(): Promise<string[]> {
    const saved = new Set((await this.#cache.keys()).map(({ url }) => url));
    return Object.keys(this.manifest.files).filter((path) => saved.has(urlOf(path, this.#scope)));
  }

  /** What a reader of this version is to have, at the least. */
  wanted(everything: boolean): readonly string[] {
    return everything ? Object.keys(this.manifest.files) : savedPaths(this.manifest);
  }

  async #saveOne(path: string, others: readonly SavedVersion[]): Promise<void> {
    if (await this.read(path)) return;
    for (const other of others) {
      // Another version may call the same bytes by the same name; it is this one's hash that counts.
      const found =
        other.manifest.files[path]?.[0] === this.manifest.files[path]?.[0] && (await other.read(path));
      if (found) return this.#keep(path, found);
    }
    // Asked twice: a host that tells versions by time and size may say that nothing changed where it did.
    for (const cache of ["no-cache", "reload"] as const) {
      const { isKept } = await this.fetch(path, cache).catch((error: unknown) => {
        throw error instanceof NotSaved ? error : new NotSaved(path);
      });
      if (isKept) return;
    }
    throw new NotSaved(path);
  }

  async #keep(path: string, response: Response): Promise<void> {
    try {
      await this.#cache.put(urlOf(path, this.#scope), response);
    } catch {
      throw new NotSaved("room");
    }
  }

  async #isPublished(path: string, body: ArrayBuffer): Promise<boolean> {
    const digest = await crypto.subtle.digest("SHA-256", body);
    return btoa(String.fromCharCode(...new Uint8Array(digest))) === this.manifest.files[path]?.[0];
  }
}

/** A name within the cache; no file of the site. */
function manifestKey(scope: string): string {
  return `${scope}?offline-manifest`;
}

/** The policies of the host stay with the page; what was said about this one transfer goes. */
function storableHeaders(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "vary"]) kept.delete(name);
  return kept;
}
