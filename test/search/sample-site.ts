import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import MarkdownIt from "markdown-it";
import type { Explainer } from "../../src/model/explainer.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { SiteFile } from "../../src/model/site-file.ts";
import { anchors, paths, relativeUrl } from "../../src/model/urls.ts";
import { buildSearch } from "../../src/search/build-search.ts";
import { hashedName } from "../../src/model/hashed-name.ts";
import { buildTermIndex } from "../../src/search/term-index.ts";

/**
 * A site with the search and little else, written to a folder: plain pages with the hooks of the design, so that the tests of
 * the search need no other part of the generator, and no build.
 */
export async function writeSampleSite(publication: Publication, options: SampleSiteOptions): Promise<string> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "glossator-search-"));
  const files = await sampleAssets(publication);
  const pages = samplePages(publication, options);
  const search = await buildSearch({ publication, pages, language: publication.site.language });
  writeFiles(folder, [...files, ...pages.map(({ path, html }) => ({ path, content: html })), ...search]);
  return folder;
}

export interface SampleSiteOptions {
  /** Reads the body of an explainer. */
  readonly bodyOf: (explainer: Explainer) => string;
  readonly folder?: string;
  /** Further directives of the content security policy. */
  readonly policy?: string;
}

/** Bodies of explainers as their files have them, for a publication on disk. */
export function bodiesFrom(root: string): (explainer: Explainer) => string {
  return ({ file, bodyLine }) =>
    readFileSync(join(root, file), "utf8")
      .split(/\r?\n/)
      .slice(bodyLine - 1)
      .join("\n");
}

const assets = {
  styles: "assets/styles.css",
  page: "assets/page.js",
  search: "assets/search.js",
  termIndex: "assets/terms.js",
} as const;

async function sampleAssets(publication: Publication): Promise<SiteFile[]> {
  const source = (path: string): string =>
    fileURLToPath(new URL(`../../src/assets/${path}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: { page: source("client/page.ts"), search: source("client/search/main.ts") },
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome115", "firefox115", "safari16.4"],
    write: false,
    outdir: "/assets",
  });
  const scripts = buildTermIndex(publication);
  return [
    ...outputFiles.map(({ path, text }) => ({ path: `assets/${basename(path)}`, content: text })),
    { path: assets.styles, content: readFileSync(source("styles/search.css")) },
    { path: assets.termIndex, content: scripts["terms.js"] },
    { path: `assets/${hashedName("texts.js", scripts["texts.js"])}`, content: scripts["texts.js"] },
  ];
}

function samplePages(
  publication: Publication,
  options: SampleSiteOptions,
): Array<{ path: string; html: string }> {
  const page = (path: string, title: string, main: string) => ({
    path,
    html: shell(publication, options, path, title, main),
  });
  return [
    page(paths.home, publication.site.title, "<h1>Home</h1>"),
    page(paths.search, "Search", searchMain),
    page(paths.glossary, "Glossary", glossaryMain(publication)),
    ...publication.explainers.map((explainer) =>
      page(explainer.path, explainer.title, explainerMain(explainer, options.bodyOf(explainer))),
    ),
    ...publication.terms.map((term) =>
      page(paths.term(term.id), term.term, `<h1>${escape(term.term)}</h1><p>${escape(term.short)}</p>`),
    ),
  ];
}

const csp =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";

function shell(
  publication: Publication,
  { policy = "" }: SampleSiteOptions,
  path: string,
  title: string,
  main: string,
): string {
  const to = (target: string): string => escape(relativeUrl(path, target));
  const root = relativeUrl(path, paths.home).replace(/index\.html$/, "") || "./";
  const data = `data-root="${root}" data-search="${to(assets.search)}" data-terms="${to(assets.termIndex)}"`;
  // The search page and the glossary need the client at once; the page's own script loads it on the others.
  const client =
    path === paths.search || path === paths.glossary
      ? `<script src="${to(assets.search)}" defer></script>`
      : "";
  return `<!doctype html>
<html lang="${publication.site.language}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${csp}${policy}">
<title>${escape(title)}</title><link rel="stylesheet" href="${to(assets.styles)}">
<script src="${to(assets.page)}" defer ${data}></script>${client}</head>
<body><header><a href="${to(paths.search)}" data-search-open>Search</a></header><main>${main}</main></body></html>
`;
}

const searchMain = `<h1>Search</h1><div data-search><form role="search" action="search.html"><label for="q">Search this site</label>
<input type="search" id="q" name="q"><div data-kinds hidden></div></form><p role="status" data-search-status></p>
<div data-search-answer></div><ol data-search-results></ol></div>`;

function glossaryMain({ terms }: Publication): string {
  const letters = new Map<string, string>();
  for (const { id, term, short } of terms) {
    const letter = (/[a-z]/i.exec(term)?.[0] ?? "#").toUpperCase();
    const entry = `<div data-entry="${id}"><dt><a href="${id}.html">${escape(term)}</a></dt><dd>${escape(short)}</dd></div>`;
    letters.set(letter, (letters.get(letter) ?? "") + entry);
  }
  const sections = [...letters].map(
    ([letter, entries]) =>
      `<section data-letter="${letter}"><h2 id="letter-${letter}">${letter}</h2><dl>${entries}</dl></section>`,
  );
  return `<h1>Glossary</h1><div data-glossary-filter hidden></div>${sections.join("")}`;
}

function explainerMain({ slug, title, summary, question = "" }: Explainer, body: string): string {
  return `<article data-explainer="${slug}" data-pagefind-body><h1>${escape(title)}</h1><p>${escape(question)}</p><p>${escape(summary)}</p>${renderBody(body)}</article>`;
}

/** Plain Markdown with ids on its sections; directives keep their words. */
function renderBody(body: string): string {
  const text = body.replace(/^:{2,}.*$/gm, "").replace(/:\w+\[([^\]]*)\](\{[^}]*\})?/g, "$1");
  return new MarkdownIt().render(text).replace(/<h2>(.*?)<\/h2>/g, (_, heading: string) => {
    const slug = heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
    return `<h2 id="${anchors.section(slug)}">${heading}</h2>`;
  });
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function writeFiles(folder: string, files: readonly SiteFile[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
