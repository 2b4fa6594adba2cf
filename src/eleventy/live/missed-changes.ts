import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";

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
 * nothing, loses one that is taken away and written anew between two looks, as some editors save, and waits for as long as a clock
 * was put back. On file systems that tell of nothing (a network's, a container's) it is the only one to see. It asks no clock:
 * the machine's may be put forth or back, and that of a network's disk is another.
 * @param folders where authors write
 * @param known {@link savedFiles} as they were before the first build
 * @param changed what runs when a file changes
 * @returns what ends it
 */
export function tellMissedChanges(
  watcher: Watcher,
  folders: readonly string[],
  known: ReadonlyMap<string, number>,
  changed: (file: string) => unknown,
): () => void {
  /** When what the watcher last told of was saved. */
  const told = new Map<string, number>();
  const isTold = (file: string, saved: number): boolean => told.get(resolve(file)) === saved;
  /** What was saved since the last look, and since when that is known. */
  const fresh = new Map<string, { readonly saved: number; readonly since: number }>();
  let before = known;
  watcher.on("all", (event, path) => {
    told.set(resolve(path), savedAt(path) ?? never);
    if (event === "unlink") changed(path);
  });
  const tell = (file: string, saved: number): void => {
    if (!isTold(file, saved)) changed(file);
    told.set(resolve(file), saved);
  };
  const look = (): void => {
    const now = performance.now();
    const files = savedFiles(folders);
    for (const [file, saved] of files) {
      const last = before.get(file) ?? never;
      if (last === saved) continue;
      const seen = fresh.get(file);
      const since = seen?.saved === saved ? seen.since : now;
      fresh.set(file, { saved, since });
      // Next time, when the watcher has had its own.
      if (now - since < patience) files.set(file, last);
      else {
        fresh.delete(file);
        tell(file, saved);
      }
    }
    for (const file of before.keys()) if (!files.has(file)) tell(file, never);
    before = files;
  };
  const timer = setInterval(look, rhythm);
  return () => clearInterval(timer);
}

/** Of a file that is not there. */
const never = 0;

/** When each file in folders was last saved, in milliseconds since 1970 as the disk counts them. */
export function savedFiles(folders: readonly string[]): Map<string, number> {
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    );
  return new Map(
    files.flatMap((file) => {
      const saved = savedAt(file);
      return saved === undefined ? [] : [[file, saved] as const];
    }),
  );
}

function savedAt(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.mtimeMs : undefined;
}
