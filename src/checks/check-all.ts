import { inReadingOrder, type Problem } from "../model/problem.ts";
import { checkSite, type SiteReport } from "./check-site.ts";
import { checkGlossary } from "./glossary/index.ts";
import { checkEditorial, type EditorialContext } from "./editorial/index.ts";
import { checkReading } from "./reading/index.ts";
import { readingGrades, type ReadingGrades } from "./reading/reading-grades.ts";

/** What was found, and what was measured. */
export interface FullReport extends SiteReport {
  readonly reading: readonly ReadingGrades[];
}

/** Everything that a built site is held to: what it says, and how it was written. Rules that the publication switched off say nothing. */
export async function checkAll(
  folder: string,
  editorial: EditorialContext,
  options: { readonly validateHtml: boolean },
): Promise<FullReport> {
  const { checks, budgets } = editorial.publication.site;
  const report = await checkSite(folder, { ...options, budgets });
  const isOn = ({ rule }: Problem) => !checks.off.includes(rule);
  return {
    ...report,
    // Nothing of it stops a build, and a core build has no time to lose.
    reading: options.validateHtml ? readingGrades(editorial) : [],
    problems: inReadingOrder(
      [
        ...checkEditorial(editorial),
        ...checkGlossary(editorial),
        ...(options.validateHtml ? checkReading(editorial) : []),
        ...report.problems,
      ].filter(isOn),
    ),
  };
}
