import { resolve } from "node:path";
import type { Arguments } from "./arguments.ts";
import { say } from "./print.ts";
import { restartOnChange } from "./restart.ts";

/** `glossator serve`: builds, serves with live reload, and keeps doing so. */
export async function serve({ root: folder, port = 8080 }: Arguments): Promise<number> {
  const root = resolve(folder);
  const here = process.cwd();
  process.chdir(root);
  // Eleventy's watcher remembers the working directory of when it was imported.
  const { serveLive } = await import("../eleventy/run-eleventy.ts");
  const { stop } = await serveLive(root, port);
  restartOnChange(root, here, stop);
  say(`Serving ${root}. Ctrl+C ends.`);
  // The watcher keeps the process alive; a promise that is never kept says so to the caller.
  return new Promise(() => {});
}
