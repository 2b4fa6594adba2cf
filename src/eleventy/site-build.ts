import { createHash } from "node:crypto";
import type { DateTime } from "luxon";
import type { MarkdownIt } from "markdown-it";
import { bundleAssets, iconName, longDefinitionsName, type AssetBundle } from "../assets/bundle.ts";
import type { EditorialContext } from "../checks/editorial/index.ts";
import { hasLettersFor } from "../exports/images/chart-pictures.ts";
import { createLinker, type Linker } from "../glossary/linker.ts";
import type { LinkingPolicy } from "../glossary/linking-policy.ts";
import { loadPublication } from "../load/load-publication.ts";
import { createMarkdown } from "../markdown/create-markdown.ts";
import type { PageContext, Sightings } from "../markdown/render-env.ts";
import { bodyOrigin, renderMarkdown, valueOrigin, type Rendered } from "../markdown/render-markdown.ts";
import { typedOrigin } from "../markdown/typed-origin.ts";
import type { Explainer } from "../model/explainer.ts";
import { didYouMeanHint } from "../model/did-you-mean.ts";
import { inReadingOrder, type Address, type Problem } from "../model/problem.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import type { Publication } from "../model/publication.ts";
import type { AssetPaths, SiteFile } from "../model/site-file.ts";
import { wordingFor, type Wording } from "../model/wording.ts";
import { blocks } from "../pages/blocks/index.ts";
import { icon } from "../pages/icon.ts";
import { routesOf, withFurther, type Route } from "../pages/routes.tsx";
import type { SiteView } from "../pages/site-view.ts";
import { createView } from "./create-view.ts";
import type { GlossatorOptions } from "./options.ts";
import { themeFile } from "./theme-file.ts";
import { longDefinitionsScript } from "../search/long-definitions.ts";
import { markdownAsText } from "../search/markdown-as-text.ts";
import { buildTermIndex } from "../search/term-index.ts";
import type { PageUnderWork } from "../workbench/page-report.ts";

/** Where a publication is, and how it is to be built. */
export interface SiteBuildOptions {
  readonly root: string;
  /** Content and data folders from the root, without slashes at their ends. */
  readonly content: string;
  readonly data: string;
  readonly drafts: boolean;
  /** Whether the files that leave the site are made, so that pages may point to them. */
  readonly hasExports: boolean;
  /** Whether the archive, the book and the single files are made. */
  readonly hasDownloads: boolean;
  readonly buildDate: DateTime;
  /** Whether it is for whoever writes it, and for nobody else: `glossator serve`. */
  readonly isLive?: boolean;
  /** What the publication adds to ours, or has in its place. */
  readonly own?: Pick<GlossatorOptions, "components" | "directives" | "routes" | "theme">;
}

export interface SiteCounts {
  readonly explainers: number;
  readonly terms: number;
  /** Terms marked in the texts. */
  readonly marks: number;
  readonly figures: number;
  readonly sources: number;
}

/** A Markdown file's body and what it said. */
interface RenderedText {
  readonly body: string;
  readonly rendered: Rendered;
  /** While somebody writes: what it was rendered with. */
  readonly ingredients: string | undefined;
}

/** A page that Eleventy is to write, as far as it is known before anything is rendered. */
export interface KnownPage {
  /** The file from the publication's root: `content/about.md`. */
  readonly file: string;
  /** The page's path in the site. */
  readonly path: string;
  readonly title: string;
  readonly inMenu: boolean;
}

/**
 * One build: the publication, and what its pages said while they rendered. Eleventy renders the content of every template
 * before it renders any layout, so layouts may ask for what any page said. With `--incremental` only what changed renders
 * again; the others' renderings are kept.
 */
export class SiteBuild {
  readonly publication: Publication;
  readonly wording: Wording;
  readonly assets: AssetPaths;
  readonly assetFiles: readonly SiteFile[];
  readonly #options: SiteBuildOptions;
  readonly #md: MarkdownIt;
  /** Every page that is made from data, without those on which one goes on. */
  readonly routes: readonly Route[];
  readonly #routeByPath: ReadonlyMap<string, Route>;
  /** What is made from data, with the pages on which it goes on. */
  #allRoutes: ReadonlyMap<string, Route> | undefined;
  readonly #linker: Linker;
  /** What each Markdown file said. */
  readonly #texts: Map<string, RenderedText>;
  #saidElsewhere: string | undefined;
  readonly #textProblems = new Map<string, Problem>();
  #pages: readonly KnownPage[];
  #pageByFile: ReadonlyMap<string, string>;
  #view: SiteView | undefined;
  #problems: readonly Problem[] | undefined;

