import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import { threadModule } from "../assets/module-file.ts";

/** Work that other threads do. */
export interface ThreadWork<Result> {
  /** When every thread has its share: whoever is busy before that keeps them waiting. */
  readonly begun: Promise<void>;
  /** In the order of the tasks. */
  readonly results: Promise<Result[]>;
}

/**
 * Does tasks on all cores, a share of them on each. A thread gets its whole share at once, for who hands out one after the other
 * has to be idle.
 * @param path of the module with the work, without its extension, from the module that asks. Its default export is a function
 *   from some of the tasks to their results, which does one after the other
 * @param from that module's `import.meta.url`
 */
export function inThreads<Result>(path: string, from: string, tasks: readonly unknown[]): ThreadWork<Result> {
  const count = Math.min(availableParallelism(), tasks.length);
  const pool = new Tinypool({
    filename: new URL("thread.mjs", import.meta.url).href,
    minThreads: count,
    maxThreads: count,
    // What the process was told to import, it may have found from another folder than the one that it is in by now.
    execArgv: [],
  });
  const module = threadModule(path, from);
  const run = (share: readonly unknown[]): Promise<Result[]> =>
    pool.run({ module, tasks: share }) as Promise<Result[]>;
  // Each loads the module, and is ready then.
  const ready = Promise.all(Array.from({ length: count }, () => run([])));
  const shares = Array.from({ length: count }, (_, n) => tasks.filter((_, at) => at % count === n));
  const running = ready.then(() => shares.map(run));
  const results = running
    .then(async (runs) => {
      const done = await Promise.all(runs);
      return tasks.map((_, at) => done[at % count]![Math.floor(at / count)]!);
    })
    .finally(() => pool.destroy());
  const begun = running.then(() => undefined);
  // A failure is heard by whoever waits for either. Nobody has to wait for both, or before something else is done.
  for (const promise of [begun, results]) promise.catch(() => undefined);
  return { begun, results };
}
