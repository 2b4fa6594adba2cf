import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../publication.ts";
import { makePlace } from "./builds.ts";
import { measure, median, type Command } from "./measure.ts";
import { printTable } from "./table.ts";

/** What to measure, and how often. */
export interface LinkingBenchOptions {
  readonly pages: number;
  /** Sizes of the glossary. */
  readonly terms: readonly number[];
  readonly rounds: number;
  /** Whether an expression for each term is measured too: with 10,000 terms it takes an hour. */
  readonly peers: boolean;
}

/**
 * Prints what the glossary costs explainers, beside all that plain Eleventy does with the same prose: what rendering them takes
 * longer with the terms (reading and compiling the glossary, matching, marks, cards with their definitions) than
 * with an empty glossary. Term pages and checks are not in it.
 */
export async function benchLinking({ pages, terms, rounds, peers }: LinkingBenchOptions): Promise<void> {
  const rows: string[][] = [];
  execFileSync(process.execPath, ["--import", "tsx", join(projectRoot, "build-package.ts")], {
    cwd: projectRoot,
  });
  for (const count of terms) {
    const place = makePlace(pages, count);
    const bare = makePlace(pages, count);
    writeFileSync(bare.glossary, "[]");
    const contestants = {
      plain: () => measure(place.plain()),
      withTerms: () => measure(rendering(place.root)),
      without: () => measure(rendering(bare.root)),
      ...(peers ? { expressions: () => measure(place.plain({ terms: place.glossary })) } : {}),
    };
    const seconds = new Map<string, number[]>();
    for (let round = 0; round < rounds; round += 1)
      for (const [name, run] of Object.entries(contestants))
        seconds.set(name, [...(seconds.get(name) ?? []), (await run()).processor]);
    const of = (name: string) => median(seconds.get(name) ?? [NaN]);
    const [plain, linking, expressions] = [
      of("plain"),
      of("withTerms") - of("without"),
      of("expressions") - of("plain"),
    ];
    rows.push([
      String(count),
      plain.toFixed(2),
      linking.toFixed(2),
      (linking / plain).toFixed(2),
      ...(peers ? [expressions.toFixed(2), (expressions / plain).toFixed(2)] : []),
    ]);
    place.clear();
    bare.clear();
  }
  printTable(
    `${pages} explainers: processor seconds more than without a glossary; medians of ${rounds}`,
    [
      "terms",
      "plain Eleventy s",
      "linking and cards s",
      "× plain",
      ...(peers ? ["an expression a term s", "× plain"] : []),
    ],
    rows,
  );
}

function rendering(root: string): Command {
  const script = join(projectRoot, "test/bench/render-explainers.mjs");
  return { words: [process.execPath, script, root], folder: projectRoot };
}
