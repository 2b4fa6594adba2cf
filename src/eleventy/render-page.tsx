import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { paths } from "../model/urls.ts";
import { ExplainerPage } from "../pages/explainer.tsx";
import { HomePage } from "../pages/home.tsx";
import { PlainPage } from "../pages/plain-page.tsx";
import type { PageData } from "./eleventy-types.ts";
import type { SiteBuild } from "./site-build.ts";

/**
 * The whole page around a template's content.
 * @param file the template, from the publication's root
 * @param path the page's path in the site
 */
export function renderPage(build: SiteBuild, data: PageData, file: string, path: string): string {
  const page = pageOf(build, data, file, path);
  return page ? documentOf(page) : (data.content ?? "");
}

/** The whole page that is made from data at a path. */
export function renderRoute(build: SiteBuild, path: string): string {
  const route = build.routeAt(path);
  if (!route) throw new Error(`No page is made from data at ${path}.`);
  return documentOf(route.render(build.view));
}

function documentOf(page: VNode): string {
  return `<!DOCTYPE html>\n${withoutBreaks(withVoidTags(renderToString(page)))}\n`;
}

/** markdown-it writes each block on a line of its own; beside a block's tag a break means nothing. Within `<pre>` no block is. */
function withoutBreaks(html: string): string {
  return html.replace(blockBreak, "$1");
}

const blockTags = "blockquote|dd|div|dl|dt|h[1-6]|hr|li|ol|p|section|table|tbody|td|th|thead|tr|ul";
const blockBreak = new RegExp(
  `(</(?:${blockTags})>|<(?:blockquote|dl|ol|table|tbody|thead|tr|ul)(?: [^>]*)?>)\\n(?=<)`,
  "g",
);

const voidTags: ReadonlySet<string> = new Set("area br col hr img input link meta source wbr".split(" "));

/**
 * Preact writes `<br/>`; in HTML the slash means nothing and is best left out. In its output `<` begins a tag wherever it
 * stands, and attribute values are quoted; so what is between the last `<` and `/>` is a tag if its quotes are closed.
 */
function withVoidTags(html: string): string {
  let result = "";
  let done = 0;
  for (let at = html.indexOf("/>"); at !== -1; at = html.indexOf("/>", at + 2)) {
    const tag = html.slice(html.lastIndexOf("<", at) + 1, at);
    const name = /^[a-z]+(?=[\s/]|$)/.exec(tag)?.[0];
    if (name === undefined || !voidTags.has(name)) continue;
    if (/[">]/.test(tag.replace(/="[^"]*"/g, ""))) continue;
    result += html.slice(done, at).trimEnd();
    done = at + 1;
  }
  return result + html.slice(done);
}

function pageOf(build: SiteBuild, data: PageData, file: string, path: string): VNode | undefined {
  const { view } = build;
  // Other templates have the layout by default too, and stay as they are.
  if (!file.endsWith(".md")) return undefined;
  const html = data.content ?? "";
  const explainer = view.explainerOf(file);
  const { ExplainerPage: Page = ExplainerPage } = view.components ?? {};
  if (explainer) return <Page view={view} rendered={{ ...explainer, html }} />;
  if (path === paths.home) return <HomePage view={view} />;
  const seen = build.renderingOf(file)?.seen;
  if (!seen) return undefined;
  const title = typeof data.title === "string" ? data.title : (seen.outline[0]?.text ?? path);
  const description = typeof data.description === "string" ? data.description : undefined;
  return (
    <PlainPage view={view} path={path} title={title} description={description} html={html} seen={seen} />
  );
}
