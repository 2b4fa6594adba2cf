import { ProblemsFound } from "../model/problems-found.ts";
import type { Arguments } from "./arguments.ts";
import { printProblems, say } from "./print.ts";
import { restartOnChange } from "./restart.ts";
import { publicationFolder } from "./site-folder.ts";

/** `glossator serve`: builds, serves with live reload, and keeps doing so. */
export async function serve({ root: folder, port = 8080 }: Arguments): Promise<number> {
  const root = publicationFolder(folder);
  const here = process.cwd();
  process.chdir(root);
  // Eleventy's watcher remembers the working directory of when it was imported.
  const { serveLive } = await import("../eleventy/run-eleventy.ts");
  const served = await serveLive(root, port).catch((error: unknown) => {
    if (!(error instanceof ProblemsFound)) throw error;
    printProblems(error.problems, { root });
  });
  if (!served) return 1;
  const { stop } = served;
  restartOnChange(root, here, stop);
  say(`Serving ${root}. Ctrl+C ends.`);
  // The watcher keeps the process alive; a promise that is never kept says so to the caller.
  return new Promise(() => {});
}
