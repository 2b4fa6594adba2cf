import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dataFiles, type DataFile } from "../model/data-files.ts";
import { deriveFigure } from "../model/derive-figures.ts";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import {
  createPublication,
  type AddressLookup,
  type CollectionName,
  type Collections,
  type Publication,
  type PublicationParts,
} from "../model/publication.ts";
import { archiveFolder } from "../model/release.ts";
import { siteSchema, type Site } from "../model/site.ts";
import { checkEventOrder } from "./event-order.ts";
import { checkGuides } from "./guide-steps.ts";
import { parseJsonWithPositions, type JsonDocument, type JsonPath } from "./json-with-positions.ts";
import { loadArchive } from "./load-archive.ts";
import { loadExplainers, type ExplainersLoaded } from "./load-explainers.ts";
import { loadReleases } from "./load-releases.ts";
import { linksOutside } from "./outside-links.ts";
import { readText } from "./read-text.ts";
import { checkReferences, type WrittenEntry } from "./references.ts";
import { remembered } from "./remembered.ts";
import { schemaProblems } from "./schema-problems.ts";
import { checkSourceChains } from "./source-chains.ts";
import { checkTables } from "./table-cells.ts";
import { checkUniqueness } from "./uniqueness.ts";

/** Where a publication is, and which of its explainers count. */
export interface LoadOptions {
  /** The publication's folder: it holds `_data/`. */
  readonly root: string;
  /** The content folder, from the root. */
  readonly content?: string;
  /** The data folder, from the root. */
  readonly data?: string;
  /** Whether explainers with `draft: true` are part of it. */
  readonly drafts?: boolean;
  /** For a site that is somebody else's, whose other files are no business of ours. */
  readonly guest?: GuestOptions;
}

/** What is read for a site that is somebody else's: no site.json, no explainers, and no list but these. */
export interface GuestOptions {
  readonly site: Site;
  readonly lists: readonly CollectionName[];
}

/** The publication where it could be put together, and every fault that was found. */
export interface Loaded {
  readonly publication?: Publication;
  readonly problems: readonly Problem[];
}

/**
 * Reads a publication from disk, once and completely: every fault of every file is collected, so that an author mends
 * them in one go. There is a publication only if there is no problem.
 */
export function loadPublication({
  root,
  content = "content",
  data = "_data",
  drafts = false,
  guest,
}: LoadOptions): Loaded {
  const problems: Problem[] = [];
  const origins: Origins = new Map();
  const site: LoadedSite = guest ? { parsed: guest.site } : loadSite(root, `${data}/site.json`, problems);
  const lists = Object.fromEntries(
    dataFiles.map((dataFile) => [
      dataFile.collection,
      guest && !guest.lists.includes(dataFile.collection)
        ? unread
        : loadList(root, `${data}/${dataFile.name}`, dataFile, origins, problems),
    ]),
  ) as Record<CollectionName, List>;
  const explainers = guest ? noExplainers : loadExplainers({ root, content, data, drafts });
  addAll(problems, explainers.problems, guest ? [] : linksOutside(root, [content, data, archiveFolder]));
  const { releases, problems: releaseProblems } = guest ? noReleases : loadReleases(root, data);
  addAll(problems, releaseProblems);
  const { copies: archive, problems: archiveProblems } = guest ? noArchive : loadArchive(root, releases);
  // A copy whose record cannot be read is no fault of its own.
  if (releaseProblems.length === 0) addAll(problems, archiveProblems);
  for (const [explainer, written] of explainers.origins) origins.set(explainer, written);
  if (site.parsed && site.written) origins.set(site.parsed, site.written);

  const parts = {
    site: site.parsed ?? placeholderSite,
    ...(mapValues(lists, (list) => list.entries) as unknown as Collections),
    explainers: explainers.explainers,
    releases,
    archive,
    addressOf: addressLookup(origins),
  };
  const written = {
    ...mapValues(lists, (list) => list.written),
    explainers: explainers.written,
    site: site.written ? [site.written] : [],
  };
  addAll(
    problems,
    checkUniqueness(parts, written, explainers.files),
    checkReferences(written, explainers.files),
    checkGuides(parts),
    checkTables(parts),
    checkSourceChains(parts),
    checkEventOrder(parts),
    checkDerived(parts),
  );
  if (problems.length > 0 || !site.parsed) return { problems: inReadingOrder(problems) };
  return { publication: createPublication(parts), problems };
}

/** One by one: a call takes some hundred thousand arguments, and a file of something else altogether has more faults. */
function addAll(problems: Problem[], ...found: ReadonlyArray<Iterable<Problem>>): void {
  for (const each of found) for (const problem of each) problems.push(problem);
}

/** A part that does not exist is reported as a reference already. */
function* checkDerived(parts: PublicationParts): Generator<Problem> {
  const figureById = new Map(parts.figures.map((figure) => [figure.id, figure]));
  for (const figure of parts.figures) {
    if (!figure.derived || !figure.derived.of.every((id) => figureById.has(id))) continue;
    const derived = deriveFigure(figure, figureById);
    if ("figure" in derived) continue;
    yield {
      ...parts.addressOf(figure, ["derived"]),
      rule: "figure-derivable",
      severity: "error",
      message: `The figure "${figure.id}" cannot be worked out. ${derived.fault}`,
    };
  }
}

type Origins = Map<object, WrittenEntry>;

function addressLookup(origins: Origins): AddressLookup {
  return (entry, path) => {
    const origin = origins.get(entry);
    if (!origin) throw new Error("An entry that was never loaded has no address.");
    const { file, addressOf } = origin.document;
    let known: { readonly line: number; readonly column: number } | undefined;
    const at = () => (known ??= addressOf([...origin.base, ...path]));
    // Every text has an address, and hardly one is ever asked for it: a place is looked up when somebody reads it.
    return {
      file,
      get line() {
        return at().line;
      },
      get column() {
        return at().column;
      },
    };
  };
}

