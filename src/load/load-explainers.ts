import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../model/did-you-mean.ts";
import { frontMatterSchema, type Explainer } from "../model/explainer.ts";
import type { Problem } from "../model/problem.ts";
import { paths } from "../model/urls.ts";
import { checkTemplateEngine, dataBesideIn } from "./eleventy-data.ts";
import { parseFrontMatter, type FrontMatter } from "./front-matter.ts";
import { linkedIn } from "./outside-links.ts";
import { readText } from "./read-text.ts";
import type { ExplainerFiles, WrittenEntry } from "./references.ts";
import { remembered } from "./remembered.ts";
import { schemaProblems, type Issue } from "./schema-problems.ts";

/** What was found of explainers. */
export interface ExplainersLoaded {
  readonly explainers: readonly Explainer[];
  readonly problems: readonly Problem[];
  /** Where the front matter of each explainer stands. */
  readonly origins: ReadonlyMap<Explainer, WrittenEntry>;
  /** The front matter of every explainer as its author wrote it, faults and all. */
  readonly written: readonly WrittenEntry[];
  readonly files: ExplainerFiles;
}

const parseText = remembered(parseFrontMatter);

/** Keys that make a Markdown file an explainer rather than a plain page. */
const explainerKeys = ["summary", "published", "updated", "question", "keyPoints"] as const;

/** Reads the front matter of every explainer. A Markdown file that is none is Eleventy's alone. */
export function loadExplainers({
  root,
  content,
  data: dataFolder,
  drafts,
}: {
  root: string;
  content: string;
  data: string;
  drafts: boolean;
}): ExplainersLoaded {
  const explainers: Explainer[] = [];
  const problems: Problem[] = [];
  const origins = new Map<Explainer, WrittenEntry>();
  const written: WrittenEntry[] = [];
  const published = new Map<string, string[]>();
  const drafted = new Set<string>();
  const besideOf = dataBesideIn(root, content, dataFolder);
  for (const file of markdownFiles(root, content)) {
    const isLayout = file.includes(`/${layoutFolder}/`);
    const awkward = isLayout ? undefined : awkwardName(file);
    if (awkward) {
      problems.push(awkward);
      continue;
    }
    const slug = slugOf(file);
    const read = readText(join(root, file), file);
    if ("problem" in read) {
      problems.push(read.problem);
      if (isExplainer(file, content, {})) published.set(slug, [...(published.get(slug) ?? []), file]);
      continue;
    }
    const document = parseText(read.text, file);
    if (isLayout) {
      problems.push(...document.problems);
      continue;
    }
    const beside = besideOf(file);
    const data = { ...beside.merged, ...document.value };
    problems.push(...checkTemplateEngine(document, beside));
    if (!isExplainer(file, content, data)) {
      problems.push(...document.problems);
      continue;
    }
    const faults = [...document.problems];
    const slips = [...misspelt(document)];
    // Where the YAML is broken its keys are guesses, and what is missing from them is no news.
    const parsed = parseFrontMatterOf(document, beside.merged, data);
    if (!parsed.success && faults.length === 0) {
      faults.push(...frontMatterProblems(parsed.error.issues, document, slips));
    }
    faults.push(...slips);
    problems.push(...faults);
    if (parsed.success && parsed.data.draft && !drafts) {
      drafted.add(slug);
      continue;
    }
    published.set(slug, [...(published.get(slug) ?? []), file]);
    const entry = { value: document.value, document, base: [] };
    written.push(entry);
    if (!parsed.success) continue;
    const explainer: Explainer = {
      ...parsed.data,
      slug,
      file,
      path: pathOf(data["permalink"], slug),
      bodyLine: document.bodyLine,
      addressOf: document.addressOf,
    };
    origins.set(explainer, entry);
    explainers.push(explainer);
  }
  return { explainers, problems, origins, written, files: { published, drafts: drafted } };
}

type ParsedFrontMatter = ReturnType<typeof frontMatterSchema.safeParse>;

const parsings = new WeakMap<FrontMatter, ParsedFrontMatter>();

/** A document is the same for as long as its file says the same, and then says the same, unless a file beside it has a say too. */
function parseFrontMatterOf(
  document: FrontMatter,
  beside: Readonly<Record<string, unknown>>,
  data: Readonly<Record<string, unknown>>,
): ParsedFrontMatter {
  const parse = () => frontMatterSchema.safeParse(data, { reportInput: true });
  if (Object.keys(beside).length > 0) return parse();
  const parsed = parsings.get(document) ?? parse();
  parsings.set(document, parsed);
  return parsed;
}

/**
 * An explainer stands in `content/explainers/`, or says a thing that only explainers say. `index.md` is a page of its
 * own (the home page, a list), as everywhere in Eleventy.
 */
