import { inReadingOrder, type Problem } from "../model/problem.ts";
import { checkSite, type SiteReport } from "./check-site.ts";
import { checkGlossary } from "./glossary/index.ts";
import { checkEditorial, type EditorialContext } from "./editorial/index.ts";

/** Everything that a built site is held to: what it says, and how it was written. Rules that the publication switched off say nothing. */
export async function checkAll(
  folder: string,
  editorial: EditorialContext,
  options: { readonly validateHtml: boolean },
): Promise<SiteReport> {
  const { checks } = editorial.publication.site;
  const report = await checkSite(folder, options);
  const isOn = ({ rule }: Problem) => !checks.off.includes(rule);
  return {
    ...report,
    problems: inReadingOrder(
      [...checkEditorial(editorial), ...checkGlossary(editorial), ...report.problems].filter(isOn),
    ),
  };
}
