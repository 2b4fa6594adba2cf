import type { MarkdownIt, Token } from "markdown-it";
import { didYouMeanHint } from "../model/did-you-mean.ts";
import type { Address } from "../model/problem.ts";
import { anchors, relativeUrl, splitFragment } from "../model/urls.ts";
import { eachInline } from "./each-inline.ts";
import type { RenderEnv, RenderPage, Report } from "./render-env.ts";
import { reporter } from "./report.ts";

/** Links between Markdown files become links between their pages; what leads nowhere or away from our own host for an image is a problem. */
export function links(md: MarkdownIt): void {
  const allowed = /^(https?:|mailto:|tel:)/i;
  const base = md.validateLink;
  // markdown-it lets `data:image/…` pass; a link to one is a page of somebody's own making.
  md.validateLink = (url) => base.call(md, url) && (allowed.test(url.trim()) || !/^[a-z][a-z0-9+.-]*:/i.test(url.trim()));

  md.core.ruler.push("links", (state) => {
    const env = state.env as RenderEnv;
    const { page } = env;
    if (!page) return;
    eachInline(state.tokens, (token, line) => {
      for (const child of token.children ?? []) {
        // Links of our own making (a number, a citation) are right already.
        if (child.type === "link_open" && !child.meta) mendLink(child, page, line, reportAt(env, page, child, line, "href"));
        if (child.type === "image") checkImage(child, reportAt(env, page, child, line, "src"));
      }
    });
  });
}

function reportAt(env: RenderEnv, page: RenderPage, token: Token, line: number, attribute: string): Report {
  env.blockLine = line;
  return reporter(env, page, decodeOrKeep(textOf(token, attribute)));
}

function mendLink(token: Token, page: RenderPage, line: number, report: Report): void {
  const href = textOf(token, "href");
  const [target, fragment] = splitFragment(href);
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("//")) return;
  if (href === "") return report("link-resolves", "The link leads nowhere. Write an address in the parentheses.");
  if (target.startsWith("/")) {
    return report(
      "link-relative",
      `"${href}" begins at the root of the host, and breaks under a path and from disk. Link to the Markdown file, as in other-explainer.md.`,
    );
  }
  if (target === "") return linkTo(token, page.path, fragment, page, page.origin.addressOf(line, href));
  if (!target.endsWith(".md")) return;
  const file = resolveFile(page.file ?? "", decodeOrKeep(target));
  const path = page.publication.explainerByFile.get(file)?.path ?? page.pageByFile.get(file);
  if (path !== undefined) return linkTo(token, path, fragment, page, page.origin.addressOf(line, href));
  const known = [...page.publication.explainerByFile.keys(), ...page.pageByFile.keys()];
  const hint = didYouMeanHint(file, known) || " Is the file there, and not a draft?";
  report("link-resolves", `No page is made from "${file}".${hint}`);
}

/** Authors write a section as GitHub does (`#the-sums`); its id has a prefix. */
function linkTo(token: Token, path: string, fragment: string | undefined, page: RenderPage, address: Address): void {
  if (fragment === undefined) {
    token.attrSet("href", relativeUrl(page.path, path));
    return;
  }
  const written = decodeOrKeep(fragment);
  const id = /^(s-|figure-|event-|source-|use-|note-|fn)/.test(written) ? written : anchors.section(written);
  token.attrSet("href", relativeUrl(page.path, `${path}#${id}`));
  page.seen.links.push({ path, fragment: id, address });
}

function checkImage(token: Token, report: Report): void {
  const source = textOf(token, "src");
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) {
    report("image-local", `The image "${source}" comes from another host, which readers would be reported to. Put the file beside the text.`);
  }
  if (token.content.trim() === "") {
    report("image-described", `The image "${source}" has no alternative text. Say in the square brackets what it shows.`);
  }
}

/** markdown-it lets an attribute be a number; none that an author writes is. */
function textOf(token: Token, attribute: string): string {
  return String(token.attrGet(attribute) ?? "");
}

/** The path from the publication's root of a file that is named from a neighbour. */
function resolveFile(from: string, target: string): string {
  const segments = from.split("/").slice(0, -1);
  for (const segment of target.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
