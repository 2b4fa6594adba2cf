import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import type { AssetPaths, SiteFile } from "../model/site-file.ts";

/** Files for the assets folder that are not bundled here, by name; they get a hash in their name like the others. */
export type ExtraAssets = Readonly<Record<string, string | Uint8Array>>;

export interface AssetBundle {
  readonly files: readonly SiteFile[];
  readonly paths: AssetPaths;
  /** The path of each extra file, by the name it was given. */
  readonly extraPaths: Readonly<Record<string, string>>;
}

/** The extra file that becomes `paths.termIndex`. */
export const termIndexName = "terms.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = "assets";

/**
 * Browsers of 2023. What is younger (`popover`, `light-dark()`, Trusted Types) is asked for before it is used, and the
 * page is whole without it.
 */
const target = ["chrome115", "firefox115", "safari16.4"];

/** What is bundled, and what it is called. */
const entries = {
  styles: { source: "styles/index.css", name: "styles.css" },
  early: { source: "client/early.ts", name: "early.js" },
  page: { source: "client/page.ts", name: "page.js" },
  search: { source: "client/search/main.ts", name: "search.js" },
  offline: { source: "client/offline/main.ts", name: "offline.js" },
} satisfies Record<string, Entry>;

interface Entry {
  readonly source: string;
  readonly name: string;
}

const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "iife",
  target,
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
  outdir: "out",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
} satisfies BuildOptions;

/**
 * Styles, scripts and fonts as files whose names hold a hash of their content. The same sources give the same bytes on
 * every machine: minified classic scripts without paths or source maps.
 */
export async function bundleAssets({
  extra = {},
}: { readonly extra?: ExtraAssets } = {}): Promise<AssetBundle> {
  const { files, paths } = await bundleOwn();
  const extras = Object.entries(extra).map(([name, content]) => ({ name, file: hashedFile(name, content) }));
  const extraPaths = Object.fromEntries(extras.map(({ name, file }) => [name, file.path]));
  const termIndex = extras.find(({ name }) => name === termIndexName)?.file ?? hashedFile(termIndexName, "");
  const all = [...files, ...extras.map(({ file }) => file), termIndex];
  return { files: distinct(all), paths: { ...paths, termIndex: termIndex.path }, extraPaths };
}

interface OwnBundle {
  readonly files: readonly SiteFile[];
  readonly paths: Omit<AssetPaths, "termIndex">;
}

/** What was bundled last, and from which sources: a watching build asks again after every change of the content. */
let last: { readonly sources: ReadonlyMap<string, string>; readonly bundle: Promise<OwnBundle> } | undefined;

async function bundleOwn(): Promise<OwnBundle> {
  if (last && (await isUnchanged(last.sources))) return last.bundle;
  const { styles, early, page, search, offline } = entries;
  const results = await Promise.all([styles, early, page, search, offline].map(bundleEntry));
  const [stylesBuilt, earlyBuilt, pageBuilt, searchBuilt, offlineBuilt] = results as [
    Built,
    Built,
    Built,
    Built,
    Built,
  ];
  const bundle: OwnBundle = {
    files: distinct(results.flatMap(({ main, others }) => [main, ...others])),
    paths: {
      styles: stylesBuilt.main.path,
      early: earlyBuilt.main.path,
      page: pageBuilt.main.path,
      search: searchBuilt.main.path,
      offline: offlineBuilt.main.path,
      // None: a font must be preloaded as from another origin, which Chromium refuses, with an error, to a page from the disk.
      // A server may say it in a header.
      preload: [],
    },
  };
  const sources = await hashes(results.flatMap((built) => built.sources));
  last = { sources, bundle: Promise.resolve(bundle) };
  return bundle;
}

interface Built {
  readonly main: SiteFile;
  readonly others: readonly SiteFile[];
  /** The files it was made from, absolute; an entry that does not exist is one of them, for it may come. */
  readonly sources: readonly string[];
}

async function bundleEntry({ source: path, name }: Entry): Promise<Built> {
  const source = join(here, path);
  // A page asks for its search client only when somebody searches; an empty one sends them to the search page.
  if (!existsSync(source)) return { main: hashedFile(name, ""), others: [], sources: [source] };
  const { outputFiles, metafile } = await build({ ...options, entryPoints: [source] });
  const sources = Object.keys(metafile.inputs).map((path) => join(here, path));
  const main = outputFiles.find(({ path }) => /\.(?:js|css)$/.test(path))!;
  const others = outputFiles.filter((file) => file !== main);
  return {
    main: hashedFile(name, main.text),
    others: others.map(({ path, contents }) => ({ path: `${folder}/${basename(path)}`, content: contents })),
    sources,
  };
}

function hashedFile(name: string, content: string | Uint8Array): SiteFile {
  const extension = extname(name);
  const stem = basename(name, extension);
  return { path: `${folder}/${stem}-${hashOf(content).slice(0, 10)}${extension}`, content };
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function distinct(files: readonly SiteFile[]): SiteFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

async function isUnchanged(sources: ReadonlyMap<string, string>): Promise<boolean> {
  const now = await hashes([...sources.keys()]);
  return [...sources].every(([path, hash]) => now.get(path) === hash);
}

async function hashes(paths: readonly string[]): Promise<Map<string, string>> {
  const hash = async (path: string): Promise<[string, string]> => [path, await hashOfFile(path)];
  return new Map(await Promise.all([...new Set(paths)].sort().map(hash)));
}

async function hashOfFile(path: string): Promise<string> {
  return existsSync(path) ? hashOf(await readFile(path)) : "";
}
