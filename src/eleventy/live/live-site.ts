import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { siteExports } from "../../exports/index.ts";
import { noServiceWorker } from "../../exports/offline/service-worker.ts";
import { parseFrontMatter } from "../../load/front-matter.ts";
import type { Problem } from "../../model/problem.ts";
import { ProblemsFound } from "../../model/problems-found.ts";
import type { SiteFile } from "../../model/site-file.ts";
import { buildSearch } from "../../search/build-search.ts";
import type { PageUnderWork } from "../../workbench/page-report.ts";
import { searchFolders } from "../../search/search-contents.ts";
import type { PageData } from "../eleventy-types.ts";
import { renderPage, renderRoute } from "../render-page.tsx";
import { SiteBuild, type SiteBuildOptions } from "../site-build.ts";

/** A page of a Markdown file, as Eleventy came by it: its data, and where it is. */
export interface TemplatePage {
  readonly data: PageData;
  /** From the publication's root. */
  readonly file: string;
}

/**
 * The site while somebody writes it: nothing is made before it is asked for, so that an edit costs what the page costs that
 * its author looks at. Eleventy reads, watches and renders the texts; pages, search and exports are made here, on request.
 * When a change cannot be built, the last good site stays, and the faults stand beside it.
 */
export class LiveSite {
  readonly #assets: string | undefined;
  #options: SiteBuildOptions | undefined;
  #build: SiteBuild | undefined;
  #faults: readonly Problem[] = [];
  #templates: ReadonlyMap<string, TemplatePage> = new Map();
  #templatesToCome = new Map<string, TemplatePage>();
  #taken: ReadonlySet<string | undefined> = new Set();
  #pages = new Map<string, string>();
  #files: ReadonlyMap<string, SiteFile> | undefined;
  #search: Promise<ReadonlyMap<string, SiteFile>> | undefined;

  /** @param assets the folder of styles and scripts, from the publication's root, for who works on these too */
  constructor(assets?: string) {
    this.#assets = assets;
  }

  /** The last build that could be put together. */
  get build(): SiteBuild | undefined {
    return this.#build;
  }

  /** What keeps the newest state of the sources from being shown; empty when it is. */
  get faults(): readonly Problem[] {
    return this.#faults;
  }

  /** Begins a build; with faults it is the last good one that goes on, if there is one. */
  async begin(options: SiteBuildOptions): Promise<SiteBuild | undefined> {
    this.#options = options;
    try {
      this.#take(await SiteBuild.begin(options, this.#build));
    } catch (error) {
      this.#fail(error);
    }
    return this.#build;
  }

  /** Eleventy knows a page of a Markdown file: it is rendered when somebody asks for it. */
  know(path: string, page: TemplatePage): void {
    this.#templatesToCome.set(path, page);
  }

  /** Paths where a template of the author's own stands: what is made from data leaves them alone. */
  leave(taken: ReadonlySet<string | undefined>): void {
    this.#taken = taken;
  }

  /** Eleventy has been through everything. */
  settle(): void {
    this.#templates = this.#templatesToCome;
    this.#templatesToCome = new Map();
    this.#renewed();
  }

  /** A build of Eleventy's ended with faults. */
  failWith(problems: readonly Problem[]): void {
    this.#faults = problems;
  }