function mapValues<Value, Result>(
  record: Readonly<Record<CollectionName, Value>>,
  change: (value: Value) => Result,
): Record<CollectionName, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)])) as Record<
    CollectionName,
    Result
  >;
}

/** Stands in while the rest of a publication with a broken site.json is checked; never published. */
const placeholderSite = siteSchema.parse({ title: "-", description: "-", language: "en" });

interface LoadedSite {
  readonly parsed?: Site;
  readonly written?: WrittenEntry;
}

const noExplainers: ExplainersLoaded = {
  explainers: [],
  problems: [],
  origins: new Map(),
  written: [],
  files: { published: new Map(), drafts: new Set() },
};

const noReleases: ReturnType<typeof loadReleases> = { releases: [], problems: [] };
const noArchive: ReturnType<typeof loadArchive> = { copies: [], problems: [] };

function loadSite(root: string, file: string, problems: Problem[]): LoadedSite {
  const document = loadJson(
    root,
    file,
    "Write { } with a title, a description and a language in it.",
    problems,
  );
  if (!document) return {};
  const written = { value: document.value, document: { file, ...document }, base: [] };
  const parsed = siteSchema.safeParse(document.value, { reportInput: true });
  if (parsed.success) return { parsed: parsed.data, written };
  problems.push(...schemaProblems(parsed.error.issues, written.document, [], keysOf(siteSchema)));
  return { written };
}

interface List {
  /** The entries that are as they should be. */
  readonly entries: readonly object[];
  readonly written: readonly WrittenEntry[] | undefined;
}

/** Nobody knows what is in it, so what refers to it is not followed. */
const unread: List = { entries: [], written: undefined };

function loadList(
  root: string,
  file: string,
  dataFile: DataFile,
  origins: Origins,
  problems: Problem[],
): List {
  if (!existsSync(join(root, file)) && !dataFile.required) return { entries: [], written: [] };
  const orNothing = dataFile.required ? "" : ", or delete the file";
  const document = loadJson(root, file, `Write [] for a list without entries${orNothing}.`, problems);
  if (!document) return { entries: [], written: undefined };
  if (!Array.isArray(document.value)) {
    const message = "The file should be a list, in [ ].";
    problems.push({ file, ...document.addressOf([]), rule: "value-type", severity: "error", message });
    return { entries: [], written: undefined };
  }
  const read = readings.get(document) ?? readEntries(document.value, { file, ...document }, dataFile);
  readings.set(document, read);
  for (const [entry, from] of read.origins) origins.set(entry, from);
  addAll(problems, read.problems);
  return { entries: [...read.origins.keys()], written: read.written };
}

interface Reading {
  readonly written: readonly WrittenEntry[];
  /** The entries that are as they should be, and what they were read from. */
  readonly origins: ReadonlyMap<object, WrittenEntry>;
  readonly problems: readonly Problem[];
}

/** By document, which is the same for as long as its file says the same. */
const readings = new WeakMap<JsonDocument, Reading>();

function readEntries(
  values: readonly unknown[],
  document: WrittenEntry["document"],
  { schema }: DataFile,
): Reading {
  const written = values.map((value, index) => ({ value, document, base: [index] }));
  const origins = new Map<object, WrittenEntry>();
  const problems: Problem[] = [];
  for (const entry of written) {
    const parsed = schema.safeParse(entry.value, { reportInput: true });
    if (parsed.success) origins.set(parsed.data as object, entry);
    else problems.push(...schemaProblems(parsed.error.issues, document, entry.base, keysOf(schema)));
  }
  return { written, origins, problems };
}

const parseJson = remembered(parseJsonWithPositions);

function loadJson(
  root: string,
  file: string,
  whenEmpty: string,
  problems: Problem[],
): JsonDocument | undefined {
  const path = join(root, file);
  if (!existsSync(path)) {
    const message = `The file is missing. Every publication needs one; \`npm run new -- publication DIR\` writes an example.`;
    problems.push({ file, line: 1, column: 1, rule: "file-exists", severity: "error", message });
    return undefined;
  }
  const read = readText(path, file);
  if ("problem" in read) {
    problems.push(read.problem);
    return undefined;
  }
  if (read.text.trim() === "") {
    const message = `The file is empty. ${whenEmpty}`;
    problems.push({ file, line: 1, column: 1, rule: "json-readable", severity: "error", message });
    return undefined;
  }
  const document = parseJson(read.text, file);
  addAll(problems, document.problems);
  return document.problems.length > 0 ? undefined : document;
}

/** The keys that a schema's object at a path may have. */
function keysOf(schema: z.ZodType): (path: JsonPath) => readonly string[] {
  return (path) => {
    let at: z.ZodType | undefined = schema;
    for (const key of path) at = typeof key === "number" ? elementOf(at) : shapeOf(at)[key];
    return Object.keys(shapeOf(at));
  };
}

function shapeOf(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> {
  const bare = unwrap(schema);
  return bare instanceof z.ZodObject ? bare.shape : {};
}

function elementOf(schema: z.ZodType | undefined): z.ZodType | undefined {
  const bare = unwrap(schema);
  return bare instanceof z.ZodArray ? (bare.element as z.ZodType) : undefined;
}

/** What is inside optional, default, prefault and pipes. */
function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let bare = schema;
  for (;;) {
    if (bare instanceof z.ZodOptional || bare instanceof z.ZodDefault || bare instanceof z.ZodPrefault) {
      bare = bare.unwrap() as z.ZodType;
    } else if (bare instanceof z.ZodPipe) bare = bare.in as z.ZodType;
    else return bare;
  }
}
