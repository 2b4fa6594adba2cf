// Eleventy 3 ships no types. What we use of it, after https://www.11ty.dev/docs/programmatic/
declare module "@11ty/eleventy" {
  export default class Eleventy {
    constructor(
      input: string | undefined,
      output: string | undefined,
      options?: Readonly<Record<string, unknown>>,
    );
    initializeConfig(overrides?: Readonly<Record<string, unknown>>): Promise<void>;
    readonly eleventyConfig: {
      readonly userConfig: { on(event: string, handler: (value: never) => unknown): void };
    };
    readonly directories: {
      readonly input: string;
      readonly data: string;
      setOutput(directory: string): void;
    };
    disableLogger(): void;
    init(): Promise<void>;
    write(): Promise<unknown>;
    toJSON(): Promise<ReadonlyArray<{ inputPath: string; outputPath: string; url: string; content: string }>>;
    /** Resolves to what runs when a file changes. */
    watch(): Promise<(path: string) => Promise<void>>;
    /** Its list of files; not in its documentation. */
    readonly fileSystemSearch: { add(path: string): void; delete(path: string): void };
    readonly watcher: { on(event: "all", handler: (event: string, path: string) => void): void };
    serve(port?: number): Promise<void>;
    stopWatch(): Promise<void>;
    setIncrementalBuild(isIncremental: boolean): void;
  }
}