function isExplainer(file: string, content: string, data: Readonly<Record<string, unknown>>): boolean {
  if (file.endsWith("/index.md") || data["explainer"] === false) return false;
  return file.startsWith(`${content}/explainers/`) || explainerKeys.some((key) => Object.hasOwn(data, key));
}

/** Where Eleventy looks for layouts and parts of pages. They are no pages, but may be Markdown, with front matter. */
const layoutFolder = "_includes";

/** Every Markdown file that Eleventy would read, in an order that no disk decides. */
function markdownFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
      // Eleventy follows links of the disk; those that lead out or in a circle are told elsewhere.
      const found = entry.isSymbolicLink() ? linkedIn(root, path) : entry;
      if (found?.isDirectory()) return markdownFiles(root, path);
      return found?.isFile() && entry.name.endsWith(".md") ? [path] : [];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/**
 * What Windows has no name for, what breaks a list of files, and what begins a section in an address.
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const awkwardLetters = /[<>:"\\|?*#\p{Cc}]|[. ](?=\.md$)/u;

function awkwardName(file: string): Problem | undefined {
  const [found] = awkwardLetters.exec(file.split("/").at(-1) ?? file) ?? [];
  if (found === undefined) return undefined;
  const what = /\p{Cc}/u.test(found) ? "a control character" : `"${found}"`;
  const message = `The name of the file holds ${what}, which Windows or an address cannot. Rename it.`;
  return { file, line: 1, column: 1, rule: "file-name-plain", severity: "error", message };
}

/**
 * As Eleventy's `fileSlug`: the file's name without extension and without a date before it. Some disks take the accents of a name
 * apart (HFS+); an address has them as people type them, whatever the disk.
 */
export function slugOf(file: string): string {
  const name = file.split("/").at(-1) ?? file;
  return name
    .replace(/\.md$/, "")
    .replace(/^\d{4}-\d{2}-\d{2}-/, "")
    .normalize("NFC");
}

/** A permalink that is plain text is where Eleventy writes the page; a folder means its index. */
function pathOf(permalink: unknown, slug: string): string {
  if (typeof permalink !== "string") return paths.explainer(slug);
  const path = permalink.replace(/^\/+/, "");
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function knownKeys(path: ReadonlyArray<string | number>): readonly string[] {
  if (path[0] === "changes") return ["date", "note"];
  if (path[0] === "terms") return ["off", "scope", "budget"];
  return Object.keys(frontMatterSchema.shape);
}

/** Keys that are missing have no place of their own: they are one fault, at the top, where they would be written. */
function frontMatterProblems(
  issues: readonly Issue[],
  document: FrontMatter,
  slips: readonly Problem[],
): Problem[] {
  const isMissing = (issue: Issue) => issue.path.length === 1 && issue.input === undefined;
  // A key that is written with a slip in it is not missing as well.
  const meant = new Set(slips.map(({ fix }) => fix));
  const missing = issues
    .filter(isMissing)
    .map((issue) => String(issue.path[0]))
    .filter((key) => !meant.has(key))
    .map((key) => `"${key}"`);
  const others = issues.filter((issue) => !isMissing(issue));
  const problems = schemaProblems(others, document, [], knownKeys);
  if (missing.length === 0) return problems;
  const keys = missing.length === 1 ? `key ${missing[0]} is` : `keys ${missing.join(", ")} are`;
  const advice =
    "An explainer needs title, summary, published and updated, between two lines of --- at its top.";
  const at = { file: document.file, line: 1, column: 1 };
  return [
    { ...at, rule: "key-present", severity: "error", message: `The ${keys} missing. ${advice}` },
    ...problems,
  ];
}

/** Other keys are the author's own, unless one is a slip of the keyboard away from ours. */
function* misspelt(document: FrontMatter): Generator<Problem> {
  const known = Object.keys(frontMatterSchema.shape);
  for (const key of Object.keys(document.value)) {
    if (known.includes(key) || eleventyKeys.has(key)) continue;
    const guess = didYouMean(key, known);
    // A key present under both spellings is somebody's own on purpose.
    if (guess === undefined || Object.hasOwn(document.value, guess)) continue;
    yield {
      file: document.file,
      ...document.addressOfKey([key]),
      rule: "key-known",
      severity: "error",
      message: `The key "${key}" is not known. Did you mean "${guess}"?`,
      fix: guess,
    };
  }
}

/** Keys that Eleventy documents for front matter; some are near to ours ("date", "tags"). */
const eleventyKeys: ReadonlySet<string> = new Set([
  "permalink",
  "layout",
  "pagination",
  "tags",
  "date",
  "templateEngineOverride",
  "eleventyExcludeFromCollections",
  "eleventyComputed",
  "eleventyNavigation",
  "eleventyImport",
  "description",
]);
