import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { runEleventy } from "../../../src/eleventy/run-eleventy.ts";
import { buildDownloads } from "../../../src/exports/downloads/build-downloads.ts";
import { readWrittenFiles } from "../../../src/exports/downloads/written-files.ts";
import type { SiteFile } from "../../../src/model/site-file.ts";
import type { SiteView } from "../../../src/pages/site-view.ts";
import { requireProgram } from "../../ensure-machine.ts";
import { explainer, minimal, type Files } from "../../publication.ts";

/** A publication with what is hard to take along: a picture, a footnote, a link to a page, names with quotes and accents. */
export const courts: Files = {
  "_data/site.json": {
    title: "Courts: a “guide” & more",
    description: "How a court works, from A to Ž.",
    language: "en-GB",
    factsTo: "2025-03",
    keyFigures: ["jurors"],
    licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  },
  "_data/glossary.json": [
    {
      id: "jury",
      term: "jury",
      short: "People who decide the facts of a case.",
      long: "It is drawn by lot, unlike [judges](judges.md#the-law).",
      sources: ["handbook"],
    },
    { id: "verdict", term: "verdict", short: "What the jury decides.", seeAlso: ["jury"] },
  ],
  "_data/sources.json": [
    {
      id: "handbook",
      title: "A handbook of <courts> & judges",
      publisher: "Gazette",
      date: "2024-05",
      url: "https://example.org/handbook?a=1&b=2",
      kind: "official",
    },
  ],
  "_data/figures.json": [
    {
      id: "jurors",
      label: "Jurors in a criminal trial",
      amount: 12,
      unit: "count",
      asOf: "2024",
      status: "official",
      sources: ["handbook"],
    },
  ],
  "_data/actors.json": [
    {
      id: "judge",
      kind: "person",
      name: "Maroš Šefčovič",
      role: "Judge",
      asOf: "2025",
      sources: ["handbook"],
    },
  ],
  "content/index.md": "---\ntitle: Courts\n---\n\nA jury has :fig[jurors] members.\n",
  "content/about.md": "---\ntitle: About & method\nmenu: true\n---\n\n## How\n\nWith care.\n",
  "content/explainers/juries.md": explainer(
    "What does a jury do?",
    [
      "## The verdict",
      "A jury of :fig[jurors] decides what happened.:cite[handbook] :actor[The judge]{id=judge} does not.[^why]",
      "![The bench](bench.svg)",
      "More is in [how judges decide](judges.md#the-law), and [in the method](../about.md).",
      "[^why]: Because the law says so.",
    ].join("\n\n"),
    "keyFigures: [jurors]\n",
  ),
  "content/explainers/judges.md": explainer(
    "How do judges decide?",
    "## The law\n\nThey read it. A verdict binds them.\n",
  ),
  "content/explainers/bench.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>',
};

/** The least that builds. */
export const least: Files = minimal;

export interface TakenAway {
  readonly view: SiteView;
  /** Where the site was written. */
  readonly folder: string;
  readonly written: readonly SiteFile[];
  readonly files: ReadonlyMap<string, SiteFile>;
}

/** Builds a publication, and what readers take away from it. */
export async function takeAway(root: string): Promise<TakenAway> {
  const folder = join(mkdtempSync(join(tmpdir(), "glossator-taken-")), "_site");
  process.env["SOURCE_DATE_EPOCH"] = "1795305600";
  const { view } = await runEleventy({ root, output: folder });
  const written = await readWrittenFiles(folder);
  const made = await buildDownloads({ view, files: written });
  return { view, folder, written, files: new Map(made.map((file) => [file.path, file])) };
}

export function bytes(taken: Pick<TakenAway, "files">, path: string): Uint8Array {
  const content = taken.files.get(path)?.content;
  if (content === undefined) throw new Error(`There is no ${path}.`);
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

export function text(taken: Pick<TakenAway, "files">, path: string): string {
  return strFromU8(bytes(taken, path));
}

/** The files of an archive as text, by their path. */
export function unpacked(archive: Uint8Array): ReadonlyMap<string, string> {
  const files = Object.entries(unzipSync(archive)).map(
    ([path, content]) => [path, strFromU8(content)] as const,
  );
  return new Map(files);
}

/** What EPUBCheck has to say of a book; nothing, if it is right. */
export function epubFaults(book: Uint8Array): string[] {
  const file = join(mkdtempSync(join(tmpdir(), "glossator-epub-")), "site.epub");
  writeFileSync(file, book);
  const [command, ...words] = epubcheck();
  const { stdout, stderr } = spawnSync(command, [...words, file], { encoding: "utf8" });
  const said = `${stdout}${stderr}`;
  if (!/0 fatals \/ 0 errors \/ 0 warnings/.test(said) && !/^(FATAL|ERROR|WARNING)/m.test(said))
    throw new Error(`EPUBCheck did not run: ${said}`);
  return said.split("\n").filter((line) => /^(FATAL|ERROR|WARNING)/.test(line));
}

/** Debian's program is a Java archive, which runs by its name only where the kernel knows what to do with one. */
function epubcheck(): [string, ...string[]] {
  const file = requireProgram("epubcheck");
  const start = Buffer.alloc(2);
  readSync(openSync(file, "r"), start, 0, 2, 0);
  if (start.toString() !== "PK") return [file];
  execFileSync("java", ["-version"], { stdio: "ignore" });
  return ["java", "-XX:TieredStopAtLevel=1", "-jar", file];
}
