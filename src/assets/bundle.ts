import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import type { AssetPaths, SiteFile } from "../model/site-file.ts";
import { hashedName } from "../model/hashed-name.ts";
import type { TermIndexScripts } from "../search/term-index.ts";
import { browsers, bundleScript } from "./bundle-script.ts";

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

/** The extra file that becomes `paths.longDefinitions`. */
export const longDefinitionsName = "definitions.js";

/** The extra file that becomes `paths.icon`. */
export const iconName = "icon.svg";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = "assets";

/** What is bundled, and what it is called. */
const entries = {
  styles: { source: "styles/index.css", name: "styles.css", isThemed: true },
  explainerStyles: { source: "styles/explainer.css", name: "explainer.css", isThemed: true },
  restStyles: { source: "styles/explainer-rest.css", name: "explainer-rest.css" },
  listStyles: { source: "styles/list.css", name: "list.css", isThemed: true },
  searchStyles: { source: "styles/search-dialog.css", name: "search.css" },
  laterStyles: { source: "styles/later.css", name: "later.css" },
  early: { source: "client/early", name: "early.js" },
  page: { source: "client/page", name: "page.js" },
  englishPage: { source: "client/page-english", name: "page.js" },
  search: { source: "client/search/main", name: "search.js" },
  offline: { source: "client/offline/main", name: "offline.js" },
  since: { source: "client/since/main", name: "since.js" },
  sinceStyles: { source: "styles/since.css", name: "since.css" },
} satisfies Record<string, Entry>;

interface Entry {
  /** A style sheet, or the module of a script without its extension. */
  readonly source: string;
  readonly name: string;
  /** Whether a publication's theme is part of it. */
  readonly isThemed?: boolean;
}

/** What a page of somebody else's site asks for: the look of marks, cards and search, and no more. */
const guestEntries = {
  styles: { source: "styles/guest.css", name: "glossator.css" },
  cards: { source: "client/cards", name: "cards.js" },
  search: entries.search,
} satisfies Record<string, Entry>;

/** Every script that is bundled here, as its module without the extension: the package holds them ready. */
export const scriptSources = [...Object.values(entries), ...Object.values(guestEntries)]
  .map(({ source }) => source)
  .filter((source) => !source.endsWith(".css"));

/** Where a page of somebody else's site finds what it asks for; paths from the site's root. */
export interface GuestAssets extends Pick<AssetPaths, "styles" | "search" | "termIndex"> {
  /** The classic script of a page that has marks. */
  readonly cards: string;
}

const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: browsers,
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
  outdir: "out",
  assetNames: "[name]-[hash]",
  loader: { ".png": "file", ".svg": "file", ".webp": "file", ".woff2": "file" },
} satisfies BuildOptions;

/**
 * Styles, scripts and fonts as files whose names hold a hash of their content. The same sources give the same bytes on
 * every machine: minified classic scripts without paths or source maps.
 */
export async function bundleAssets({
  extra = {},
  theme,
  languages = [],
}: {
  readonly extra?: ExtraAssets;
  readonly theme?: string | undefined;
  /** Of all pages, where they are known: in English alone the script has no other words. */
  readonly languages?: readonly string[];
} = {}): Promise<AssetBundle> {
  const isEnglish = languages.length > 0 && languages.every((language) => /^en\b/i.test(language));
  const { files, paths } = await bundleOwn(theme, isEnglish);
  const extras = Object.entries(extra).map(([name, content]) => ({ name, file: hashedFile(name, content) }));
  const extraPaths = Object.fromEntries(extras.map(({ name, file }) => [name, file.path]));
  const fileOf = (name: string): SiteFile =>
    extras.find((known) => known.name === name)?.file ?? hashedFile(name, "");
  const named = {
    termIndex: fileOf(termIndexName),
    longDefinitions: fileOf(longDefinitionsName),
    icon: fileOf(iconName),
  };
  return {
    files: distinct([...files, ...extras.map(({ file }) => file), ...Object.values(named)]),
    paths: {
      ...paths,
      termIndex: named.termIndex.path,
      longDefinitions: named.longDefinitions.path,
      icon: named.icon.path,
    },
    extraPaths,
  };
}

/**
 * The same for a site that is somebody else's.
 * @param termIndex the scripts with the index of names
 */
export async function bundleGuestAssets(
  termIndex: TermIndexScripts,
): Promise<{ readonly files: readonly SiteFile[]; readonly paths: GuestAssets }> {
  const [styles, cards, search] = await Promise.all(
    Object.values(guestEntries).map((entry) => bundleEntry(entry)),
  );
  const indexFiles = Object.entries(termIndex).map(([name, content]) => hashedFile(name, content));
  return {
    files: [styles, cards, search].flatMap((built) => [built!.main, ...built!.others]).concat(indexFiles),
    paths: {
      styles: styles!.main.path,
      cards: cards!.main.path,
      search: search!.main.path,
      termIndex: hashedFile(termIndexName, termIndex[termIndexName]).path,
    },
  };
}

