import { isAbsolute, relative, resolve, sep } from "node:path";
import { ProblemsFound } from "../model/problems-found.ts";
import { pathOfUrl, paths } from "../model/urls.ts";
import type { CollectionItem, EleventyConfig, EleventyEvent, PageData } from "./eleventy-types.ts";
import { holdInside } from "./hold-inside.ts";
import { startLive } from "./live/start-live.ts";
import type { LiveSite } from "./live/live-site.ts";
import { chosenParts, isLive, type GlossatorOptions, type Part } from "./options.ts";
import { buildDateOf } from "./build-date.ts";
import { keepFrontMatterPlain } from "./plain-front-matter.ts";
import { renderPage } from "./render-page.tsx";
import { visit } from "./guest/visit.ts";
import { SiteBuild, type KnownPage, type SiteBuildOptions } from "./site-build.ts";

export type { GlossatorOptions } from "./options.ts";

/** The layout of every Markdown page that names no other, and of the pages that are made from data. */
const layoutName = "glossator.11ty.js";

/** Emitted with the name of what is being done now: for who waits, and for who measures. */
export const stageEvent = "glossator.stage";

/** Emitted with the {@link SiteBuild} when everything is written: for who wants to look at what the site says. */
export const builtEvent = "glossator.built";

/**
 * Glossator as an Eleventy plugin: `eleventyConfig.addPlugin(glossator)`. Content and data stay ordinary Eleventy input.
 * @see https://www.11ty.dev/docs/plugins/
 */
export default function glossator(config: EleventyConfig, options: GlossatorOptions = {}): void {
  const chosen = chosenParts(options);
  if (!chosen.has("pages")) return visit(config, options, chosen);
  const state = new PluginState(options, chosen);
  if (isLive()) state.live = startLive(config);

  config.on("eleventy.before", async (event) => {
    await state.begin(event);
    await config.emit(stageEvent, "pages");
  });
  holdInside(config);
  keepFrontMatterPlain(config);
  config.setLibrary("md", { render: (source, data) => state.renderMarkdown(source, data) });
  config.addPreprocessor("glossator-drafts", "*", (data) => (state.isHidden(data) ? false : undefined));
  // A byte-order mark is no fault of the author's: their editor writes it.
  config.addDataExtension("json", { parser: (text) => state.parseData(text) });

  // Flat files with their extension: hosts disagree which of x.html and x/ is /x.
  config.addGlobalData(
    "permalink",
    () => (data: PageData & { page: { filePathStem: string; outputFileExtension: string } }) =>
      state.permalinkOf(data),
  );
  config.addGlobalData("layout", layoutName);
  config.addTemplate(`_includes/${layoutName}`, (data: PageData) => state.renderLayout(data));
  // No page is made of it: it is where Eleventy says which pages there will be, before it renders the first of them.
  config.addCollection("glossatorPages", (api) => state.knowPages(api.getAll()));
  // As everywhere, a name with a dot in front is for nobody: an editor's unfinished copy, what macOS notes of a file.
  for (const hidden of ["content/**/.*", "content/**/.*/**"]) config.ignores.add(hidden);
  config.addPassthroughCopy("content/{[!.]*/**/,}[!.]*.{avif,csv,gif,jpeg,jpg,pdf,png,svg,webp}");
  config.on("eleventy.after", async (event) => {
    if (state.live) return;
    // What the last layout rendered has had nobody to ask.
    state.refuseFaults();
    // Pictures, books and archives take long to load, and no serving needs them.
    const { writeSiteFiles } = await import("./write-site-files.ts");
    await writeSiteFiles(event, state, config, (stage) => void config.emit(stageEvent, stage));
    await config.emit(builtEvent, state.build);
  });
}

/** What the plugin remembers between Eleventy's events. */
export class PluginState {
  readonly #options: GlossatorOptions;
  readonly parts: ReadonlySet<Part>;
  #taken: ReadonlySet<string | undefined> = new Set();
  #root = process.cwd();
  #build: SiteBuild | undefined;
  #showsDrafts = false;
  /** While one writes with `glossator serve`: pages are made when they are asked for. */
  live: LiveSite | undefined;

  constructor(options: GlossatorOptions, parts: ReadonlySet<Part>) {
    this.parts = parts;
    this.#options = options;
  }

  get build(): SiteBuild {
    const build = this.live ? this.live.build : this.#build;
    if (!build) throw new Error("Eleventy rendered a page before the build began.");
    return build;
  }

