import { ruleOf } from "../model/rules.ts";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import { beginSiteCheck, type SiteReport } from "./check-site.ts";
import { glossaryChecks } from "./glossary/index.ts";
import { editorialChecks, type EditorialContext } from "./editorial/index.ts";
import { readingChecks } from "./reading/index.ts";
import { readingGrades, type ReadingGrades } from "./reading/reading-grades.ts";

/** What was found, and what was measured. */
export interface FullReport extends SiteReport {
  readonly reading: readonly ReadingGrades[];
}

export interface CheckOptions {
  /** Whether only that is looked at which could stop a build, and which no other tool finds: no advice, no validation of HTML. */
  readonly isCore: boolean;
}

const allRules = [...editorialChecks, ...glossaryChecks, ...readingChecks];
const rulesThatStop = allRules.filter(({ ids }) => ids.some((id) => ruleOf(id)?.severity !== "warning"));

/** Everything that a built site is held to: what it says, and how it was written. Rules that the publication switched off say nothing. */
export async function checkAll(
  folder: string,
  editorial: EditorialContext,
  options: CheckOptions,
): Promise<FullReport> {
  const { checks, budgets } = editorial.publication.site;
  const site = await beginSiteCheck(folder, { validateHtml: !options.isCore, budgets });
  // While other threads look at the pages.
  const said = (options.isCore ? rulesThatStop : allRules).flatMap((rule) => rule.check(editorial));
  const reading = options.isCore ? [] : readingGrades(editorial);
  const report = await site.report();
  const isOn = ({ rule }: Problem) => !checks.off.includes(rule);
  return { ...report, reading, problems: inReadingOrder([...said, ...report.problems].filter(isOn)) };
}
