import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseFrontMatter } from "../../load/front-matter.ts";
import type { Problem } from "../../model/problem.ts";
import { ProblemsFound } from "../../model/problems-found.ts";
import type { SiteFile } from "../../model/site-file.ts";
import type { PageUnderWork } from "../../workbench/page-report.ts";
import { searchFolders } from "../../search/search-contents.ts";
import { derivedPage } from "../derived-pages.ts";
import type { EleventyConfig, PageData } from "../eleventy-types.ts";
import { renderPage, renderRoute } from "../render-page.tsx";
import { runTransforms } from "../run-transforms.ts";
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
  readonly #config: Pick<EleventyConfig, "directories" | "transforms">;
  readonly #assets: string | undefined;
  #options: SiteBuildOptions | undefined;
  #build: SiteBuild | undefined;
  #faults: readonly Problem[] = [];
  /** Whether the faults keep the newest state from being built at all, so that no page can have found them. */
  #isBroken = false;
  #templates: ReadonlyMap<string, TemplatePage> = new Map();
  #templatesToCome = new Map<string, TemplatePage>();
  #taken: ReadonlySet<string | undefined> = new Set();
  #pages = new Map<string, Promise<string>>();
  #files: Promise<ReadonlyMap<string, SiteFile>> | undefined;
  #search: Promise<ReadonlyMap<string, SiteFile>> | undefined;

  /**
   * @param config the publication's, for its transforms
   * @param assets the folder of styles and scripts, from the publication's root, for who works on these too
   */
  constructor(config: Pick<EleventyConfig, "directories" | "transforms">, assets?: string) {
    this.#config = config;
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
    this.#isBroken = true;
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
    const file = async () => (await this.#allFiles()).get(path) ?? (await this.#searchFile(path));
    return (await this.page(path)) ?? (await file())?.content;
  }

  /**
   * The HTML of a page; `undefined` where no page of ours is. Texts of the data are rendered with the pages that show them:
   * what is found wrong there is among the {@link faults} from then on.
   */
  async page(path: string): Promise<string | undefined> {
    const known = this.#pages.get(path);
    if (known !== undefined || !this.#build) return known;
    const html = this.#renderPage(this.#build, path);
    if (html === undefined) return undefined;
    const finished = runTransforms(this.#config, this.#place(path), html);
    this.#pages.set(path, finished);
    if (!this.#isBroken) this.#faults = this.#build.problems();
    return finished;
  }

  /** A page as its author works on it; `undefined` where none of ours is. */
  async underWork(path: string): Promise<PageUnderWork | undefined> {
    const html = await this.page(path);
    if (html === undefined) return undefined;
    const files = await this.#allFiles();
    const bytesOf = (file: string) => {
      const content = files.get(file)?.content;
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
    if (this.#build && !this.#isBroken) this.#faults = this.#build.problems();
  }

  #take(build: SiteBuild): void {
    this.#build = build;
    this.#faults = [];
    this.#isBroken = false;
    this.#forget();
  }

  #fail(error: unknown): void {
    if (isGone(error)) return this.failWith([gone(error.path, this.#options?.root ?? "")]);
    if (!(error instanceof ProblemsFound)) throw error;
    this.failWith(error.problems);
  }

  #forget(): void {
    this.#pages = new Map();
    this.#files = undefined;
    this.#search = undefined;
  }

  #renderAgain(root: string, file: string, path: string): void {
    try {
      const { body } = parseFrontMatter(readFileSync(join(root, file), "utf8"), file);
      this.#build?.renderFile(file, path, body);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  #renderPage(build: SiteBuild, path: string): string | undefined {
    const template = this.#templates.get(path);
    if (template) {
      const content = build.renderingOf(template.file)?.html ?? template.data.content ?? "";
      return renderPage(build, { ...template.data, content }, template.file, path);
    }
    if (this.#taken.has(path)) return undefined;
    return build.routeAt(path) ? renderRoute(build, path) : undefined;
  }

  /** What Eleventy says of a page to a transform. */
  #place(path: string): PageData["page"] {
    const outputPath = join(this.#config.directories.output, path);
    return this.#templates.get(path)?.data.page ?? derivedPage(path, outputPath);
  }

  #allFiles(): Promise<ReadonlyMap<string, SiteFile>> {
    return (this.#files ??= filesOf(this.#build!));
  }

  async #searchFile(path: string): Promise<SiteFile | undefined> {
    if (!Object.values(searchFolders).some((folder) => path.startsWith(folder))) return undefined;
    this.#search ??= this.#buildSearch();
    return (await this.#search).get(path);
  }

  async #buildSearch(): Promise<ReadonlyMap<string, SiteFile>> {
    const { publication } = this.#build!;
    const page = async (path: string) => ({ path, html: (await this.page(path)) ?? "" });
    const pages = await Promise.all([...this.#templates.keys()].map(page));
    const { buildSearch } = await import("../../search/build-search.ts");
    const { servicePages } = await import("../service-pages.ts");
    const { language } = publication.site;
    return byPath(await buildSearch({ publication, pages, services: servicePages(this.#build!), language }));
  }
}

/** The files beside the pages. What makes them takes as long to load as a page takes to be made, and is asked for after it. */
async function filesOf(build: SiteBuild): Promise<ReadonlyMap<string, SiteFile>> {
  const { siteExports } = await import("../../exports/index.ts");
  const { noServiceWorker } = await import("../../exports/offline/service-worker.ts");
  return byPath([
    ...build.assetFiles,
    ...build.blockFiles(),
    ...siteExports(build.view),
    ...noServiceWorker(),
  ]);
}

function byPath(files: readonly SiteFile[]): ReadonlyMap<string, SiteFile> {
  return new Map(files.map((file) => [file.path, file]));
}

/**
 * Whether a file went between two looks at it, as where an editor takes it away to write it anew. The watcher tells that as well,
 * and then everything is read again.
 */
function isGone(error: unknown): error is Error & { readonly path: string } {
  return error instanceof Error && "code" in error && error.code === "ENOENT" && "path" in error;
}

function gone(path: string, root: string): Problem {
  const message = "The file went while it was read. This goes away when it is there again.";
  return { file: relative(root, path), line: 1, column: 1, rule: "file-exists", severity: "error", message };
}
