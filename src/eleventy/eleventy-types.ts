import type { MarkdownIt } from "markdown-it";

/** What we use of Eleventy, which ships no types. https://www.11ty.dev/docs/config/ */
export interface EleventyConfig {
  readonly directories: { readonly input: string; readonly output: string; readonly data: string };
  addPlugin(plugin: (config: EleventyConfig, options?: never) => unknown, options?: unknown): void;
  on(event: string, handler: (event: EleventyEvent) => unknown): void;
  emit(event: string, ...values: readonly unknown[]): Promise<unknown>;
  setLibrary(extension: "md", library: { render: (source: string, data: PageData) => string }): void;
  amendLibrary(extension: "md", amend: (library: MarkdownIt) => void): void;
  addTransform(name: string, transform: (this: { page: PageData["page"] }, content: string) => unknown): void;
  /** Those that were added, in their order. */
  readonly transforms: Readonly<Record<string, Transform>>;
  addShortcode(name: string, shortcode: (this: { page: PageData["page"] }) => string): void;
  addGlobalData(key: string, value: unknown): void;
  addTemplate(path: string, content: unknown, data?: Readonly<Record<string, unknown>>): void;
  addCollection(name: string, collect: (api: CollectionApi) => unknown): void;
  addPreprocessor(
    name: string,
    extensions: string,
    process: (data: PageData, content: string) => unknown,
  ): void;
  /** What is not read, as globs from the publication's root. */
  readonly ignores: { add(glob: string): unknown };
  addPassthroughCopy(glob: string): void;
  addWatchTarget(glob: string): void;
  addDataExtension(extension: string, options: { parser: (text: string) => unknown }): void;
  addFilter(name: string, filter: (...values: never[]) => unknown): void;
  /** https://www.11ty.dev/docs/data-frontmatter/ `js` is another name of `javascript`. */
  readonly frontMatterParsingOptions: { readonly engines: { readonly javascript: FrontMatterEngine } };
  setFrontMatterParsingOptions(options: { engines: Readonly<Record<string, FrontMatterEngine>> }): void;
  setDataDirectory(directory: string): void;
  setChokidarConfig(options: Readonly<Record<string, unknown>>): void;
  setServerOptions(options: Readonly<Record<string, unknown>>): void;
}

/** Makes data of what stands between the lines of dashes. */
export type FrontMatterEngine = (code: string, context: { readonly filePath: string }) => unknown;

/** https://www.11ty.dev/docs/transforms/ */
export type Transform = (
  this: PageLocation & { readonly page: PageLocation },
  content: string,
  outputPath: string | false,
) => string | Promise<string>;

interface PageLocation {
  readonly inputPath: string;
  readonly url: string | false;
  readonly outputPath: string | false;
}

export interface EleventyEvent {
  readonly directories: { readonly input: string; readonly output: string; readonly data: string };
  readonly runMode: "build" | "serve" | "watch";
  readonly outputMode: "fs" | "json" | "ndjson";
  readonly results?: ReadonlyArray<{
    readonly inputPath: string;
    readonly outputPath: string | false;
    readonly url: string | false;
    readonly content: string;
  }>;
}

/** The data cascade of a template, as far as we read it. */
export interface PageData {
  readonly page: {
    readonly inputPath: string;
    readonly url: string | false;
    readonly outputPath: string | false;
    /** What stands below the front matter, as its author wrote it. */
    readonly rawInput?: string;
  };
  readonly title?: unknown;
  readonly description?: unknown;
  readonly menu?: unknown;
  readonly draft?: unknown;
  readonly content?: string;
}

export interface CollectionApi {
  getAll(): ReadonlyArray<CollectionItem>;
}

export interface CollectionItem {
  readonly inputPath: string;
  readonly url: string | false;
  readonly outputPath: string | false;
  readonly data: PageData;
}
