import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "./arguments.ts";

/** What a folder holds that a build of ours wrote. Either alone may be anybody's: a site of another generator, a folder of downloads. */
const signs = ["SHA256SUMS", ".nojekyll"];

/**
 * The folder of a publication as the system calls it: paths are worked out from it, and a symbolic link leads them astray.
 * @throws {UsageError} where there is none
 */
export function publicationFolder(folder: string): string {
  const root = resolve(folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder ${root}.`);
  return realpathSync(root);
}

/**
 * Where the site is to go. A site takes the place of what was there, whole; so a folder that nobody built is refused, for
 * it would be lost: the publication itself (`--out .`), a home folder, a checkout.
 * @returns the folder itself where the name is a symbolic link
 * @throws {UsageError} for a place where something would be lost
 */
export function siteFolder(root: string, out: string | undefined): string {
  const named = resolve(out ?? join(root, "_site"));
  const target = existsSync(named) ? realpathSync(named) : named;
  const sources = [".", "content", "_data"].map((path) => real(join(root, path)));
  for (const source of sources)
    if (isWithin(source, target)) throw refusal(named, "holds the publication itself");
  for (const source of sources.slice(1))
    if (isWithin(target, source)) throw refusal(named, `is in ${relative(root, source)}/, which is read`);
  if (lstatSync(named, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(named))
    throw refusal(named, "is a symbolic link that leads nowhere");
  if (!existsSync(target)) return target;
  if (!statSync(target).isDirectory()) throw refusal(named, "is a file");
  const held = readdirSync(target);
  if (held.includes(".git")) throw refusal(named, "holds .git, a history that would be lost");
  const isOurs =
    out === undefined || basename(target) === "_site" || signs.every((sign) => held.includes(sign));
  if (held.length > 0 && !isOurs)
    throw refusal(named, `holds what no build wrote (${held.slice(0, 3).sort().join(", ")})`);
  return target;
}

function refusal(folder: string, why: string): UsageError {
  return new UsageError(
    `${folder} ${why}. The site takes the place of the whole folder: name one of its own, as in --out ${join(dirname(folder), "_site")}.`,
  );
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  // On Windows the way to another disk is an absolute path.
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
