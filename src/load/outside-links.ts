import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Problem } from "../model/problem.ts";

/**
 * Symbolic links in a publication that lead out of it. Whoever hands in a text could publish with one any file of the
 * machine that builds: `content/plan.md → /home/editor/.ssh/id_ed25519`.
 * @param folders from the root; one that is not there has none
 */
export function linksOutside(root: string, folders: readonly string[]): Problem[] {
  const own = realpathSync(root);
  return folders.flatMap((folder) =>
    symbolicLinks(root, folder).flatMap((file): Problem[] => {
      const message = faultOf(join(root, file), own);
      if (message === undefined) return [];
      return [{ file, line: 1, column: 1, rule: "file-in-publication", severity: "error", message }];
    }),
  );
}

/** What is wrong with a link, if anything. */
function faultOf(link: string, own: string): string | undefined {
  const target = targetOf(link);
  if (target === undefined) return "Is a symbolic link that leads nowhere.";
  if (!isWithin(target, own))
    return `Is a symbolic link out of the publication, to ${target}. Copy what it leads to.`;
  return isWithin(realpathSync(dirname(link)), target)
    ? "Is a symbolic link to a folder that it is in itself. Take it away."
    : undefined;
}

/** What a link leads to, where that is in the publication and holds the link not itself; a path from the root. */
export function linkedIn(root: string, link: string): Stats | undefined {
  const path = join(root, link);
  return faultOf(path, realpathSync(root)) === undefined ? statSync(path) : undefined;
}

/** Links are not followed, so a circle of them ends. */
function symbolicLinks(root: string, folder: string): string[] {
  const found = lstatSync(join(root, folder), { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return [folder];
  if (!found?.isDirectory()) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function targetOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
