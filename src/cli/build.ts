import { existsSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { cacheVariable, ResultCache } from "../cache/result-cache.ts";
import type { SiteCounts } from "../eleventy/site-build.ts";
import type { Stage } from "../eleventy/write-site-files.ts";
import { problemCount } from "../model/problem-report.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import type { Arguments } from "./arguments.ts";
import { machineFault } from "./machine-fault.ts";
import { printProblems, say } from "./print.ts";
import { progressOn } from "./progress.ts";
import { clearLeftovers, restoreSite } from "./build-folders.ts";
import { publishWhole } from "./publish.ts";
import { publicationFolder, siteFolder } from "./site-folder.ts";
import { StageTimes } from "./stage-times.ts";
import { UnchangedBuild, type BuildSummary } from "./unchanged-build.ts";

/** `glossator build`: everything is built and checked beside the last good site, and takes its place only then. */
export async function build({ root: folder, out, core, cache }: Arguments): Promise<number> {
  const root = publicationFolder(folder);
  const target = siteFolder(root, out);
  const begun = performance.now();
  const progress = progressOn(process.stderr);
  const times = new StageTimes();
  const onStage = (stage: Stage): void => {
    times.begin(stage);
    progress.stage(doing[stage]);
  };
  if (!cache) process.env[cacheVariable] = "off";
  const done = (summary: BuildSummary): number => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    for (const line of summary.lines) say(line);
    if (summary.warnings !== "") say(`${summary.warnings}: glossator check tells them.`);
    say(`${summary.pages} pages, ${(summary.bytes / 1e6).toFixed(1)} MB, in ${seconds} s: ${target}`);
    return 0;
  };
  try {
    restoreSite(target);
    const unchanged = new UnchangedBuild({ root, target, core });
    const before = await unchanged.find();
    if (before) {
      await clearLeftovers(target);
      say("Nothing has changed since the last build.");
      return done(before);
    }
    // Loaded when there is something to do: they take longer to load than it takes to see that there is not.
    const { runEleventy } = await import("../eleventy/run-eleventy.ts");
    const { checkAll } = await import("../checks/check-all.ts");
    const report = await publishWhole(target, async (staging) => {
      const { editorial, counts } = await runEleventy({ root, output: staging, core, onStage });
      onStage("checks");
      const report = await checkAll(staging, editorial, { isCore: core });
      times.end();
      const isFaulty = report.problems.some(({ severity }) => severity === "error");
      if (isFaulty) throw new ProblemsFound(report.problems);
      return { ...report, counts };
    }).finally(progress.done);
    const { pages, bytes, problems, counts } = report;
    const warnings = problems.length > 0 ? problemCount(problems) : "";
    const summary = { pages, bytes, warnings, lines: [contents(counts), times.text + reused()] };
    await unchanged.keep(summary);
    return done(summary);
  } catch (error) {
    // Where everything went at once, what fails first may be a program that has no folder to work in.
    const fault = existsSync(root)
      ? machineFault(error, [root, target])
      : `${root}: It was there, and is gone.`;
    if (error instanceof ProblemsFound) printProblems(error.problems, { root });
    else if (fault) say(fault);
    else throw error;
    say("Nothing was published. The last good site is as it was.");
    return 1;
  }
}

/** What is being done, in words for who waits. */
const doing: Readonly<Record<Stage, string>> = {
  reading: "Reading the publication",
  pages: "Making its pages",
  search: "Indexing them for the search",
  "data and downloads": "Writing data, pictures and what readers take away",
  "offline list": "Listing what can be saved",
  checks: "Checking what the pages say and how they were written",
};

function contents({ explainers, terms, marks, figures, sources }: SiteCounts): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const uses = `${count(terms, "term")} with ${count(marks, "mark")}`;
  return [count(explainers, "explainer"), uses, count(figures, "figure"), count(sources, "source")].join(
    ", ",
  );
}

function reused(): string {
  const { reused, made } = ResultCache.use;
  return reused + made > 0 ? `; ${reused} of ${reused + made} results reused` : "";
}
