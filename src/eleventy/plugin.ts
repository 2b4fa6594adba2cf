import { isAbsolute, relative, resolve, sep } from "node:path";
import { DateTime } from "luxon";
import { ProblemsFound } from "../model/problems-found.ts";
import { paths } from "../model/urls.ts";
import { routesOf } from "../pages/routes.tsx";
import type { CollectionItem, EleventyConfig, EleventyEvent, PageData } from "./eleventy-types.ts";
import { chosenParts, type GlossatorOptions, type Part } from "./options.ts";
import { renderPage } from "./render-page.tsx";
import { SiteBuild, type KnownPage } from "./site-build.ts";
import { writeSiteFiles } from "./write-site-files.ts";

export type { GlossatorOptions } from "./options.ts";

/** The layout of every Markdown page that names no other, and of the pages that are made from data. */
const layoutName = "glossator.11ty.js";
const routesName = "glossatorRoutes";

/** Emitted with the {@link SiteBuild} when everything is written: for who wants to look at what the site says. */
export const builtEvent = "glossator.built";

/**
 * Glossator as an Eleventy plugin: `eleventyConfig.addPlugin(glossator)`. Content and data stay ordinary Eleventy input.
 * @see https://www.11ty.dev/docs/plugins/
 */
export default function glossator(config: EleventyConfig, options: GlossatorOptions = {}): void {
  const chosen = chosenParts(options);
  const state = new PluginState(options, chosen);

  config.on("eleventy.before", (event) => state.begin(event));
  config.setLibrary("md", { render: (source, data) => state.renderMarkdown(source, data) });
  config.addPreprocessor("glossator-drafts", "*", (data) => (state.isHidden(data) ? false : undefined));
  // A byte-order mark is no fault of the author's: their editor writes it.
  config.addDataExtension("json", { parser: (text) => JSON.parse(text.replace(/^\uFEFF/, "")) as unknown });

  if (chosen.has("pages")) {
    // Flat files with their extension: hosts disagree which of x.html and x/ is /x.
    config.addGlobalData(
      "permalink",
      () => (data: PageData & { page: { filePathStem: string; outputFileExtension: string } }) =>
        state.permalinkOf(data),
    );
    config.addGlobalData("layout", layoutName);
    config.addTemplate(`_includes/${layoutName}`, (data: PageData) => state.renderLayout(data));
    config.addCollection(routesName, (api) => state.routesBeside(api.getAll()));
    config.addTemplate("glossator-pages.11ty.js", () => "", {
      pagination: { data: `collections.${routesName}`, size: 1, alias: "route" },
      permalink: (data: PageData) => `/${String(data.route)}`,
      eleventyExcludeFromCollections: true,
    });
    config.addPassthroughCopy("content/**/*.{avif,csv,gif,jpeg,jpg,pdf,png,svg,webp}");
  }
  config.on("eleventy.after", async (event) => {
    await writeSiteFiles(event, state, chosen);
    await config.emit(builtEvent, state.build);
  });
}

/** What the plugin remembers between Eleventy's events. */
export class PluginState {
  readonly #options: GlossatorOptions;
  readonly #parts: ReadonlySet<Part>;
  #root = process.cwd();
  #build: SiteBuild | undefined;
  #showsDrafts = false;

  constructor(options: GlossatorOptions, parts: ReadonlySet<Part>) {
    this.#parts = parts;
    this.#options = options;
  }

  get build(): SiteBuild {
    if (!this.#build) throw new Error("Eleventy rendered a page before the build began.");
    return this.#build;
  }

  async begin(event: EleventyEvent): Promise<void> {
    this.#showsDrafts = event.runMode !== "build";
    this.#root = process.cwd();
    this.#build = await SiteBuild.begin(
      {
        root: this.#root,
        content: this.#folder(event.directories.input),
        data: this.#folder(event.directories.data),
        drafts: this.#showsDrafts,
        hasExports: this.#parts.has("exports"),
        hasDownloads: this.#parts.has("exports") && event.runMode === "build",
        buildDate: buildDate(this.#options),
      },
      event.runMode === "build" ? undefined : this.#build,
    );
  }

  /** Drafts are shown while one writes and left out of what is published, as Eleventy's documentation has it. */
  isHidden(data: PageData): boolean {
    return data.draft === true && !this.#showsDrafts;
  }

  permalinkOf(data: PageData & { page: { filePathStem: string; outputFileExtension: string } }): string {
    const file = this.#fileOf(data.page.inputPath);
    const explainer = this.build.publication.explainerByFile.get(file);
    return `/${explainer?.path ?? `${data.page.filePathStem.replace(/^\//, "")}.${data.page.outputFileExtension}`}`;
  }

  /** The pages made from data, without those whose place an author's own page takes. */
  routesBeside(items: readonly CollectionItem[]): string[] {
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
    const taken = new Set(items.map((item) => pathOf(item.url)));
    return routesOf(this.build.publication)
      .map(({ path }) => path)
      .filter((path) => !taken.has(path));
  }

  renderMarkdown(source: string, data: PageData): string {
    const path = pathOf(data.page.url);
    const file = this.#fileOf(data.page.inputPath);
    return this.build.renderFile(file, path ?? file, source);
  }

  /** The first layout is rendered when all content has been: what was found by then stops the build before a page is written. */
  renderLayout(data: PageData): string {
    const problems = this.build.problems();
    if (problems.length > 0) throw new ProblemsFound(problems);
    const path = pathOf(data.page.url);
    const file = this.#fileOf(data.page.inputPath);
    return path === undefined ? (data.content ?? "") : renderPage(this.build, data, file, path);
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

/** A page's path in the site from its URL, which for a folder names no file. */
function pathOf(url: string | false): string | undefined {
  if (typeof url !== "string") return undefined;
  const path = decodeURI(url).replace(/^\//, "");
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @see https://reproducible-builds.org/specs/source-date-epoch/ */
function buildDate({ buildDate: given }: GlossatorOptions): DateTime {
  if (given) return DateTime.fromJSDate(given, { zone: "utc" });
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  if (epoch !== undefined && /^\d+$/.test(epoch)) return DateTime.fromSeconds(Number(epoch), { zone: "utc" });
  return DateTime.utc().startOf("day");
}
