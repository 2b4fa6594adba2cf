import { join } from "node:path";
import { DateTime } from "luxon";
import markdownIt, { type MarkdownIt } from "markdown-it";
import { createLinker } from "../../src/glossary/linker.ts";
import { loadPublication } from "../../src/load/load-publication.ts";
import { createMarkdown } from "../../src/markdown/create-markdown.ts";
import type { BlockRenderers, PageContext } from "../../src/markdown/render-env.ts";
import { bodyOrigin, renderMarkdown, type Rendered } from "../../src/markdown/render-markdown.ts";
import type { LinkingScope } from "../../src/model/site.ts";
import { wordingFor } from "../../src/model/wording.ts";

const { publication } = loadPublication({
  root: join(import.meta.dirname, "../fixtures/publications/every-key"),
});
if (!publication) throw new Error("The fixture publication has faults.");
const linker = createLinker(publication.terms, publication.site.language);

const { escapeHtml } = markdownIt().utils;

/** A block that prints what it was asked for. */
const blocks: BlockRenderers = {
  chart: {
    attributes: ["figures"],
    render: ({ attributes }) => `<pre class="chart">${escapeHtml(attributes.get("figures") ?? "")}</pre>`,
  },
};

/** The page `explainers/how-to-cross.html` of the publication with every key, made from another text. */
export function pageOf(text: string, scope: LinkingScope = "section"): PageContext {
  return {
    publication: publication!,
    wording: wordingFor(publication!.site.language),
    buildDate: DateTime.utc(2025, 11, 30),
    path: "explainers/how-to-cross.html",
    origin: bodyOrigin("input.md", text, 1),
    file: "content/explainers/how-to-cross.md",
    policy: { scope, budget: Infinity, off: new Set(), slug: "how-to-cross" },
    link: (passages, policy) => linker.link(passages, policy),
    pageByFile: new Map([["content/about.md", "about.html"]]),
    blocks,
  };
}

const md = createMarkdown();

export function render(text: string, scope?: LinkingScope, markdown: MarkdownIt = md): Rendered {
  return renderMarkdown(markdown, text, pageOf(text, scope));
}
