import { cacheNames } from "./names.ts";

/** What the reader asked for. Where there is none, nothing is kept, and a worker takes itself away. */
export interface ReaderState {
  /** The version they read; none while the first is being saved. */
  readonly version?: string;
  /** They want all of a site that is too large to be saved whole by itself. */
  readonly everything?: boolean;
}

/** A name within the cache; no file of the site. */
const key = (scope: string): string => `${scope}?offline-state`;

export async function readState(scope: string): Promise<ReaderState | undefined> {
  const { state } = cacheNames(scope);
  if (!(await caches.has(state))) return undefined;
  const response = await (await caches.open(state)).match(key(scope));
  try {
    return (await response?.json()) as ReaderState | undefined;
  } catch {
    return undefined;
  }
}

export async function writeState(scope: string, state: ReaderState): Promise<void> {
  const cache = await caches.open(cacheNames(scope).state);
  await cache.put(key(scope), new Response(JSON.stringify(state)));
}

/** Forgets everything that was saved for this site. */
export async function deleteCopy(scope: string): Promise<void> {
  const { isOurs } = cacheNames(scope);
  for (const name of await caches.keys()) if (isOurs(name)) await caches.delete(name);
}
