/** Builds a publication and checks the site, in a process of its own. Words: its root, the site's folder, `core` or `whole`. */
import { rmSync } from "node:fs";
import { checkSite } from "../../src/checks/check-site.ts";
import { runEleventy } from "../../src/eleventy/run-eleventy.ts";
import type { Problem } from "../../src/model/problem.ts";
import { ProblemsFound } from "../../src/model/problems-found.ts";
import { siteSchema } from "../../src/model/site.ts";

/** What came of it: faults that its author can mend, and those of the pages. */
export interface Built {
  readonly refused: readonly Problem[];
  readonly faults: readonly Problem[];
  readonly pages: number;
}

const [root = "", site = "", extent = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await build()));

async function build(): Promise<Built> {
  rmSync(site, { recursive: true, force: true });
  try {
    await runEleventy({ root, output: site, core: extent === "core" });
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return { refused: error.problems, faults: [], pages: 0 };
  }
  const { budgets } = siteSchema.parse({ title: "x", description: "x", language: "en" });
  const { problems, pages } = await checkSite(site, { validateHtml: true, budgets });
  return { refused: [], faults: problems.filter(({ rule }) => !rule.endsWith("-within-budget")), pages };
}
