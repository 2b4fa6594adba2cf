import { join } from "node:path";
import type { Address } from "../model/problem.ts";

/** The form that Visual Studio Code and its kin understand; others have forms of their own. */
export const defaultEditor = "vscode://file/{file}:{line}:{column}";

/**
 * A link that opens an address in an author's editor.
 * @param pattern with `{file}` (absolute), `{line}` and `{column}`: `idea://open?file={file}&line={line}`
 * @param root the publication's folder, absolute
 * @see https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls
 */
export function editorUrl(pattern: string, root: string, { file, line, column }: Address): string {
  const path = join(root, file)
    .split(/[\\/]/)
    .map((part, n) => (n === 0 ? part : encodeURIComponent(part)))
    .join("/");
  return pattern
    .replace(/\/?\{file\}/, (written) => (written.startsWith("/") ? path.replace(/^\/?/, "/") : path))
    .replace("{line}", String(line))
    .replace("{column}", String(column));
}

/** Makes of an address what opens it. */
export type LinkTo = (address: Address) => string;
