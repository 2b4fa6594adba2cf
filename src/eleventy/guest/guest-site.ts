import { existsSync, readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { bundleGuestAssets, type GuestAssets } from "../../assets/bundle.ts";
import { createLinker, type Linker } from "../../glossary/linker.ts";
import { loadPublication } from "../../load/load-publication.ts";
import { createMarkdown } from "../../markdown/create-markdown.ts";
import { emptySightings, type PageContext, type RenderPage } from "../../markdown/render-env.ts";
import { bodyOrigin, renderMarkdown } from "../../markdown/render-markdown.ts";
import { inReadingOrder, type Problem } from "../../model/problem.ts";
import { ProblemsFound } from "../../model/problems-found.ts";
import type { CollectionName, Publication } from "../../model/publication.ts";
import type { SiteFile } from "../../model/site-file.ts";
import { pathOfUrl } from "../../model/urls.ts";
import { wordingFor } from "../../model/wording.ts";
import type { GuestView } from "../../pages/guest/guest-view.ts";
import { buildTermIndex } from "../../search/term-index.ts";
import { buildDateOf } from "../build-date.ts";
import type { EleventyEvent, PageData } from "../eleventy-types.ts";
import type { GlossatorOptions, Part } from "../options.ts";
import { completePage, entryPath } from "./complete-page.tsx";
import { guestSettings, policyOf } from "./guest-settings.ts";
import { readPage } from "./read-page.ts";

/** Whose words are nobody's mentions: those of the lists themselves. */
const noLinking = { scope: "none", budget: Infinity, off: new Set<string>(), slug: "" } as const;

/** What is known from the beginning of a build on. */
interface Begun {
  readonly publication: Publication;
  readonly view: GuestView;
  readonly linker: Linker;
  readonly assets: GuestAssets;
  readonly files: readonly SiteFile[];
}

/**
 * Glossator as a guest in somebody else's site. Its folders, templates, Markdown and data are its own; we read the data files
 * that the parts need, and add to the pages what their marks need.
 */
export class GuestSite {
  readonly #options: GlossatorOptions;
  readonly #parts: ReadonlySet<Part>;
  readonly #root = process.cwd();
  readonly #problems: Problem[] = [];
  #begun: Begun | undefined;

  constructor(options: GlossatorOptions, parts: ReadonlySet<Part>) {
    this.#options = options;
    this.#parts = parts;
  }

  /** @throws {ProblemsFound} with every fault of the data files that the parts need */
  async begin({ directories }: EleventyEvent): Promise<void> {
    this.#problems.length = 0;
    const { site, lists } = guestSettings(this.#options);
    const { publication, problems } = loadPublication({
      root: this.#root,
      data: this.#fileOf(directories.data),
      guest: { site, lists: listsFor(this.#parts) },
    });
    if (!publication) throw new ProblemsFound(problems);
    const { files, paths: assets } = await bundleGuestAssets(buildTermIndex(withoutEntries(publication)));
    const wording = wordingFor(site.language);
    const renderText = (source: string, path: string) => this.#renderText(source, path);
    const view: GuestView = { publication, wording, lists, renderText };
    const linker = createLinker(publication.terms, site.language);
    this.#begun = { publication, view, linker, assets, files };
  }

  get view(): GuestView {
    return this.#now.view;
  }

  /** What the rules of our Markdown may ask while a text of the site renders; `undefined` for a text of no page. */
  pageOf(source: string, { page, ...data }: Partial<PageData>): RenderPage | undefined {
    if (!page) return undefined;
    const seen = emptySightings();
    const path = typeof page.url === "string" ? pathOfUrl(page.url) : page.inputPath;
    const file = this.#fileOf(page.inputPath);
    const { publication } = this.#now;
    const body = page.rawInput ?? source;
    return {
      ...this.#context(path),
      origin: bodyOrigin(file, body, this.#bodyLine(file, body)),
      policy: policyOf(publication.site, data),
      seen: { ...seen, problems: this.#problems },
      renderText: (text) => this.#renderText(text, path),
    };
  }

  /** @throws {ProblemsFound} before the first page is written, if a text of any has faults */
  complete(html: string, url: string): string {
    if (this.#problems.length > 0) throw new ProblemsFound(inReadingOrder(this.#problems));
    return completePage(html, pathOfUrl(url), this.view, this.#now.assets);
  }

  /** The files beside the pages: what they load, and the search. */
  async filesFor({ results = [], runMode }: EleventyEvent): Promise<SiteFile[]> {
    const pages = results.flatMap(({ url, content }) =>
      typeof url === "string" && /(?:\/|\.html)$/.test(url)
        ? [{ path: decodeURI(url).slice(1), html: content }]
        : [],
    );
    if (runMode === "build") this.#requireLists(pages.map(({ path }) => path));
    const { files, publication } = this.#now;
    if (!this.#parts.has("search")) return [...files];
    const { buildSearch } = await import("../../search/build-search.ts");
    const search = await buildSearch({
      publication: withoutEntries(publication),
      // The page with the search on it would be found for every word that is on it.
      pages: pages
        .filter(({ html }) => !readPage(html).hasSearch)
        .map(({ path, html }) => ({ path: path || "./", html })),
      language: publication.site.language,
      takesAnyPage: true,
    });
    return [...files, ...search];
  }

  get #now(): Begun {
    if (!this.#begun) throw new Error("Eleventy rendered a page before the build began.");
    return this.#begun;
  }

  /** Marks that lead to a page that is not there would be noticed by readers only. */
  #requireLists(paths: readonly string[]): void {
    for (const [kind, page] of Object.entries(this.view.lists)) {
      if (paths.includes(page)) continue;
      const shortcode = kind === "term" ? "glossatorTerms" : "glossatorFigures";
      throw new Error(
        `Glossator's marks lead to /${page}, and the site has no such page. Make one with {% ${shortcode} %} on it.`,
      );
    }
  }

  #context(path: string): Omit<PageContext, "origin" | "policy"> {
    const { publication, view, linker } = this.#now;
    return {
      publication,
      wording: view.wording,
      buildDate: buildDateOf(this.#options.buildDate),
      path,
      link: (passages, policy) => linker.link(passages, policy),
      pageByFile: new Map(),
      blocks: {},
      entryPath: (kind, id) => entryPath(view, path, kind, id),
    };
  }

  #renderText(source: string, path: string): string {
    const origin = { addressOf: () => ({ file: "_data/glossary.json", line: 1, column: 1 }) };
    const { html, seen } = renderMarkdown(createMarkdown(), source, {
      ...this.#context(path),
      origin,
      policy: noLinking,
    });
    this.#problems.push(...seen.problems);
    return html;
  }

  /** The line of the file on which its body begins: Eleventy hands on what stands below the front matter. */
  #bodyLine(file: string, body: string): number {
    if (!existsSync(resolve(this.#root, file))) return 1;
    const text = readFileSync(resolve(this.#root, file), "utf8");
    return text.slice(0, Math.max(0, text.lastIndexOf(body))).split("\n").length;
  }

  #fileOf(path: string): string {
    return relative(this.#root, resolve(this.#root, path)).split(sep).join("/");
  }
}

function listsFor(parts: ReadonlySet<Part>): CollectionName[] {
  const lists: CollectionName[] = [];
  if (parts.has("glossary")) lists.push("terms");
  if (parts.has("figures")) lists.push("figures");
  // A term or a number has sources; a search has none of either.
  return lists.length > 0 ? [...lists, "sources"] : lists;
}

/** For the search: an entry is found where a page of the site has it. */
function withoutEntries(publication: Publication): Publication {
  return { ...publication, terms: [], figures: [], sources: [] };
}
