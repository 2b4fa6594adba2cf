import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot, writePublication } from "../publication.ts";
import { asPlainMarkdown, makeCorpus, textsOf } from "./corpus.ts";
import { measure, median, sizeOf, type Command, type Cost } from "./measure.ts";
import { secondsByStage } from "./stages.ts";
import { printTable } from "./table.ts";
import { weightRows } from "./weights.ts";

/** What to build, and how often. */
export interface BuildBenchOptions {
  /** Numbers of explainers, each with the last number of terms. */
  readonly pages: readonly number[];
  /** Numbers of terms, each with the last number of explainers. */
  readonly terms: readonly number[];
  readonly rounds: number;
  /** Whether the whole build is measured too, with exports, share images and HTML validation. */
  readonly whole: boolean;
  /** Whether the regular expressions are: with many terms they take minutes. */
  readonly peers: boolean;
}

/** Builds publications of several sizes and others' sites of the same prose side by side, and prints what each took. */
export async function benchBuilds(options: BuildBenchOptions): Promise<void> {
  const [pages, terms] = [options.pages.at(-1)!, options.terms.at(-1)!];
  await compare(pages, terms, options);
  await grow(
    "explainers",
    options.pages.map((count) => ({ pages: count, terms })),
    options.rounds,
  );
  await grow(
    "terms",
    options.terms.map((count) => ({ pages, terms: count })),
    options.rounds,
  );
}

/** Our own sites on one side, others' on the other, one after the other in each round, so that a busy machine is busy for all. */
async function compare(pages: number, terms: number, { rounds, whole, peers }: BuildBenchOptions) {
  const place = makePlace(pages, terms);
  const cold = () => rmSync(place.cache, { recursive: true, force: true });
  const contestants = new Map<string, () => Promise<Cost>>([
    ["plain Eleventy", () => measure(place.plain())],
    ["plain Eleventy + Pagefind", () => measure(place.plain({ search: true }))],
    ...(peers
      ? [["Eleventy, an expression a term", () => measure(place.plain({ terms: place.glossary }))] as const]
      : []),
    ["core, cold", () => (cold(), measure(place.core()))],
    ["core, nothing changed", () => measure(place.core())],
    ["core, one explainer edited", () => (place.edit(), measure(place.core()))],
    ...(whole
      ? [
          ["whole, cold", () => (cold(), measure(place.whole()))] as const,
          ["whole, one explainer edited", () => (place.edit(), measure(place.whole()))] as const,
          ["whole, nothing changed", () => measure(place.whole())] as const,
        ]
      : []),
  ]);
  const costs = await measureInTurn(contestants, rounds);
  const base = medianOf(costs.get("plain Eleventy + Pagefind")!);
  printTable(
    `${pages} explainers, ${terms} terms; medians of ${rounds}`,
    ["build", ...costHeads],
    [...costs].map(([name, all]) => [name, ...costCells(medianOf(all), base)]),
  );
  printWritten(place);
  await printStages("core", place.core(), place.cache);
  if (whole) await printStages("whole", place.whole(), place.cache);
  place.clear();
}

/** Runs all of them once in each round; one that gives nothing has no cost in it. */
export async function measureInTurn(
  contestants: ReadonlyMap<string, () => Promise<Cost | undefined>>,
  rounds: number,
): Promise<Map<string, Cost[]>> {
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of contestants) {
      const cost = await run();
      if (cost) costs.set(name, [...(costs.get(name) ?? []), cost]);
    }
  }
  return costs;
}

/** The heads of what `costCells` gives. */
export const costHeads = ["processor s", "× plain + Pagefind", "elapsed s", "×", "peak MB"];

/** A build's cost in a table's cells, beside the cost of a plain site with search. */
export function costCells({ processor, elapsed, memory }: Cost, base: Cost): string[] {
  return [
    processor.toFixed(1),
    (processor / base.processor).toFixed(2),
    elapsed.toFixed(1),
    (elapsed / base.elapsed).toFixed(2),
    memory.toFixed(0),
  ];
}

function printWritten(place: Place): void {
  const { files, bytes } = sizeOf(place.site);
  printTable(
    "written by the last of these builds",
    ["what", "size"],
    [["files", String(files)], ["bytes", `${(bytes / 1e6).toFixed(1)} MB`], ...weightRows(place.site)],
  );
}