interface OwnBundle {
  readonly files: readonly SiteFile[];
  readonly paths: Omit<AssetPaths, "termIndex" | "longDefinitions" | "icon">;
}

/** What was bundled last, and from which sources: a watching build asks again after every change of the content. */
let last:
  | {
      readonly sources: ReadonlyMap<string, string>;
      readonly theme: string | undefined;
      readonly isEnglish: boolean;
      readonly bundle: Promise<OwnBundle>;
    }
  | undefined;

async function bundleOwn(theme: string | undefined, isEnglish: boolean): Promise<OwnBundle> {
  if (last && last.theme === theme && last.isEnglish === isEnglish && (await isUnchanged(last.sources)))
    return last.bundle;
  const unused: keyof typeof entries = isEnglish ? "page" : "englishPage";
  const names = (Object.keys(entries) as Array<keyof typeof entries>).filter((name) => name !== unused);
  const results = await Promise.all(names.map((name) => bundleEntry(entries[name], theme)));
  const builtOf = (name: keyof typeof entries): SiteFile => results[names.indexOf(name)]!.main;
  const together = namedTogether({ since: builtOf("since"), sinceStyles: builtOf("sinceStyles") });
  const mainOf = (name: keyof typeof entries): SiteFile => together[name] ?? builtOf(name);
  const pathOf = (name: keyof typeof entries): string => mainOf(name).path;
  const files = distinct([...names.map(mainOf), ...results.flatMap(({ others }) => others)]);
  const bundle: OwnBundle = {
    files,
    paths: {
      styles: pathOf("styles"),
      explainerStyles: pathOf("explainerStyles"),
      restStyles: pathOf("restStyles"),
      listStyles: pathOf("listStyles"),
      searchStyles: pathOf("searchStyles"),
      laterStyles: pathOf("laterStyles"),
      early: pathOf("early"),
      earlyScript: String(mainOf("early").content).trim(),
      page: pathOf(isEnglish ? "englishPage" : "page"),
      search: pathOf("search"),
      offline: pathOf("offline"),
      since: pathOf("since"),
      preload: files
        .map(({ path }) => path)
        .filter((path) => /\/source-serif-4-[A-Z0-9]{8}\.woff2$/.test(path)),
    },
  };
  const sources = await hashes(results.flatMap((built) => built.sources));
  last = { sources, theme, isEnglish, bundle: Promise.resolve(bundle) };
  return bundle;
}

interface Built {
  readonly main: SiteFile;
  readonly others: readonly SiteFile[];
  /** The files it was made from, absolute. */
  readonly sources: readonly string[];
}

/** Files named by what all of them hold, so that who has the address of one has the others': it differs in its ending alone. */
function namedTogether(
  files: Partial<Record<keyof typeof entries, SiteFile>>,
): Partial<Record<keyof typeof entries, SiteFile>> {
  const all = Object.values(files)
    .map(({ content }) => content)
    .join("");
  return Object.fromEntries(
    (Object.entries(files) as Array<[keyof typeof entries, SiteFile]>).map(([name, { content }]) => [
      name,
      { path: `${folder}/${hashedName(entries[name].name, all)}`, content },
    ]),
  );
}

async function bundleEntry({ source: path, name, isThemed = false }: Entry, theme?: string): Promise<Built> {
  if (!path.endsWith(".css")) {
    const { text, sources } = await bundleScript(path, import.meta.url);
    return { main: hashedFile(name, text), others: [], sources };
  }
  // A theme comes last, and in no layer, so that whatever it says wins.
  const sheets = isThemed && theme !== undefined ? [path, relative(here, theme)] : [path];
  const imports = sheets.map((sheet) => `@import ${JSON.stringify(`./${sheet.replaceAll("\\", "/")}`)};`);
  const { outputFiles, metafile } = await build({
    ...options,
    ...(sheets.length === 1
      ? { entryPoints: [join(here, path)] }
      : { stdin: { contents: imports.join("\n"), loader: "css", resolveDir: here } }),
  });
  const sources = Object.keys(metafile.inputs)
    .filter((input) => input !== "<stdin>")
    .map((input) => join(here, input));
  const main = outputFiles.find(({ path }) => path.endsWith(".css"))!;
  const others = outputFiles.filter((file) => file !== main);
  return {
    main: hashedFile(name, main.text),
    others: others.map(({ path, contents }) => ({ path: `${folder}/${basename(path)}`, content: contents })),
    sources,
  };
}

function hashedFile(name: string, content: string | Uint8Array): SiteFile {
  return { path: `${folder}/${hashedName(name, content)}`, content };
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
