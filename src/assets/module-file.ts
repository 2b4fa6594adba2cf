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
