import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** `.ts` in the repository, where everything runs as it is written; `.js` in the package, which is compiled file by file. */
const extension = extname(import.meta.filename);

/**
 * The file of a module of ours that is not imported but handed on: to a bundler, to a thread, to a hash.
 * @param path without its extension, from the module that asks
 * @param from that module's `import.meta.url`
 */
export function moduleFile(path: string, from: string): string {
  return fileURLToPath(new URL(`${path}${extension}`, from));
}

/**
 * The same for a thread, as a URL: what was compiled of it, where that is what runs.
 * @param path one of the `entries` of bin/compiled-source.js
 */
export function threadModule(path: string, from: string): string {
  const { href } = new URL(`${path}${extension}`, from);
  const { source, compiled } = compiledSource() ?? { source: "", compiled: "" };
  return source !== "" && href.startsWith(source)
    ? `${compiled}${href.slice(source.length).replace(/\.tsx?$/, ".js")}`
    : href;
}

/** Where bin/ compiled our source to, when that is what runs: two folders, as URLs with a slash at their ends. */
export interface CompiledSource {
  readonly source: string;
  readonly compiled: string;
}

/** `undefined` where modules run as they are written, and in the package. */
export function compiledSource(): CompiledSource | undefined {
  return (globalThis as { [known]?: CompiledSource })[known];
}

const known = Symbol.for("glossator.compiled");
