import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { SiteFile } from "../model/site-file.ts";

/** What lists of files say of one: the worker's list for offline reading, and the check sums. */
export interface FileDigest {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Uint8Array;
}

/** A file that has a digest already keeps it. */
export function digestOf(file: SiteFile | FileDigest): FileDigest {
  if ("sha256" in file) return file;
  const { path, content } = file;
  return {
    path,
    bytes: typeof content === "string" ? Buffer.byteLength(content) : content.length,
    sha256: createHash("sha256").update(content).digest(),
  };
}

/** A digest of every file of a written site, each read once and let go again. */
export function digestsOf(folder: string): FileDigest[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) =>
    digestOf({ path: relative(folder, file).split(sep).join("/"), content: readFileSync(file) }),
  );
}