async function printStages(kind: string, { words, env, ...rest }: Command, cache: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-profile-"));
  const [node = "", ...others] = words;
  rmSync(cache, { recursive: true, force: true });
  const { processor } = await measure({
    words: [node, "--cpu-prof", `--cpu-prof-dir=${folder}`, ...others],
    ...rest,
    // Without a cache the source runs as it was written, and its functions can be told from one another.
    env: { ...env, GLOSSATOR_CACHE: "off" },
  });
  const seconds = secondsByStage(folder);
  const total = [...seconds.values()].reduce((sum, part) => sum + part, 0);
  printTable(
    `a cold ${kind} build by stage (all threads, profiled; ${processor.toFixed(1)} s of processor in all processes)`,
    ["stage", "s", "share"],
    [...seconds].map(([stage, part]) => [stage, part.toFixed(2), `${((part / total) * 100).toFixed(0)} %`]),
  );
  rmSync(folder, { recursive: true });
}

async function grow(what: string, sizes: ReadonlyArray<{ pages: number; terms: number }>, rounds: number) {
  if (sizes.length < 2) return;
  const places = sizes.map((size) => ({
    size,
    place: makePlace(size.pages, size.terms),
    costs: [] as Cost[],
  }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { place, costs } of places) {
      rmSync(place.cache, { recursive: true, force: true });
      costs.push(await measure(place.core()));
    }
  }
  const least = medianOf(places[0]!.costs).processor;
  printTable(
    `cold core build as ${what} grow; medians of ${rounds}`,
    ["explainers", "terms", "processor s", "× the first", "peak MB", "MB written"],
    places.map(({ size, place, costs }) => {
      const { processor, memory } = medianOf(costs);
      const written = sizeOf(place.site).bytes / 1e6;
      return [
        String(size.pages),
        String(size.terms),
        processor.toFixed(1),
        (processor / least).toFixed(2),
        memory.toFixed(0),
        written.toFixed(1),
      ];
    }),
  );
  for (const { place } of places) place.clear();
}

/** Each part's median by itself. */
export function medianOf(costs: readonly Cost[]): Cost {
  return {
    processor: median(costs.map(({ processor }) => processor)),
    elapsed: median(costs.map(({ elapsed }) => elapsed)),
    memory: median(costs.map(({ memory }) => memory)),
  };
}

type Place = ReturnType<typeof makePlace>;

/** A publication and a plain site of the same prose, in a temporary folder, with a cache of their own. */
export function makePlace(pages: number, terms: number) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const files = makeCorpus({ pages, terms });
  const root = writePublication(files, join(folder, "publication"));
  const texts = textsOf(files);
  const plainTexts = texts.map(([path, text]) => [path, asPlainMarkdown(text)] as const);
  const plainRoot = writePublication(Object.fromEntries(plainTexts), join(folder, "plain"));
  const site = join(folder, "_site");
  const plainSite = join(folder, "plain-site");
  const cache = join(folder, "cache");
  const edited = join(root, texts[0]![0]);
  let edits = 0;
  const ours = (...words: string[]): Command => ({
    words: [
      process.execPath,
      join(projectRoot, "bin/glossator.js"),
      "build",
      "--root",
      root,
      "--out",
      site,
      ...words,
    ],
    folder: projectRoot,
    env: { GLOSSATOR_CACHE: cache, SOURCE_DATE_EPOCH: "1795305600" },
  });
  return {
    root,
    site,
    cache,
    plainTexts,
    plainSite,
    glossary: join(root, "_data/glossary.json"),
    core: () => ours("--core"),
    whole: () => ours(),
    plain(options: { readonly search?: boolean; readonly terms?: string } = {}): Command {
      rmSync(plainSite, { recursive: true, force: true });
      mkdirSync(plainSite);
      const script = join(projectRoot, "test/bench/plain-site.mjs");
      const words = [process.execPath, script, JSON.stringify({ output: plainSite, ...options })];
      return { words, folder: plainRoot };
    },
    /** Adds a sentence to one explainer. */
    edit(): void {
      edits += 1;
      writeFileSync(edited, `${readFileSync(edited, "utf8").trimEnd()} This is edit ${edits}.\n`);
    },
    clear: () => rmSync(folder, { recursive: true }),
  };
}
