import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a look at the place of a site saw: the edition of a whole one, that none is there, or what is wrong with it. */
export type Sight = { readonly edition: string } | { readonly absent: true } | { readonly torn: string };

/** Looks at a site that {@link file://./publish-program.ts} wrote: every file there, all of one edition. */
export function lookAt(target: string): Sight {
  const before = inode(target);
  if (before === undefined) return { absent: true };
  const wrong = faultIn(target);
  if (typeof wrong === "object") return wrong;
  // Another site took its place between two of our own reads: look at that one.
  return inode(target) === before ? { torn: wrong } : lookAt(target);
}

function faultIn(target: string): { readonly edition: string } | string {
  try {
    const [files = "", edition = ""] = readFileSync(join(target, "SHA256SUMS"), "utf8").trim().split(" ");
    const pages = readdirSync(target).filter((name) => name.endsWith(".html"));
    if (pages.length !== Number(files)) return `${pages.length} of ${files} pages`;
    const other = pages.find(
      (name) => readFileSync(join(target, name), "utf8") !== `${edition}\n`.repeat(400),
    );
    return other === undefined ? { edition } : `${other} is not of edition ${edition}`;
  } catch (error) {
    return String(error);
  }
}

function inode(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
