import { createHash } from "node:crypto";
import { bundleScript } from "../../assets/bundle-script.ts";
import { summaryOf, type OfflineManifest, type OfflineWords } from "../../assets/client/offline/manifest.ts";
import type { SiteFile } from "../../model/site-file.ts";
import { searchFolders } from "../../search/search-contents.ts";
import { digestOf, type FileDigest } from "../file-digest.ts";
import { corePaths } from "./core.ts";

export interface OfflineOptions {
  /** The day of the build, an ISO date: what a reader is told about the version they have. */
  readonly built: string;
  /** The publication's, as BCP 47 has it. */
  readonly language: string;
  /** In that language. */
  readonly words: OfflineWords;
  /** Larger sites are not saved whole unless the reader says so. In bytes. */
  readonly budget?: number;
}

const defaults = { budget: 5_000_000 } satisfies Partial<OfflineOptions>;

/** For opening from disk, for taking away, for other sites; and what stands outside every version. */
const foldersNeverSaved = [searchFolders.packed, "downloads/", "share/", "archive/"];
const neverSaved: ReadonlySet<string> = new Set([
  "sw.js",
  "offline.js",
  "SHA256SUMS",
  "_headers",
  "_redirects",
  ".nojekyll",
]);

function isSaved({ path }: { readonly path: string }): boolean {
  return !neverSaved.has(path) && !foldersNeverSaved.some((folder) => path.startsWith(folder));
}

/**
 * The worker that saves the site for reading offline, with the list of what is in it, and `offline.js`, which tells a page
 * how much that is. Runs on the finished site, when nothing is written any more that the list should have. The worker's
 * name has no hash: a browser that has it looks for the next one at the same place.
 */
export async function serviceWorker(
  files: ReadonlyArray<SiteFile | FileDigest>,
  options: OfflineOptions,
): Promise<SiteFile[]> {
  const code = await bundledWorker();
  const manifest = manifestOf(files, { ...defaults, ...options }, code);
  return [
    { path: "sw.js", content: `self.offlineManifest=${JSON.stringify(manifest)};\n${code}` },
    { path: "offline.js", content: `globalThis.glossatorOffline=${JSON.stringify(summaryOf(manifest))};\n` },
  ];
}

/**
 * In place of the worker where a site is to have none: while one writes, or because its publisher no longer wants it. To
 * leave `sw.js` out would leave its readers with the version they have for ever; this one deletes the copy and itself.
 */
export function noServiceWorker(): SiteFile[] {
  return [
    { path: "sw.js", content: killSwitch },
    { path: "offline.js", content: "globalThis.glossatorOffline=null;\n" },
  ];
}

const killSwitch = `// Takes the offline copy of this site away, and itself.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(takeAway()));

async function takeAway() {
  const prefix = "glossator " + new URL(self.registration.scope).pathname + " ";
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await self.registration.unregister();
}
`;

function manifestOf(
  files: ReadonlyArray<SiteFile | FileDigest>,
  { built, language, words, budget }: Required<OfflineOptions>,
  code: string,
): OfflineManifest {
  const saved = files
    .filter(isSaved)
    .map(digestOf)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const listed = Object.fromEntries(
    saved.map(({ path, sha256, bytes }) => [path, [Buffer.from(sha256).toString("base64"), bytes] as const]),
  );
  const bytes = saved.reduce((sum, file) => sum + file.bytes, 0);
  const core = bytes > budget ? { core: corePaths(saved.map(({ path }) => path)) } : {};
  const manifest = { built, files: listed, ...core, language, words };
  const version = createHash("sha256")
    .update(code + JSON.stringify(manifest))
    .digest("hex")
    .slice(0, 12);
  return { version, ...manifest };
}

let bundled: Promise<string> | undefined;

function bundledWorker(): Promise<string> {
  bundled ??= bundleScript("../../assets/client/offline/worker", import.meta.url).then(({ text }) => text);
  return bundled;
}
