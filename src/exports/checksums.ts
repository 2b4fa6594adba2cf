import { createHash } from "node:crypto";
import type { SiteFile } from "../model/site-file.ts";
import { digestOf, type FileDigest } from "./file-digest.ts";

/** Where the check sums are, from the site's root: the name that `sha256sum -c` users look for. */
export const checksumsPath = "SHA256SUMS";

/**
 * The check sum of every file of a finished site but this one, as `sha256sum` writes and checks them. Lines stand in the
 * order of their paths, so that the same files give the same bytes.
 * @see https://www.gnu.org/software/coreutils/manual/html_node/md5sum-invocation.html
 */
export function checksums(files: ReadonlyArray<SiteFile | FileDigest>): SiteFile {
  const lines = files
    .filter(({ path }) => path !== checksumsPath)
    .map(digestOf)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => checksumLine(path, Buffer.from(sha256).toString("hex")));
  return { path: checksumsPath, content: lines.join("") };
}

export function checksumOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A name that would break its line is escaped, and a backslash in front says so. */
function checksumLine(path: string, sum: string): string {
  const name = path.replace(/[\\\n\r]/g, (character) => escapes[character] ?? character);
  return `${name === path ? "" : "\\"}${sum}  ${name}\n`;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r" };

/**
 * Reads a list of check sums, ours or that of any `sha256sum`.
 * @returns sums by path, or `undefined` where the text is no such list or names a file outside of its folder
 */
export function parseChecksums(text: string): ReadonlyMap<string, string> | undefined {
  const sums = new Map<string, string>();
  for (const line of text.split("\n").filter((written) => written !== "")) {
    const [, escaped, sum, name] = /^(\\?)([0-9a-f]{64}) [ *](.+)$/s.exec(line) ?? [];
    if (sum === undefined || name === undefined) return undefined;
    const path = escaped ? name.replace(/\\[\\nr]/g, (pair) => unescapes[pair] ?? pair) : name;
    if (path.split("/").some((segment) => segment === "" || segment === "." || segment === ".."))
      return undefined;
    sums.set(path, sum);
  }
  return sums.size === 0 ? undefined : sums;
}

const unescapes: Readonly<Record<string, string>> = { "\\\\": "\\", "\\n": "\n", "\\r": "\r" };
