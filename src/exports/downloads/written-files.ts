import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { SiteFile } from "../../model/site-file.ts";
import { inPathOrder } from "./archive.ts";

/**
 * Every file of the site as it was written. Read from the disk, for Eleventy copies files, and renders templates of the
 * publication's own, of which nobody else knows.
 */
export async function readWrittenFiles(folder: string): Promise<SiteFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (file: string): Promise<SiteFile> => ({
    path: relative(folder, file).split(sep).join("/"),
    content: await readFile(file),
  });
  return inPathOrder(await Promise.all(files.map(read)));
}

/** A written file as text. */
export function textOfFile({ content }: SiteFile): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
