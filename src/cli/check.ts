import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { checkAll, type FullReport } from "../checks/check-all.ts";
import { runEleventy } from "../eleventy/run-eleventy.ts";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import type { Arguments, ReportFormat } from "./arguments.ts";
import { measures } from "./measures.ts";
import { pathInRepository, printAnnotations, printProblems, say } from "./print.ts";
import { progressOn, type Progress } from "./progress.ts";
import { sarifLog } from "./report/sarif.ts";
import { publicationFolder } from "./site-folder.ts";

/** `glossator check`: editorial rules on the publication and output rules on the site it makes; nothing is published. */
export async function check({ root: folder, format, all }: Arguments): Promise<number> {
  const root = publicationFolder(folder);
  const progress = progressOn(process.stderr);
  const report = await reportOf(root, progress).finally(progress.done);
  const problems = inReadingOrder(report.problems);
  if (format === "text" && report.pages > 0) say(measures(report));
  printAs[format](problems, root, all);
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}

const printAs: Readonly<
  Record<ReportFormat, (problems: readonly Problem[], root: string, all: boolean) => void>
> = {
  text: (problems, root, all) => printProblems(problems, { root, all }),
  json: (problems) => printJson(problems),
  sarif: (problems, root) =>
    printJson(sarifLog(problems, { pathOf: pathInRepository(root), version: ownVersion() })),
  github: (problems, root) => printAnnotations(problems, root),
};

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function ownVersion(): string {
  const own = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  return own.version;
}

/** What stops a build stops it before there is anything to measure. */
const unmeasured = { pages: 0, bytes: 0, firstViews: [], reading: [] } as const;

async function reportOf(root: string, progress: Progress): Promise<FullReport> {
  // In the publication and not in the system's temporary folder: Eleventy wants paths below the working directory.
  await mkdir(join(root, ".glossator"), { recursive: true });
  const output = await mkdtemp(join(root, ".glossator/check-"));
  try {
    progress.stage("Reading the publication and making its pages");
    const { editorial } = await runEleventy({ root, output });
    progress.stage("Checking what they say and how they were written");
    return await checkAll(output, editorial, { isCore: false });
  } catch (error) {
    if (error instanceof ProblemsFound) return { ...unmeasured, problems: error.problems };
    throw error;
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
