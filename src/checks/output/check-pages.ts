import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ResultCache } from "../../cache/result-cache.ts";
import type { Problem } from "../../model/problem.ts";
import { checkBudgets, type Budgets } from "./budgets.ts";
import type { FirstView } from "./first-view.ts";
import { checkMarkup } from "./markup.ts";
import { readWhenAsked, type PageText } from "./written-page.ts";

/** Pages of our layout, as a thread can be told of them. */
export interface PagesToCheck {
  readonly folder: string;
  /** Paths from the site's root of those whose HTML is validated. */
  readonly validated: readonly string[];
  /** And of those that are weighed. */
  readonly weighed: readonly string[];
  readonly budgets: Budgets;
}

export interface PageReport {
  readonly problems: readonly Problem[];
  /** What the heaviest page of each kind weighs when it is first shown. */
  readonly firstViews: readonly FirstView[];
  readonly use: typeof ResultCache.use;
}

/** Validates the HTML of pages and weighs their first views. A module of its own, for it also runs in threads. */
export default async function checkPages(tasks: readonly PagesToCheck[]): Promise<PageReport[]> {
  const reports: PageReport[] = [];
  for (const task of tasks) reports.push(await report(task));
  return reports;
}

async function report({ folder, validated, weighed, budgets }: PagesToCheck): Promise<PageReport> {
  const page = (path: string): PageText => readWhenAsked({ path }, join(folder, path));
  const before = { ...ResultCache.use };
  const weights = checkBudgets(weighed.map(page), (path) => readIfThere(join(folder, path)), budgets);
  const markup = await checkMarkup(validated.map(page));
  const { reused, made } = ResultCache.use;
  return {
    problems: [...weights.problems, ...markup],
    firstViews: weights.heaviest,
    use: { reused: reused - before.reused, made: made - before.made },
  };
}

/** What is not there is for the links' rule to report. */
function readIfThere(path: string): Uint8Array | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}
