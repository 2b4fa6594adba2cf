import type { Problem } from "../../model/problem.ts";
import type { WrittenPage } from "./written-page.ts";

/** html-validate's recommended and accessibility rules, on the pages that our layout made. https://html-validate.org */
export async function checkMarkup(pages: readonly WrittenPage[]): Promise<Problem[]> {
  // Takes longer to load than most publications take to build, so only who validates pays for it.
  const { HtmlValidate, StaticConfigLoader } = await import("html-validate");
  const validator = new HtmlValidate(
    new StaticConfigLoader({ root: true, extends: ["html-validate:recommended", "html-validate:a11y"] }),
  );
  const problems: Problem[] = [];
  for (const page of pages) {
    if (!page.isOurs) continue;
    const report = await validator.validateString(page.html, page.path);
    for (const { line, column, ruleId, message, severity } of report.results.flatMap(
      ({ messages }) => messages,
    )) {
      const file = `_site/${page.path}`;
      problems.push({
        file,
        line,
        column,
        rule: `html/${ruleId}`,
        severity: severity === 2 ? "error" : "warning",
        message,
      });
    }
  }
  return problems;
}
