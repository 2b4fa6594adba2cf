import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";

/** Folders and files of a publication that a build reads. */
const read = ["content", "_data", "package.json", ".gitignore", ".eleventyignore", "content/.eleventyignore"];

/** What makes Eleventy run something: then who knows what else it looks at. The clock, the network, another file. */
const configurations = /^(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$/;

/** Texts, data and what is copied as it is. Any other file may be a template. */
const still = new Set(
  ".md .json .txt .avif .csv .gif .jpeg .jpg .pdf .png .svg .webp".split(" ").concat(".eleventyignore"),
);

/** In a text or in data: a template engine, data as a script, values that are worked out. */
const lively = /\{\{|\{%|templateEngineOverride|eleventyComputed|^---js/m;

/** Where explainers are, whose order their front matter decides. Of other pages it is their date, which may be the file's. */
const orderedFolder = /^content[\\/]explainers[\\/]/;

/**
 * A hash of everything that the build of a publication depends on beside the generator: each file with its path, and what
 * the process was told. `undefined` for a publication that runs code of its own: nobody knows what that depends on.
 */
export function publicationHash(root: string, told: Readonly<Record<string, unknown>>): string | undefined {
  if (readdirSync(root).some((name) => configurations.test(name))) return undefined;
  const hash = createHash("sha256").update(JSON.stringify({ root, ...told, ...surroundings() }));
  for (const file of read.flatMap((path) => filesAt(join(root, path)))) {
    const path = relative(root, file);
    // A symbolic link to a folder, or to nothing: the loader says what is wrong with it.
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
    const content = readFileSync(file);
    const isText = /\.(?:md|json)$/.test(file);
    if (!isStill(file) || (isText && path !== "package.json" && lively.test(content.toString("utf8"))))
      return undefined;
    const born = file.endsWith(".md") && !orderedFolder.test(path) ? statSync(file).birthtimeMs : 0;
    hash.update(`\n${JSON.stringify({ path, born, length: content.length })}\n`).update(content);
  }
  return hash.digest("hex");
}

/** What `Intl` and dates ask the system for. */
function surroundings(): Readonly<Record<string, unknown>> {
  const { TZ, LANG, LANGUAGE, LC_ALL, NODE_ENV, SOURCE_DATE_EPOCH } = process.env;
  const today = new Date().toISOString().slice(0, 10);
  return { TZ, LANG, LANGUAGE, LC_ALL, NODE_ENV, SOURCE_DATE_EPOCH, today };
}

function isStill(file: string): boolean {
  return still.has(extname(file)) || /[\\/]\.[^\\/]*$/.test(file);
}

function filesAt(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
