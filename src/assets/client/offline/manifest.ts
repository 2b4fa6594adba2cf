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
  /** The site's language, as BCP 47 has it. */
  readonly language: string;
  readonly words: OfflineWords;
}

/**
 * What a page needs to know before a reader decides: the global that the small script `offline.js` sets. Days and amounts are as
 * the site's language writes them.
 */
export interface OfflineSummary {
  readonly version: string;
  /** The day of the build: `6 February 2026` */
  readonly builtText: string;
  /** What "Save for offline" fetches: `1.2 MB, 149 files` */
  readonly savedText: string;
  /** The whole site. */
  readonly wholeText: string;
  readonly words: OfflineWords;
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

/**
 * Written out in the build or the worker, never in the page: the first number that a page formats takes as long as a whole
 * screen of text takes to lay out.
 */
export function summaryOf(manifest: OfflineManifest): OfflineSummary {
  const { version, built, language, words, files } = manifest;
  return {
    version,
    builtText: dayText(built, language),
    savedText: amountText(manifest, savedPaths(manifest)),
    wholeText: amountText(manifest, Object.keys(files)),
    words,
  };
}

function amountText({ files, language, words }: OfflineManifest, paths: readonly string[]): string {
  const bytes = paths.reduce((sum, path) => sum + (files[path]?.[1] ?? 0), 0);
  const form = words.files[new Intl.PluralRules(language).select(paths.length) === "one" ? "one" : "other"];
  const count = new Intl.NumberFormat(language).format(paths.length);
  return `${megabytes(bytes, language)}, ${form.replace("{}", count)}`;
}

function megabytes(bytes: number, language: string): string {
  const maximumFractionDigits = bytes < 10e6 ? 1 : 0;
  const format = new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits });
  return format.format(Math.max(bytes / 1e6, 0.1));
}

function dayText(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}
