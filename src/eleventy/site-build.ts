import { DateTime } from "luxon";
import type { MarkdownIt } from "markdown-it";
import { bundleAssets, type AssetBundle } from "../assets/bundle.ts";
import type { EditorialContext } from "../checks/editorial/index.ts";
import { downloadWords } from "../exports/downloads/words.ts";
import { shareImageOf } from "../exports/images/share-images.ts";
import { touchIconPath } from "../exports/images/touch-icon.ts";
import { alternatesOf } from "../exports/alternates.ts";
import { jsonLdOf, jsonLdText } from "../exports/json-ld.ts";
import { createLinker, type Linker } from "../glossary/linker.ts";
import type { LinkingPolicy } from "../glossary/linking-policy.ts";
import { loadPublication } from "../load/load-publication.ts";
import { createMarkdown } from "../markdown/create-markdown.ts";
import type { RenderPage, Sightings } from "../markdown/render-env.ts";
import { bodyOrigin, renderMarkdown, valueOrigin, type Rendered } from "../markdown/render-markdown.ts";
import { dateText } from "../model/date-text.ts";
import type { Explainer } from "../model/explainer.ts";
import { didYouMeanHint } from "../model/did-you-mean.ts";
import { inReadingOrder, type Address, type Problem } from "../model/problem.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import type { Publication } from "../model/publication.ts";
import type { AssetPaths, SiteFile } from "../model/site-file.ts";
import { wordingFor, type Wording } from "../model/wording.ts";
import { createBacklinks } from "../pages/backlinks.ts";
import { blocks } from "../pages/blocks/index.ts";
import { downloadsPaths } from "../pages/downloads.tsx";
import { icon } from "../pages/icon.ts";
import type { ExtraPage, RenderedExplainer, SiteView } from "../pages/site-view.ts";
import { markdownAsText } from "../search/markdown-as-text.ts";
import { buildTermIndex } from "../search/term-index.ts";

