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
    readonly directories: { setOutput(directory: string): void };
    disableLogger(): void;
    init(): Promise<void>;
    write(): Promise<unknown>;
    toJSON(): Promise<ReadonlyArray<{ inputPath: string; outputPath: string; url: string; content: string }>>;
    watch(): Promise<void>;
    serve(port?: number): Promise<void>;
    stopWatch(): Promise<void>;
    setIncrementalBuild(isIncremental: boolean): void;
  }
}
