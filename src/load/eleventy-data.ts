import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Problem } from "../model/problem.ts";
import type { FrontMatter } from "./front-matter.ts";
import { isRecord } from "./is-record.ts";
import { parseJsonWithPositions } from "./json-with-positions.ts";
import { readText } from "./read-text.ts";

type Data = Readonly<Record<string, unknown>>;

/** What Eleventy's JSON says of a Markdown file beside its own front matter. */
export interface DataBeside {
  /** Of its folders and of the file itself, the nearest last. Only what decides what a file is and where it goes is asked for. */
  readonly merged: Data;
  /** The same by the file it stands in, and before it what is said of every page. */
  readonly sources: readonly DataSource[];
}

interface DataSource {
  /** Path from the publication's root. */
  readonly file: string;
  readonly data: Data;
}

/**
 * Finds Eleventy's data in JSON: of all pages (`_data/`), of a folder (`explainers/explainers.json`, `.11tydata.json`) and of a file
 * (`juries.json` beside `juries.md`). A fault in such a file is Eleventy's to report.
 */
export function dataBesideIn(root: string, content: string, data: string): (file: string) => DataBeside {
  const global = globalData(root, data);
  const namesByFolder = new Map<string, ReadonlySet<string>>();
  const dataByFolder = new Map<string, readonly DataSource[]>();
  /** The JSON that belongs to a folder or a file, by its path without an extension. To list a folder once is to ask once. */
  const belongingTo = (stem: string): DataSource[] => {
    const folder = dirname(stem);
    const names = namesByFolder.get(folder) ?? new Set(readdirSync(join(root, folder)));
    namesByFolder.set(folder, names);
    return [`${stem}.json`, `${stem}.11tydata.json`].flatMap((file) => {
      const value = names.has(basename(file)) ? readJson(root, file) : undefined;
      return isRecord(value) ? [{ file, data: value }] : [];
    });
  };
  return (file) => {
    const folder = dirname(file);
    const ofFolders =
      dataByFolder.get(folder) ??
      foldersTo(content, folder).flatMap((path) => belongingTo(`${path}/${basename(path)}`));
    dataByFolder.set(folder, ofFolders);
    const local = [...ofFolders, ...belongingTo(file.replace(/\.md$/, ""))];
    // Not Object.assign: a key "__proto__" in a file is a key.
    const merged = Object.fromEntries(local.flatMap((source) => Object.entries(source.data)));
    return { merged, sources: [...global, ...local] };
  };
}

/** A file of `_data/` is a key, in a folder a key in a key; of all that there may be these have a say in what reads a text. */
function globalData(root: string, folder: string): DataSource[] {
  return [[engineKey], [computedKey], [computedKey, engineKey]].flatMap((keys) => {
    const file = `${folder}/${keys.join("/")}.json`;
    const value = existsSync(join(root, file)) ? readJson(root, file) : undefined;
    if (value === undefined) return [];
    const [first, second] = keys as [string, string?];
    return [{ file, data: { [first]: second === undefined ? value : { [second]: value } } }];
  });
}

/** `content`, `content/explainers`, …: the folder of texts and those in it on the way to another. */
function foldersTo(content: string, nearest: string): string[] {
  const folders = nearest.split("/");
  const first = content.split("/").length;
  return folders.slice(first - 1).map((_, depth) => folders.slice(0, first + depth).join("/"));
}

function readJson(root: string, file: string): unknown {
  const read = readText(join(root, file), file);
  return "problem" in read ? undefined : parseJsonWithPositions(read.text, file).value;
}

const engineKey = "templateEngineOverride";
const computedKey = "eleventyComputed";

/**
 * A template engine that would read a Markdown file. Template languages run code: whoever hands in a text could run what they
 * like where it is built, and Eleventy hears of an engine from any data.
 */
export function* checkTemplateEngine(document: FrontMatter, { sources }: DataBeside): Generator<Problem> {
  const own = { file: document.file, data: document.value };
  for (const { file, data } of [...sources, own]) {
    const computed = data[computedKey];
    const path = isEngine(data[engineKey])
      ? [engineKey]
      : isRecord(computed) && isEngine(computed[engineKey])
        ? [computedKey, engineKey]
        : undefined;
    if (!path) continue;
    const isOwn = file === document.file;
    const at = isOwn ? document.addressOfKey(path) : { line: 1, column: 1 };
    const where = isOwn ? "" : ` (${file})`;
    const message = `A template engine would read this text, and engines run code: ${engineKey}${where}. Take it out; a page that is a template is a file of its own, as in about.njk.`;
    yield { file: document.file, ...at, rule: "text-is-markdown", severity: "error", message };
  }
}

/** Markdown alone is what reads a text anyway. */
function isEngine(value: unknown): boolean {
  return value !== undefined && value !== "md";
}
