import type { MarkdownIt, Token } from "markdown-it";
import { didYouMeanHint } from "../model/did-you-mean.ts";
import type { Address } from "../model/problem.ts";
import { anchors, relativeUrl, splitFragment } from "../model/urls.ts";
import { eachInline } from "./each-inline.ts";
import type { Heading, RenderEnv, RenderPage, Report } from "./render-env.ts";
import { reporter } from "./report.ts";

/** Links between Markdown files become links between their pages; what leads nowhere or away from our own host for an image is a problem. */
export function links(md: MarkdownIt): void {
  md.core.ruler.push("links", (state) => {
    const env = state.env as RenderEnv;
    const { page } = env;
    if (!page) return;
    eachInline(state.tokens, (token, line) => {
      for (const child of token.children ?? []) {
        // Links of our own making (a number, a citation) are right already.
        if (child.type === "link_open" && !isOurs(child))
          mendLink(child, page, line, reportAt(env, page, child, line, "href"));
        if (child.type === "image") checkImage(child, reportAt(env, page, child, line, "src"));
      }
    });
  });
}

function isOurs({ meta }: Token): boolean {
  return typeof meta?.["kind"] === "string";
}

function reportAt(env: RenderEnv, page: RenderPage, token: Token, line: number, attribute: string): Report {
  env.blockLine = line;
  return reporter(env, page, decodeOrKeep(textOf(token, attribute)) || "]()");
}

function mendLink(token: Token, page: RenderPage, line: number, report: Report): void {
  const href = textOf(token, "href");
  const [target, fragment] = splitFragment(href);
  if (href.startsWith("//")) {
    return report(
      "link-scheme",
      `"${href}" has no scheme, and leads nowhere from disk. Write https:${href}.`,
      `https:${href}`,
    );
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return checkScheme(token, href, report);
  if (href === "")
    return report("link-resolves", "The link leads nowhere. Write an address in the parentheses.");
  if (target.startsWith("/")) {
    return report(
      "link-relative",
      `"${href}" begins at the root of the host, and breaks under a path and from disk. Link to the Markdown file, as in other-explainer.md.`,
    );
  }
  if (target === "") return linkTo(token, page.path, fragment, page, page.origin.addressOf(line, href));
  if (!target.endsWith(".md")) return;
  const file = resolveFile(page.file ?? "", decodeOrKeep(target));
  const path = pathOfFile(file, page);
  if (path !== undefined) return linkTo(token, path, fragment, page, page.origin.addressOf(line, href));
  const known = [...page.publication.explainerByFile.keys(), ...page.pageByFile.keys()];
  const hint = didYouMeanHint(file, known) || " Is the file there, and not a draft?";
  report("link-resolves", `No page is made from "${file}".${hint}`);
}

/** The path of the page that is made from a file. A disk may keep the accents of the file's name in another form than its author. */
function pathOfFile(
  file: string,
  { publication: { explainerByFile }, pageByFile }: RenderPage,
): string | undefined {
  const path = explainerByFile.get(file)?.path ?? pageByFile.get(file);
  if (path !== undefined) return path;
  const isSame = (other: string): boolean => other.normalize("NFC") === file.normalize("NFC");
  const explainer = [...explainerByFile.values()].find((one) => isSame(one.file));
  return explainer?.path ?? [...pageByFile].find(([other]) => isSame(other))?.[1];
}

/** Authors write a section as GitHub does (`#the-sums`); its id has a prefix. */
function linkTo(
  token: Token,
  path: string,
  fragment: string | undefined,
  page: RenderPage,
  address: Address,
): void {
  if (fragment === undefined) {
    token.attrSet("href", relativeUrl(page.path, path));
    return;
  }
  const id = sectionId(decodeOrKeep(fragment), page.seen.outline, path === page.path);
  token.attrSet("href", relativeUrl(page.path, `${path}#${id}`));
  page.seen.links.push({ path, fragment: id, address });
}

/** markdown-it keeps scripts out, but lets a link lead to an image in itself or to a program of the reader's. */
function checkScheme(token: Token, href: string, report: Report): void {
  if (/^(https?:|mailto:|tel:)/i.test(href)) return;
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== "href");
  const [scheme] = href.split(":", 1);
  report(
    "link-scheme",
    `A page links to https:, http:, mailto: and tel:, not to ${scheme}:. Link to a web page, or write the address as code.`,
  );
}

/** As GitHub names sections; or as the address bar shows ours, prefix and all. */
function sectionId(written: string, outline: readonly Heading[], isHere: boolean): string {
  const id = anchors.section(written);
  const isPrefixed = written.startsWith(anchors.section(""));
  return isPrefixed && !(isHere && outline.some((heading) => heading.id === id)) ? written : id;
}

function checkImage(token: Token, report: Report): void {
  const source = textOf(token, "src");
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) {
    report(
      "image-local",
      `The image "${source}" comes from another host, which readers would be reported to. Put the file beside the text.`,
    );
  } else if (source.startsWith("/")) {
    report(
      "image-local",
      `"${source}" begins at the root of the host, and breaks under a path and from disk. Name the file from where the text is.`,
    );
  }
  if (token.content.trim() === "") {
    report(
      "image-described",
      `The image "${source}" has no alternative text. Say in the square brackets what it shows.`,
    );
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
