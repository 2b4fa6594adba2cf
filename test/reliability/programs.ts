import { fork, type ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../publication.ts";

const built = join(projectRoot, ".glossator/reliability");

/**
 * Bundles a program of this folder, so that it starts in the time that Node takes and no longer: it is started hundreds of
 * times.
 * @returns the file to start
 */
export async function bundled(name: "publish-program" | "observer-program"): Promise<string> {
  mkdirSync(built, { recursive: true });
  const outfile = join(built, `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["fs-native-extensions"],
    logLevel: "silent",
  });
  return outfile;
}

/** How a process ended, and the last thing it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string | undefined;
  readonly stderr: string;
}

/** A process whose words over IPC can be waited for. */
export interface Program {
  readonly child: ChildProcess;
  /** Kept when it says this, or when it has ended. */
  readonly saying: (word: string) => Promise<void>;
  readonly ended: Promise<Ended>;
}

export function start(file: string, words: readonly string[]): Program {
  const child = fork(file, [...words], { execArgv: [], silent: true });
  let said: string | undefined;
  let stderr = "";
  const waiting = new Map<string, () => void>();
  child.stderr?.on("data", (data: Buffer) => (stderr += data.toString()));
  child.on("message", (word) => {
    if (typeof word !== "string") return;
    said = word;
    waiting.get(word)?.();
  });
  const ended = new Promise<Ended>((done) => {
    child.on("close", (code, signal) => done({ code, signal, said, stderr }));
  });
  const saying = (word: string): Promise<void> =>
    said === word
      ? Promise.resolve()
      : Promise.race([new Promise<void>((heard) => waiting.set(word, heard)), ended.then(() => undefined)]);
  return { child, saying, ended };
}
