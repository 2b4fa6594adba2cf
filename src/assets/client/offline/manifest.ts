/** What the build tells the worker about a version of the site. It stands at the head of `sw.js`. */
export interface OfflineManifest {
  /** Names the version: a hash of everything that is in it, this file's code included. */
  readonly version: string;
  /** The day of the build, an ISO date. */
  readonly built: string;
  /** By path from the site's root: SHA-256 in base64, and bytes. */
  readonly files: Readonly<Record<string, readonly [sha256: string, bytes: number]>>;
  /** The paths that are always saved, where the site is too large to be saved whole. */
  readonly core?: readonly string[];
  readonly words: OfflineWords;
}

/** What a page needs to know before a reader decides: the global that the small script `offline.js` sets. */
export interface OfflineSummary {
  readonly version: string;
  readonly built: string;
  /** What "Save for offline" fetches. */
  readonly saved: Amount;
  /** The whole site. */
  readonly whole: Amount;
  readonly words: OfflineWords;
}

export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/** The texts of the control, in the site's language; `{}` is where a value goes. */
export interface OfflineWords {
  readonly name: string;
  readonly save: string;
  readonly saveAll: string;
  readonly savePage: string;
  readonly pageSaved: string;
  readonly files: { readonly one: string; readonly other: string };
  readonly saving: string;
  readonly saved: string;
  readonly youAreOffline: string;
  readonly ready: string;
  readonly accept: string;
  readonly remove: string;
  readonly removed: string;
  readonly failed: string;
  readonly noRoom: string;
  readonly incomplete: string;
}

/** The paths that "Save for offline" saves. */
export function savedPaths({ files, core }: OfflineManifest): readonly string[] {
  return core ?? Object.keys(files);
}

export function amountOf({ files }: OfflineManifest, paths: readonly string[]): Amount {
  const sizes = paths.map((path) => files[path]?.[1] ?? 0);
  return { files: paths.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

export function summaryOf(manifest: OfflineManifest): OfflineSummary {
  const { version, built, words, files } = manifest;
  return {
    version,
    built,
    saved: amountOf(manifest, savedPaths(manifest)),
    whole: amountOf(manifest, Object.keys(files)),
    words,
  };
}
