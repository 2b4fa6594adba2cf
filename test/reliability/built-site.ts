import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { checksumOf, parseChecksums } from "../../src/exports/checksums.ts";
import { explainer, filesIn, minimal, type Files } from "../publication.ts";

/** What stands in the place of a site: an edition of {@link editionOf}, whole; nothing; or something that is neither. */
export type BuiltSight = { readonly edition: number } | { readonly absent: true } | { readonly torn: string };

/** The edition of a site that was made when its text had been taken away. */
export const without = -1;

/** The files of a small publication whose every edition differs. */
export function editionOf(number: number): Files {
  const text = explainer("Juries", `## New\n\nA jury, number ${number}.\n`);
  return { ...minimal, "content/explainers/juries.md": text };
}

/** Looks at a site that `glossator build` made: every file that its list names, as it was written, and no other. */
export function lookAtBuilt(site: string): BuiltSight {
  if (!existsSync(site)) return { absent: true };
  const list = join(site, "SHA256SUMS");
  const sums = existsSync(list) ? parseChecksums(readFileSync(list, "utf8")) : undefined;
  if (!sums) return { torn: "no list of check sums" };
  const files = filesIn(site).filter((path) => path !== "SHA256SUMS");
  const strange = files.find((path) => sums.get(path) !== checksumOf(readFileSync(join(site, path))));
  if (strange !== undefined) return { torn: `${strange} is not as it was built` };
  if (files.length !== sums.size) return { torn: `${sums.size - files.length} files are missing` };
  if (!sums.has("explainers/juries.html")) return { edition: without };
  const page = readFileSync(join(site, "explainers/juries.html"), "utf8");
  return { edition: Number(/A jury, number (\d+)\./.exec(page.replace(/<[^>]*>/g, ""))?.[1]) };
}

/** What a build leaves beside its site: nothing. */
export function leftBeside(site: string): string[] {
  const parent = dirname(site);
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(`${basename(site)}.`))
    .map((name) => `${name} was left behind`);
}