  private constructor(
    options: SiteBuildOptions,
    publication: Publication,
    assets: AssetBundle,
    before: SiteBuild | undefined,
  ) {
    this.#options = options;
    this.publication = publication;
    this.wording = wordingFor(publication.site.language);
    this.assets = assets.paths;
    this.assetFiles = assets.files;
    this.#linker =
      before?.linkerFor(publication) ?? createLinker(publication.terms, publication.site.language);
    this.#md = createMarkdown(options.own?.directives?.inline);
    this.routes = routesOf(publication, options.own?.routes?.(publication));
    this.#routeByPath = byPath(this.routes);
    this.#texts = new Map(before && before.#texts);
    this.#pages = before ? before.#pages : [];
    this.#pageByFile = before ? before.#pageByFile : new Map();
  }

  /**
   * Loads the publication and bundles the assets.
   * @param before the build before this one, whose pages and renderings are kept until they come again
   * @throws {ProblemsFound} with every fault of the data and the front matter
   */
  static async begin(options: SiteBuildOptions, before?: SiteBuild): Promise<SiteBuild> {
    const { publication, problems } = loadPublication(options);
    if (!publication) throw new ProblemsFound(problems);
    const wording = wordingFor(publication.site.language);
    const assets = await bundleAssets({
      extra: {
        ...buildTermIndex(publication),
        [iconName]: icon,
        [longDefinitionsName]: longDefinitionsScript(publication.terms, (markdown) =>
          markdownAsText(markdown, publication, wording),
        ),
      },
      theme: themeFile(options),
      languages: [publication.site.language, ...publication.explainers.flatMap(({ lang }) => lang ?? [])],
    });
    return new SiteBuild(options, publication, assets, before);
  }

  /** The linker of this build, if another publication's would be the same: its glossary was not touched. */
  linkerFor({ terms, site }: Publication): Linker | undefined {
    const known = this.publication;
    const isSame =
      site.language === known.site.language &&
      terms.length === known.terms.length &&
      terms.every((term, n) => term === known.terms[n]);
    return isSame ? this.#linker : undefined;
  }

  /** The data folder, from the root. */
  get data(): string {
    return this.#options.data;
  }

  /** Whether the site is to be taken away as an archive, a book and single files: not while one writes. */
  get hasDownloads(): boolean {
    return this.#options.hasDownloads;
  }

  /** Whether every chart is also a picture. */
  get hasPictures(): boolean {
    return this.hasDownloads && hasLettersFor(this.wording.language);
  }

