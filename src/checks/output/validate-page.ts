import { HtmlValidate, StaticConfigLoader } from "html-validate";
import type { Problem } from "../../model/problem.ts";

/** What is wrong with a page, wherever that page is. */
export type MarkupFault = Omit<Problem, "file">;

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:a11y"],
    // HTML allows any id without a space; the second mark of a footnote is `fnref1:1`.
    rules: { "valid-id": ["error", { relaxed: true }] },
  }),
);

/** Holds one page to html-validate's recommended and accessibility rules. A module of its own, for it also runs in threads. */
export default async function validatePage(html: string): Promise<MarkupFault[]> {
  const { results } = await validator.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ line, column, ruleId, message, severity }) => ({
      line,
      column,
      rule: `html/${ruleId}`,
      severity: severity === 2 ? "error" : "warning",
      message,
    }));
}
