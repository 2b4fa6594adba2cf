import { createMarkdown } from "../../markdown/create-markdown.ts";
import type { RenderPage } from "../../markdown/render-env.ts";
import { renderMarkdown, renderMarkdownLine, valueOrigin } from "../../markdown/render-markdown.ts";
import type { Address } from "../../model/problem.ts";

const md = createMarkdown();

/** Markdown that stands in data, rendered within a block. */
export function blockText(source: string, address: Address, page: RenderPage): string {
  return renderMarkdown(md, source, ...within(page, address)).html;
}

/** The same for one line, without a paragraph around it. */
export function blockLine(source: string, address: Address, page: RenderPage): string {
  return renderMarkdownLine(md, source, ...within(page, address)).html;
}

/**
 * What the text mentions is the page's; its passages are not, since they have no line in the page's own file, and its
 * headings are no part of the outline.
 */
function within(page: RenderPage, address: Address): [RenderPage, RenderPage["seen"]] {
  return [
    { ...page, origin: valueOrigin(address) },
    { ...page.seen, passages: [], outline: [] },
  ];
}