const iconName = "icon.svg";
const none = () => undefined;

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
  readonly #icon: string | undefined;
  readonly #options: SiteBuildOptions;
  readonly #md: MarkdownIt = createMarkdown();
  readonly #linker: Linker;
  readonly #renderings: Map<string, Rendered>;
  readonly #bodies = new Map<string, string>();
  readonly #textProblems = new Map<string, Problem>();
  #pages: readonly KnownPage[] = [];
  #pageByFile: ReadonlyMap<string, string> = new Map();
  #view: SiteView | undefined;
  #shareImageOf: SiteView["shareImageOf"] | undefined;

  private constructor(
    options: SiteBuildOptions,
    publication: Publication,
    assets: AssetBundle,
    renderings: Map<string, Rendered>,
  ) {
    this.#options = options;
    this.publication = publication;
    this.wording = wordingFor(publication.site.language);
    this.assets = assets.paths;
    this.assetFiles = assets.files;
    this.#icon = assets.extraPaths[iconName];
    this.#linker = createLinker(publication.terms, publication.site.language);
    this.#renderings = renderings;
  }

  /**
   * Loads the publication and bundles the assets.
   * @param before the build before this one, whose renderings are kept until their page renders again
   * @throws {ProblemsFound} with every fault of the data and the front matter
   */
  static async begin(options: SiteBuildOptions, before?: SiteBuild): Promise<SiteBuild> {
    const { publication, problems } = loadPublication(options);
    if (!publication) throw new ProblemsFound(problems);
    const assets = await bundleAssets({
      extra: { "terms.js": buildTermIndex(publication), [iconName]: icon },
    });
    return new SiteBuild(options, publication, assets, before ? new Map(before.#renderings) : new Map());
  }

  /** Whether the site is to be taken away as an archive, a book and single files: not while one writes. */
  get hasDownloads(): boolean {
    return this.#options.hasDownloads;
  }

  /** Tells the build which pages there will be, before the first of them renders. */
  knowPages(pages: readonly KnownPage[]): void {
    this.#pages = pages;
    this.#pageByFile = new Map(pages.map(({ file, path }) => [file, path]));
    this.#view = undefined;
    const files = new Set(pages.map(({ file }) => file));
    for (const file of this.#renderings.keys()) if (!files.has(file)) this.#renderings.delete(file);
  }

  /** Renders the body of a Markdown file and remembers what was in it. */
  renderFile(file: string, path: string, body: string): string {
    const explainer = this.publication.explainerByFile.get(file);
    const rendered = renderMarkdown(this.#md, body, {
      ...this.#page(path),
      origin: bodyOrigin(file, body, explainer?.bodyLine ?? 1),
      file,
      policy: this.#policy(explainer),
    });
    this.#renderings.set(file, rendered);
    this.#bodies.set(file, body);
    this.#view = undefined;
    return rendered.html;
  }

  /** What a Markdown file said when it was rendered. */
  renderingOf(file: string): Rendered | undefined {
    return this.#renderings.get(file);
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
      addressIn: ({ file, bodyLine }, line, words) =>
        bodyOrigin(file, this.#bodies.get(file) ?? "", bodyLine).addressOf(line, words),
    };
  }

  /** Files that the pages' blocks made. */
  blockFiles(): SiteFile[] {
    return [...this.#renderings.values()].flatMap(({ seen }) => seen.files);
  }

  /** Every fault that rendering found, and links whose fragment leads nowhere. */
  problems(): Problem[] {
    const renderings = [...this.#renderings.values()];
    return inReadingOrder([
      ...renderings.flatMap(({ seen }) => seen.problems),
      ...this.#textProblems.values(),
      ...renderings.flatMap(({ seen }) => this.#danglingFragments(seen)),
    ]);
  }

  #createView(): SiteView {
    const { publication, wording } = this;
    const explainers = publication.explainers.flatMap((explainer) => this.#renderedExplainer(explainer));
    const home = this.#pages.find(({ path }) => path === "index.html");
    const story = home && this.#renderings.get(home.file);
    return {
      publication,
      wording,
      assets: this.assets,
      ...(this.#icon === undefined ? {} : { icon: this.#icon }),
      buildDate: this.#options.buildDate,
      dateText: (date) => dateText(date, wording.language),
      momentText: (moment) => moment.setLocale(wording.language).toLocaleString(DateTime.DATE_FULL),
      backlinks: createBacklinks(explainers),
      explainers,
      renderText: (source, address, path, seen) => this.#renderText(source, address, path, seen),
      plainText: (source) => markdownAsText(source, publication, wording),
      ...(story ? { story } : {}),
      shareImageOf: (path) =>
        (this.hasDownloads ? (this.#shareImageOf ??= shareImageOf(this.view)) : none)(path),
      ...(this.hasDownloads ? { touchIcon: touchIconPath } : {}),
      alternatesOf: (path) => (this.#options.hasExports ? alternatesOf(path, this.view) : []),
      structuredDataOf: (path) => (this.#options.hasExports ? jsonLdOf(path, this.view).map(jsonLdText) : []),
      downloads: this.hasDownloads
        ? [{ path: downloadsPaths.page, label: downloadWords(wording.language).title }]
        : [],
      extraPages: this.#pages
        .filter(({ inMenu }) => inMenu)
        .map(({ title, path }): ExtraPage => ({ title, path })),
    };
  }

  #renderedExplainer(explainer: Explainer): RenderedExplainer[] {
    const rendered = this.#renderings.get(explainer.file);
    if (!rendered) return [];
    const text = rendered.seen.passages.map((passage) => passage.text).join(" ");
    return [
      { ...rendered, explainer, words: text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0 },
    ];
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
      this.#textProblems.set(`${problem.file}:${problem.line}:${problem.column}:${problem.message}`, problem);
    }
    return html;
  }

  #page(path: string): Omit<RenderPage, "seen" | "origin" | "policy"> {
    return {
      publication: this.publication,
      wording: this.wording,
      buildDate: this.#options.buildDate,
      path,
      link: (passages, policy) => this.#linker.link(passages, policy),
      pageByFile: this.#pageByFile,
      blocks,
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

  #danglingFragments(seen: Sightings): Problem[] {
    return seen.links.flatMap(({ path, fragment, address }) => {
      const target = this.#pages.find((page) => page.path === path);
      const rendering = target && this.#renderings.get(target.file);
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
