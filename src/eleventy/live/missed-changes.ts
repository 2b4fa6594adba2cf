import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** How often is looked, in milliseconds. A thousand files take a few. */
const rhythm = 500;

/** How long the watcher has to tell of a change itself, in milliseconds. */
const patience = 400;

/** What Eleventy's watcher tells: chokidar's events. */
export interface Watcher {
  on(event: "all", handler: (event: string, path: string) => void): void;
}

/**
 * Looks after Eleventy's watcher, which says that it is ready before it watches every file, tells of a file that goes but does
 * nothing, and loses one that is taken away and written anew between two looks, as some editors save. On file systems that tell of
 * nothing (a network's, a container's) it is the only one to see.
 * @param folders where authors write
 * @param begun the time from which on a saved file is a change, in milliseconds since 1970
 * @param changed what runs when a file changes
 * @returns what ends it
 */
export function tellMissedChanges(
  watcher: Watcher,
  folders: readonly string[],
  begun: number,
  changed: (file: string) => unknown,
): () => void {
  const told = new Map<string, number>();
  watcher.on("all", (event, path) => {
    told.set(resolve(path), Date.now());
    if (event === "unlink") changed(path);
  });
  let known = savedFiles(folders);
  for (const [file, saved] of known) if (saved >= begun) known.set(file, 0);
  let lookedAt = Date.now();
  const look = (): void => {
    const now = Date.now();
    const files = savedFiles(folders);
    for (const [file, saved] of files) {
      if (known.get(file) === saved) continue;
      // Next time, when the watcher has had its own.
      if (now - saved < patience) files.set(file, known.get(file) ?? 0);
      else if ((told.get(resolve(file)) ?? 0) < saved) changed(file);
    }
    for (const file of known.keys()) {
      if (!files.has(file) && (told.get(resolve(file)) ?? 0) < lookedAt) changed(file);
    }
    known = files;
    lookedAt = now;
  };
  const timer = setInterval(look, rhythm);
  return () => clearInterval(timer);
}

/** When each file was last saved. */
function savedFiles(folders: readonly string[]): Map<string, number> {
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    );
  return new Map(
    files.flatMap((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found?.isFile() ? [[file, found.mtimeMs] as const] : [];
    }),
  );
}
