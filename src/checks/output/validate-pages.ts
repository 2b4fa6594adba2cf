import { HtmlValidate, StaticConfigLoader, type ResolvedConfig } from "html-validate";
import type { Problem } from "../../model/problem.ts";

/** What is wrong with a page, wherever that page is. */
export type MarkupFault = Omit<Problem, "file">;

/** To work the configuration out takes a fifth of the time of a page, and it is the same for all. */
class OneConfig extends StaticConfigLoader {
  private resolved: ResolvedConfig | Promise<ResolvedConfig> | undefined;

  override getConfigFor(...asked: Parameters<StaticConfigLoader["getConfigFor"]>) {
    return (this.resolved ??= super.getConfigFor(...asked));
  }
}

const validator = new HtmlValidate(
  new OneConfig({
    root: true,
    extends: ["html-validate:recommended", "html-validate:a11y"],
    // HTML allows any id without a space; the second mark of a footnote is `fnref1:1`.
    rules: { "valid-id": ["error", { relaxed: true }] },
  }),
);

/** Holds pages to html-validate's recommended and accessibility rules. A module of its own, for it also runs in threads. */
export default async function validatePages(htmls: readonly string[]): Promise<MarkupFault[][]> {
  const found: MarkupFault[][] = [];
  for (const html of htmls) found.push(await validatePage(html));
  return found;
}

async function validatePage(html: string): Promise<MarkupFault[]> {
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
