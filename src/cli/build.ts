import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { checkAll } from "../checks/check-all.ts";
import { runEleventy } from "../eleventy/run-eleventy.ts";
import { problemCount } from "../model/problem-report.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import type { Arguments } from "./arguments.ts";
import { printProblems, say } from "./print.ts";
import { publishWhole } from "./publish.ts";

/** `glossator build`: everything is built and checked beside the last good site, and takes its place only then. */
export async function build({ root: folder, out, core }: Arguments): Promise<number> {
  const root = resolve(folder);
  const target = resolve(out ?? `${root}/_site`);
  const begun = performance.now();
  try {
    const summary = await publishWhole(target, async (staging) => {
      const { editorial } = await runEleventy({ root, output: staging, core });
      const report = await checkAll(staging, editorial, { validateHtml: !core });
      const isFaulty = report.problems.some(({ severity }) => severity === "error");
      if (isFaulty) throw new ProblemsFound(report.problems);
      return report;
    });
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (summary.problems.length > 0) say(`${problemCount(summary.problems)}: glossator check tells them.`);
    say(`${summary.pages} pages, ${(summary.bytes / 1e6).toFixed(1)} MB, in ${seconds} s: ${target}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    printProblems(error.problems);
    say("Nothing was published. The last good site is as it was.");
    return 1;
  }
}