  async begin(event: EleventyEvent): Promise<void> {
    this.#showsDrafts = event.runMode !== "build";
    this.#root = process.cwd();
    const options: SiteBuildOptions = {
      root: this.#root,
      content: this.#folder(event.directories.input),
      data: this.#folder(event.directories.data),
      drafts: this.#showsDrafts,
      hasExports: this.parts.has("exports"),
      hasDownloads: this.parts.has("exports") && event.runMode === "build",
      buildDate: buildDateOf(this.#options.buildDate),
      own: this.#options,
      isLive: this.live !== undefined,
    };
    if (this.live) await this.live.begin(options);
    else this.#build = await SiteBuild.begin(options, event.runMode === "build" ? undefined : this.#build);
  }

  /** A live site says of broken data itself where they are broken; Eleventy would end. */
  parseData(text: string): unknown {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch (error) {
      if (this.live) return {};
      throw error;
    }
  }

  /** Whether a live site has never been without faults: then there is nothing to render with. */
  get #isWaiting(): boolean {
    return this.live !== undefined && this.live.build === undefined;
  }

  /**
   * Drafts are shown while one writes and left out of what is published, as Eleventy's documentation has it. A text that a template
   * engine would read ends a build; a server goes on without it.
   */
  isHidden(data: PageData): boolean {
    return (data.draft === true && !this.#showsDrafts) || this.#wouldRun(data);
  }

  #wouldRun({ page }: PageData): boolean {
    const faults = this.live?.faults ?? [];
    return faults.some(
      ({ rule, file }) => rule === "text-is-markdown" && file === this.#fileOf(page.inputPath),
    );
  }

  permalinkOf(data: PageData & { page: { filePathStem: string; outputFileExtension: string } }): string {
    const file = this.#fileOf(data.page.inputPath);
    const explainer = this.#isWaiting ? undefined : this.build.publication.explainerByFile.get(file);
    const { filePathStem, outputFileExtension } = data.page;
    // Some disks take the accents of a name apart (HFS+).
    return `/${explainer?.path ?? `${filePathStem.replace(/^\//, "").normalize("NFC")}.${outputFileExtension}`}`;
  }

  /** Hears which templates there are, and returns those of them that are pages of texts. */
  knowPages(items: readonly CollectionItem[]): readonly KnownPage[] {
    if (this.#isWaiting) return [];
    const pages = items.flatMap((item): KnownPage[] => {
      const path = pathOf(item.url);
      if (path === undefined || !item.inputPath.endsWith(".md")) return [];
      const title = typeof item.data.title === "string" ? item.data.title : path;
      const file = this.#fileOf(item.inputPath);
      const inMenu =
        !this.build.publication.explainerByFile.has(file) && path !== paths.home && item.data.menu !== false;
      return [{ file, path, title, inMenu }];
    });
    this.build.knowPages(pages);
    this.#taken = new Set(items.map((item) => pathOf(item.url)));
    this.live?.leave(this.#taken);
    return pages;
  }

  /** Paths of the pages made from data, without those whose place an author's own page takes. */
  get derived(): string[] {
    return this.build.derivedPaths(this.#taken);
  }

  renderMarkdown(source: string, data: PageData): string {
    if (this.#isWaiting) return "";
    const path = pathOf(data.page.url);
    const file = this.#fileOf(data.page.inputPath);
    return this.build.renderFile(file, path ?? file, source);
  }

  /** The first layout is rendered when all content has been: what was found by then stops the build before a page is written. */
  renderLayout(data: PageData): string {
    if (this.live) return this.#knowPage(this.live, data);
    this.refuseFaults();
    const path = pathOf(data.page.url);
    const file = this.#fileOf(data.page.inputPath);
    return path === undefined ? (data.content ?? "") : renderPage(this.build, data, file, path);
  }

  /** @throws {ProblemsFound} when rendering found any by now */
  refuseFaults(): void {
    const problems = this.build.problems();
    if (problems.length > 0) throw new ProblemsFound(problems);
  }

  /** A live site renders the page of a Markdown file when somebody asks for it. */
  #knowPage(live: LiveSite, data: PageData): string {
    const path = pathOf(data.page.url);
    const file = this.#fileOf(data.page.inputPath);
    if (path === undefined || !file.endsWith(".md")) return data.content ?? "";
    live.know(path, { data, file });
    return "";
  }

  #folder(directory: string): string {
    return this.#fileOf(directory).replace(/\/$/, "");
  }

  /** A path from the publication's root, with forward slashes. */
  #fileOf(path: string): string {
    const absolute = isAbsolute(path) ? path : resolve(this.#root, path);
    return relative(this.#root, absolute).split(sep).join("/");
  }
}

/** A page's path in the site; a template that writes no page has none. */
function pathOf(url: string | false): string | undefined {
  return typeof url === "string" ? pathOfUrl(url) : undefined;
}