  /** Tells the build which pages there will be, before the first of them renders. */
  knowPages(pages: readonly KnownPage[]): void {
    // Eleventy tells them as the disk lists them.
    this.#pages = pages.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    this.#pageByFile = new Map(pages.map(({ file, path }) => [file, path]));
    this.#forgetView();
    const files = new Set(pages.map(({ file }) => file));
    for (const file of this.#texts.keys()) if (!files.has(file)) this.#texts.delete(file);
  }

  /** What is made from data at a path. Only to be asked for when every text has rendered. */
  routeAt(path: string): Route | undefined {
    return this.#routeByPath.get(path) ?? this.#everyRoute().get(path);
  }

  /** Paths of all pages made from data, without those whose place an author's own page takes. */
  derivedPaths(taken: ReadonlySet<string | undefined>): string[] {
    return [...this.#everyRoute().keys()].filter((path) => !taken.has(path));
  }

  #everyRoute(): ReadonlyMap<string, Route> {
    return (this.#allRoutes ??= byPath(withFurther(this.routes, this.view)));
  }

  /** Renders the body of a Markdown file and remembers what was in it. */
  renderFile(file: string, path: string, body: string): string {
    const ingredients = this.#options.isLive ? this.#ingredients(path) : undefined;
    const kept = this.#texts.get(file);
    if (ingredients !== undefined && kept?.body === body && kept.ingredients === ingredients) {
      return kept.rendered.html;
    }
    const explainer = this.publication.explainerByFile.get(file);
    const rendered = renderMarkdown(this.#md, body, {
      ...this.#page(path),
      origin: bodyOrigin(file, body, explainer?.bodyLine ?? 1),
      file,
      policy: this.#policy(explainer),
    });
    this.#texts.set(file, { body, rendered, ingredients });
    this.#forgetView();
    return rendered.html;
  }

  /**
   * What a text renders to by, besides its own words: all that the publication says elsewhere. While somebody writes, one text
   * changes and the others are asked for again.
   */
  #ingredients(path: string): string {
    this.#saidElsewhere ??= createHash("sha256")
      .update(JSON.stringify([this.publication, this.#pages, this.#options.buildDate]))
      .digest("hex");
    return `${this.#saidElsewhere} ${path}`;
  }

  /** What a Markdown file said when it was rendered. */
  renderingOf(file: string): Rendered | undefined {
    return this.#texts.get(file)?.rendered;
  }

  get #renderings(): Rendered[] {
    return Array.from(this.#texts.values(), ({ rendered }) => rendered);
  }

  /** Everything that a page may show. Only to be asked for when every page has rendered its content. */
  get view(): SiteView {
    this.#view ??= this.#createView();
    return this.#view;
  }

  /** What the editorial rules look at. Only to be asked for when everything has rendered. */
  get editorial(): EditorialContext {
    return {
      publication: this.publication,
      explainers: this.view.explainers,
      buildDate: this.#options.buildDate,
      addressIn: ({ file, bodyLine }, line, words, countBefore) =>
        typedOrigin(file, this.#texts.get(file)?.body ?? "", bodyLine).addressOf(line, words, countBefore),
    };
  }

  /** What an author wants to know of a page. */
  workbench({
    path,
    file,
    html,
    bytesOf,
  }: Omit<PageUnderWork, "seen" | "editorial" | "wording">): PageUnderWork {
    const seen = file === undefined ? undefined : this.renderingOf(file)?.seen;
    return { path, file, seen, html, bytesOf, editorial: this.editorial, wording: this.wording };
  }

  /** How much of everything the publication has. */
  get counts(): SiteCounts {
    const { explainers, terms, figures, sources } = this.publication;
    const seen = this.#renderings.flatMap(({ seen }) => seen.mentions);
    const marks = seen.filter(({ state }) => state === "marked").length;
    return {
      explainers: explainers.length,
      terms: terms.length,
      marks,
      figures: figures.length,
      sources: sources.length,
    };
  }

  /** Files that the pages' blocks made. */
  blockFiles(): SiteFile[] {
    return this.#renderings.flatMap(({ seen }) => seen.files);
  }

  /** Every fault that rendering found, and links whose fragment leads nowhere. */
  problems(): readonly Problem[] {
    // Every layout asks, and nearly always nothing is new.
    return (this.#problems ??= this.#findProblems());
  }

  #findProblems(): Problem[] {
    const renderings = this.#renderings;
    const pageByPath = byPath(this.#pages);
    return inReadingOrder([
      ...renderings.flatMap(({ seen }) => seen.problems),
      ...this.#textProblems.values(),
      ...renderings.flatMap(({ seen }) => this.#danglingFragments(seen, pageByPath)),
    ]);
  }

  /** What was worked out of all renderings, when one of them changes. */
  #forgetView(): void {
    this.#view = undefined;
    this.#allRoutes = undefined;
    this.#problems = undefined;
  }

  #createView(): SiteView {
    return createView({
      publication: this.publication,
      wording: this.wording,
      assets: this.assets,
      options: this.#options,
      routes: this.routes,
      pages: this.#pages,
      hasDownloads: this.hasDownloads,
      renderingOf: (file) => this.renderingOf(file),
      renderText: (source, address, path, seen) => this.#renderText(source, address, path, seen),
    });
  }

  #renderText(source: string, address: Address, path: string, seen: Sightings): string {
    const already = seen.problems.length;
    const { html } = renderMarkdown(
      this.#md,
      source,
      {
        ...this.#page(path),
        origin: valueOrigin(address),
        // Names in data link to files as from the folder of the explainers.
        file: `${this.#options.content}/explainers/-`,
        policy: { scope: "none", budget: Infinity, off: new Set(), slug: "" },
      },
      seen,
    );
    for (const problem of seen.problems.slice(already)) {
      this.#problems = undefined;
      this.#textProblems.set(`${problem.file}:${problem.line}:${problem.column}:${problem.message}`, problem);
    }
    return html;
  }

  #page(path: string): Omit<PageContext, "origin" | "policy"> {
    return {
      publication: this.publication,
      wording: this.wording,
      buildDate: this.#options.buildDate,
      showsLines: this.#options.isLive ?? false,
      hasPictures: this.hasPictures,
      path,
      link: (passages, policy) => this.#linker.link(passages, policy),
      pageByFile: this.#pageByFile,
      blocks: { ...blocks, ...this.#options.own?.directives?.blocks },
    };
  }

  #policy(explainer: Explainer | undefined): LinkingPolicy {
    const { linking } = this.publication.site;
    return {
      scope: explainer?.terms.scope ?? linking.scope,
      budget: explainer?.terms.budget ?? linking.budget,
      off: new Set(explainer?.terms.off),
      slug: explainer?.slug ?? "",
    };
  }

  #danglingFragments(seen: Sightings, pageByPath: ReadonlyMap<string, KnownPage>): Problem[] {
    return seen.links.flatMap(({ path, fragment, address }) => {
      const target = pageByPath.get(path);
      const rendering = target && this.renderingOf(target.file);
      // Pages made from data have ids that the output check knows.
      if (!rendering || !fragment.startsWith("s-")) return [];
      const ids = rendering.seen.outline.map(({ id }) => id);
      if (ids.includes(fragment)) return [];
      const written = fragment.replace(/^s-/, "");
      const hint = didYouMeanHint(
        written,
        ids.map((id) => id.replace(/^s-/, "")),
      );
      const message = `${target.file} has no section "#${written}".${hint}`;
      return [{ ...address, rule: "link-resolves", severity: "error" as const, message }];
    });
  }
}

/** The first of a path, as a search from the beginning would find it. */
function byPath<Page extends { readonly path: string }>(pages: readonly Page[]): ReadonlyMap<string, Page> {
  return new Map(pages.toReversed().map((page) => [page.path, page]));
}
