import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));
const source = join(repository, "src");
/** Within node_modules, where imports of packages are found. */
const compiled = join(repository, "node_modules/.cache/glossator/source");

/** How long what was compiled of an older source is kept, in milliseconds, and how many of them are kept longer: servers run on. */
const hour = 60 * 60 * 1000;
const kept = 10;

/** How the compiled program learns that it is one: `compiledSource` of src/assets/module-file.ts asks. */
const known = Symbol.for("glossator.compiled");

/**
 * Gets ready to run {@link compiledSource}: stacks name the lines of the source.
 * @returns its URL, with a slash at its end; `undefined` where there is nowhere to write
 */
export async function runCompiled() {
  const folder = await compiledSource();
  if (folder === undefined) return undefined;
  process.setSourceMapsEnabled(true);
  globalThis[known] = {
    source: pathToFileURL(join(source, "/")).href,
    compiled: pathToFileURL(join(folder, "/")).href,
  };
  return globalThis[known].compiled;
}

/**
 * Our TypeScript as JavaScript, in a folder that is named by what is in the source: never out of date, and safe to delete. It appears
 * whole or not at all, so two processes may make it at once. To strip the types of each module as it is imported takes a third of
 * a start.
 * @returns the folder; `undefined` where there is nowhere to write
 */
export async function compiledSource() {
  if (process.env["GLOSSATOR_CACHE"] === "off") return undefined;
  const modules = modulesIn(source);
  const folder = join(compiled, nameOf(modules));
  try {
    if (isThere(folder)) return folder;
    await compile(modules, folder);
    forgetOlder();
    return folder;
  } catch (error) {
    // A disk that is full, or not for us to write on; a fault in the source is told by whoever runs it as it is.
    if (error instanceof Error && ("code" in error || "errors" in error)) return undefined;
    throw error;
  }
}

function modulesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:tsx?|json)$/.test(name))
    .sort()
    .map((name) => ({ path: join(folder, name), name, text: readFileSync(join(folder, name), "utf8") }));
}

/** The place counts too: what is compiled says where its source is. */
function nameOf(modules) {
  const compiler = readFileSync(join(repository, "node_modules/esbuild/package.json"));
  const hash = createHash("sha256")
    .update(readFileSync(import.meta.filename))
    .update(compiler);
  hash.update(process.version).update(source);
  for (const { name, text } of modules) hash.update(`\0${name}\0${text}`);
  return hash.digest("hex").slice(0, 32);
}

/** Whether it is there; and that it was used is known by its time. */
function isThere(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })) return false;
  const now = new Date();
  utimesSync(folder, now, now);
  return true;
}

/** What others import: the command, and what a publication's own configuration may ask for, as `exports` of package.json has it. */
const entries = [
  "cli/main",
  "eleventy/plugin",
  "eleventy/resolve-own",
  "glossary/linker",
  "markdown/index",
  "model/index",
  "pages/index",
  // Threads begin with these.
  "checks/output/check-pages",
  "checks/output/validate-pages",
  "exports/images/draw-pictures",
];

async function compile(modules, folder) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: entries.map((name) => join(source, `${name}.ts`)),
    outdir: folder,
    outbase: source,
    bundle: true,
    packages: "external",
    splitting: true,
    write: false,
    format: "esm",
    platform: "node",
    target: `node${process.versions.node}`,
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
    logLevel: "silent",
    sourcemap: "linked",
    sourcesContent: false,
    // A module finds styles, fonts and threads beside its source.
    define: Object.fromEntries(
      Object.entries(places).map(([name, stands]) => [`import.meta.${name}`, stands]),
    ),
    plugins: [asWritten(new Map(modules.map(({ path, text }) => [path, text])))],
  });
  const unfinished = `${folder}.${process.pid}`;
  for (const { path, contents } of outputFiles) {
    const file = join(unfinished, relative(folder, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Somebody else was faster.
    if (!isThere(folder)) throw error;
  }
}

const places = { url: "__ownUrl", filename: "__ownFile", dirname: "__ownFolder" };

/** A module knows where it stands as it would by itself. */
function asWritten(textOf) {
  return {
    name: "as-written",
    setup(compiler) {
      compiler.onLoad({ filter: /\.(?:tsx?|json)$/ }, ({ path }) => {
        const text = textOf.get(path);
        // On the first line, so that all lines keep their numbers.
        const contents = text.includes("import.meta.") ? `${constantsOf(path)} ${text}` : text;
        return { contents, loader: extname(path).slice(1) };
      });
    },
  };
}

function constantsOf(path) {
  const values = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
  return Object.entries(values)
    .map(([name, value]) => `const ${places[name]} = ${JSON.stringify(value)};`)
    .join(" ");
}

function forgetOlder() {
  const folders = readdirSync(compiled)
    .map((name) => join(compiled, name))
    .map((path) => ({ path, used: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  for (const { path, used } of folders.slice(kept)) {
    if (used < Date.now() - hour) rmSync(path, { recursive: true, force: true });
  }
}
