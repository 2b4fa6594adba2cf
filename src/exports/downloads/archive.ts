import { extname } from "node:path";
import { zipSync, type Zippable, type ZipOptions } from "fflate";
import type { DateTime } from "luxon";
import type { SiteFile } from "../../model/site-file.ts";

/** Kinds of files that are compressed already: once more costs time and saves nothing. */
const compressed = /^\.(?:avif|epub|gif|jpe?g|pf_\w+|png|webp|woff2?|zip)$/;

/** The level of `deflate`; part of the promise that the same files give the same bytes. The highest, 9, takes twice as long for 0.01 % less. */
const level = 6;

/**
 * A zip of files in the order given: the same files and the same day give the same bytes on every machine. fflate deflates
 * in JavaScript, so unlike Node's zlib it does not differ from one version of Node to the next.
 */
export function archive(
  files: readonly SiteFile[],
  moment: DateTime,
  isStored = isCompressed,
): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const { path, content } of files) {
    const options: ZipOptions = { level: isStored(path) ? 0 : level };
    entries[path] = [bytesOf(content), options];
  }
  return zipSync(entries, { mtime: wallClock(moment) });
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** By code unit, which no machine's language changes. */
export function inPathOrder<File extends { readonly path: string }>(files: readonly File[]): File[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

function isCompressed(path: string): boolean {
  return compressed.test(extname(path));
}

/**
 * A zip has no time zone and fflate writes what a clock on the wall shows. So it gets noon, which no time zone skips, of
 * the day in UTC; a zip knows the years from 1980 on.
 */
function wallClock(moment: DateTime): Date {
  const { year, month, day } = moment.toUTC();
  return year < 1980 ? new Date(1980, 0, 1, 12) : new Date(year, month - 1, day, 12);
}
