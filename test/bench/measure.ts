import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A command as it is run to be measured. */
export interface Command {
  readonly words: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command took, with every process that it started. */
export interface Cost {
  /** Seconds of processor, the user's and the system's: what a busy machine changes least. */
  readonly processor: number;
  readonly elapsed: number;
  /** Megabytes that its processes held at most, one added to the other; 0 where the system does not tell. */
  readonly memory: number;
}

/**
 * Runs a command and measures it.
 * @throws with what it printed, if it fails
 */
export async function measure({ words, folder, env = {} }: Command): Promise<Cost> {
  const begun = performance.now();
  // The shell waits for what it starts, and `times` tells what that took: its second line is about the children.
  const child = spawn("sh", ["-c", '"$@"; code=$?; times >&3; exit $code', "sh", ...words], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const texts = ["", "", "", ""];
  for (const n of [1, 2, 3])
    child.stdio[n]!.on("data", (data: Buffer) => (texts[n] += data.toString("utf8")));
  const highest = new Map<number, number>();
  const watch = setInterval(() => noteMemory(child.pid!, highest), 200);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${words.join(" ")}\n${texts[1]}${texts[2]}`);
  return {
    processor: secondsIn(texts[3]!.trim().split("\n")[1] ?? ""),
    elapsed: (performance.now() - begun) / 1000,
    memory: [...highest.values()].reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024,
  };
}

/** `0m1.234s 0m0.567s`, in any language's decimal sign. */
function secondsIn(line: string): number {
  return [...line.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds!.replace(",", ".")),
    0,
  );
}

/** Linux keeps of each process the most that it held (`VmHWM`). */
function noteMemory(pid: number, highest: Map<number, number>): void {
  const children = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(children)) return;
  try {
    const held = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (held) highest.set(pid, Number(held));
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const started = readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim();
      for (const child of started.split(" ").filter(Boolean)) noteMemory(Number(child), highest);
    }
  } catch {
    // It ended while we looked.
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Files and bytes below a folder. */
export function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { files: files.length, bytes };
}