  /**
   * Takes a change over at once, ahead of Eleventy's own build: the data are read again, and of the texts those are
   * rendered that changed or that somebody looks at.
   * @param changed from the publication's root
   * @param watched paths of the pages that stand in a browser now
   * @returns whether that is all there is to it for those pages
   */
  async update(changed: readonly string[], watched: readonly string[]): Promise<boolean> {
    const options = this.#options;
    if (!this.#build || !options) return false;
    const isAsset = (file: string) => this.#assets !== undefined && file.startsWith(`${this.#assets}/`);
    const isText = (file: string) => file.startsWith(`${options.content}/`) && file.endsWith(".md");
    const isData = (file: string) => file.startsWith(`${options.data}/`) && file.endsWith(".json");
    if (!changed.every((file) => isText(file) || isData(file) || isAsset(file))) return false;
    await this.begin(options);
    if (this.#faults.length > 0) return true;
    const inBrowser = watched.flatMap((path) => this.#templates.get(path)?.file ?? []);
    const texts = new Set([...changed.filter(isText), ...(changed.some(isData) ? inBrowser : [])]);
    for (const [path, { file }] of this.#templates) {
      if (texts.has(file)) this.#renderAgain(options.root, file, path);
    }
    this.#renewed();
    return true;
  }

  /**
   * What stands at a path of the site; `undefined` where nothing of ours does.
   * @param path without a leading slash and decoded
   */
  async answer(path: string): Promise<SiteFile["content"] | undefined> {
    if (!this.#build) return undefined;
    const file = () => this.#file(path) ?? this.#searchFile(path);
    return this.page(path) ?? (await file())?.content;
  }

  /** The HTML of a page; `undefined` where no page of ours is. */
  page(path: string): string | undefined {
    const known = this.#pages.get(path);
    if (known !== undefined || !this.#build) return known;
    const html = this.#renderPage(this.#build, path);
    if (html !== undefined) this.#pages.set(path, html);
    return html;
  }

  /** A page as its author works on it; `undefined` where none of ours is. */
  underWork(path: string): PageUnderWork | undefined {
    const html = this.page(path);
    if (html === undefined) return undefined;
    const bytesOf = (file: string) => {
      const content = this.#file(file)?.content;
      return typeof content === "string" ? Buffer.from(content) : content;
    };
    return this.#build?.workbench({ path, file: this.fileOf(path), html, bytesOf });
  }

  /** The Markdown file of a page. */
  fileOf(path: string): string | undefined {
    return this.#templates.get(path)?.file;
  }

  #renewed(): void {
    this.#forget();
    if (this.#build && this.#faults.length === 0) this.#faults = this.#build.problems();
  }

  #take(build: SiteBuild): void {
    this.#build = build;
    this.#faults = [];
    this.#forget();
  }

  #fail(error: unknown): void {
    if (!(error instanceof ProblemsFound)) throw error;
    this.#faults = error.problems;
  }

  #forget(): void {
    this.#pages = new Map();
    this.#files = undefined;
    this.#search = undefined;
  }

  #renderAgain(root: string, file: string, path: string): void {
    const absolute = join(root, file);
    if (!existsSync(absolute)) return;
    const { body } = parseFrontMatter(readFileSync(absolute, "utf8"), file);
    this.#build?.renderFile(file, path, body);
  }

  #renderPage(build: SiteBuild, path: string): string | undefined {
    const template = this.#templates.get(path);
    if (template) {
      const content = build.renderingOf(template.file)?.html ?? template.data.content ?? "";
      return renderPage(build, { ...template.data, content }, template.file, path);
    }
    if (this.#taken.has(path)) return undefined;
    return build.routeByPath.has(path) ? renderRoute(build, path) : undefined;
  }

  #file(path: string): SiteFile | undefined {
    const build = this.#build!;
    this.#files ??= byPath([
      ...build.assetFiles,
      ...build.blockFiles(),
      ...siteExports(build.view),
      ...noServiceWorker(),
    ]);
    return this.#files.get(path);
  }

  async #searchFile(path: string): Promise<SiteFile | undefined> {
    if (!Object.values(searchFolders).some((folder) => path.startsWith(folder))) return undefined;
    this.#search ??= this.#buildSearch();
    return (await this.#search).get(path);
  }

  async #buildSearch(): Promise<ReadonlyMap<string, SiteFile>> {
    const { publication } = this.#build!;
    const pages = [...this.#templates.keys()].map((path) => ({ path, html: this.page(path) ?? "" }));
    return byPath(await buildSearch({ publication, pages, language: publication.site.language }));
  }
}

function byPath(files: readonly SiteFile[]): ReadonlyMap<string, SiteFile> {
  return new Map(files.map((file) => [file.path, file]));
}
