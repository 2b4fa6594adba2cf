import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkAll } from "../checks/check-all.ts";
import { runEleventy } from "../eleventy/run-eleventy.ts";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import type { Arguments } from "./arguments.ts";
import { printProblems } from "./print.ts";

/** `glossator check`: editorial rules on the publication and output rules on the site it makes; nothing is published. */
export async function check({ root: folder, json }: Arguments): Promise<number> {
  const root = resolve(folder);
  const problems = inReadingOrder(await problemsOf(root));
  if (json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
  else printProblems(problems);
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}

async function problemsOf(root: string): Promise<readonly Problem[]> {
  // In the publication and not in the system's temporary folder: Eleventy wants paths below the working directory.
  await mkdir(join(root, ".glossator"), { recursive: true });
  const output = await mkdtemp(join(root, ".glossator/check-"));
  try {
    const { editorial } = await runEleventy({ root, output });
    return (await checkAll(output, editorial, { validateHtml: true })).problems;
  } catch (error) {
    if (error instanceof ProblemsFound) return error.problems;
    throw error;
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
