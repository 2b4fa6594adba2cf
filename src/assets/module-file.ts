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
