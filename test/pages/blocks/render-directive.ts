import { fileURLToPath } from "node:url";
import { parseDocument } from "htmlparser2";
import { DateTime } from "luxon";
import { loadPublication } from "../../../src/load/load-publication.ts";
import { createMarkdown } from "../../../src/markdown/create-markdown.ts";
import { bodyOrigin, renderMarkdown, type Rendered } from "../../../src/markdown/render-markdown.ts";
import { wordingFor } from "../../../src/model/wording.ts";
import { blocks } from "../../../src/pages/blocks/index.ts";

const root = fileURLToPath(new URL("../../fixtures/charts/story", import.meta.url));
const loaded = loadPublication({ root });
if (!loaded.publication) throw new Error(JSON.stringify(loaded.problems));

/** The story of the bridge: figures of every shape, events of every state. */
export const publication = loaded.publication;

const md = createMarkdown();

/** What a text with block directives becomes on a page of the story. */
export function renderDirective(
  source: string,
  { language = "en-GB", buildDate = "2025-06-01" } = {},
): Rendered {
  return renderMarkdown(md, source, {
    publication,
    wording: wordingFor(language),
    buildDate: DateTime.fromISO(buildDate, { zone: "utc" }),
    path: "explainers/bridge.html",
    origin: bodyOrigin("content/explainers/bridge.md", source, 10),
    file: "content/explainers/bridge.md",
    policy: { scope: "none", budget: Infinity, off: new Set(), slug: "bridge" },
    link: () => ({ mentions: [], undecided: [] }),
    pageByFile: new Map(),
    blocks,
  });
}

/** The HTML of a directive that has no fault. */
export function htmlOf(source: string, options?: Parameters<typeof renderDirective>[1]): string {
  const { html, seen } = renderDirective(source, options);
  if (seen.problems.length > 0) throw new Error(JSON.stringify(seen.problems));
  return html;
}

/** The only problem of a directive, as rule and message. */
export function faultOf(source: string): {
  rule: string;
  message: string;
  line: number;
  fix?: string | undefined;
} {
  const { problems } = renderDirective(source).seen;
  if (problems.length !== 1) throw new Error(`Expected one problem, got ${JSON.stringify(problems)}`);
  const [{ rule, message, line, fix }] = problems as [(typeof problems)[0]];
  return { rule, message, line, fix };
}

export function parsed(html: string) {
  return parseDocument(html, { lowerCaseTags: false, lowerCaseAttributeNames: false });
}
