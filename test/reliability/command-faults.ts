/**
 * What can happen to `glossator build` as people run it: the whole command, with every process that it starts, at moments that a
 * seed chooses. The tests try a few of each, `npm run fuzz -- faults` hundreds.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { seededRandom } from "../bench/random.ts";
import { projectRoot, writePublication } from "../publication.ts";
import { editionOf, leftBeside, lookAtBuilt, without } from "./built-site.ts";
import type { Tally } from "./faults.ts";

/** A publication with a place for its site, both to be thrown away. */
class Place {
  readonly folder = mkdtempSync(join(tmpdir(), "glossator-command-"));
  readonly root = join(this.folder, "publication");
  /** On a disk of its own, where one is mounted. */
  readonly disk = join(this.folder, "disk");
  readonly site = join(this.disk, "_site");
  #edition = 0;

  constructor() {
    mkdirSync(this.disk);
  }

  /** Writes the sources of a new edition. @returns its number */
  edit(): number {
    writePublication(editionOf(++this.#edition), this.root);
    return this.#edition;
  }

  build(environment: Readonly<Record<string, string>> = {}): Running {
    return command(["build", "--core", "--root", this.root, "--out", this.site], {
      GLOSSATOR_CACHE: join(this.folder, "cache"),
      ...environment,
    });
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Running {
  /** Sends a signal to every process of the command, as a terminal does. */
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Starts the command as the head of a group of processes. */
function command(words: readonly string[], environment: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [join(projectRoot, "bin/glossator.js"), ...words], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NO_COLOR: "1", SOURCE_DATE_EPOCH: "1795305600", ...environment },
  });
  let stderr = "";
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  const ended = new Promise<{ code: number | null; stderr: string }>((done) => {
    child.on("close", (code) => done({ code, stderr }));
  });
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-child.pid!, name);
    } catch {
      // It has ended.
    }
  };
  return { signal, ended };
}

/**
 * Does one thing to a build of a publication that has a site, and waits for its end.
 * @param took how long a build that nothing happens to takes, in milliseconds
 * @returns what should not be, beside what the site is then
 */
type Attempt = (place: Place, random: () => number, took: number) => Promise<string | undefined>;

/** What is done to the command, by what it is called in the table of `docs/reliability.md`. */
export const attempts = {
  "kill -9 of the command": ending("SIGKILL"),
  "Ctrl+C, SIGTERM, SIGHUP to the command": ending("SIGINT", "SIGTERM", "SIGHUP"),
  "sources taken away while they are read": removeSources,
  "three commands at once": buildTogether,
  "a disk that seems full to the command": fillPretended,
  "a disk that is full under the command": fillDisk,
  "a disk that can only be read under the command": lockDisk,
} satisfies Readonly<Record<string, Attempt>>;

export type AttemptName = keyof typeof attempts;

/** What needs the right to mount a disk. */
export const mounting: ReadonlySet<AttemptName> = new Set([
  "a disk that is full under the command",
  "a disk that can only be read under the command",
]);

/** Does these things, one after the other and again, to builds of one publication, each of which is a new edition. */
export async function commandFaults(
  tries: number,
  seed: number,
  names: readonly AttemptName[],
): Promise<Tally> {
  const random = seededRandom(seed);
  const place = new Place();
  const tally: Tally = { tries, kept: 0, replaced: 0, lost: [] };
  try {
    let last = place.edit();
    const begun = performance.now();
    await whole(place);
    const took = performance.now() - begun;
    for (let number = 1; number <= tries; number++) {
      const edition = place.edit();
      const name = names[(number - 1) % names.length]!;
      const wrong = await attempts[name](place, random, took);
      const sight = lookAtBuilt(place.site);
      const allowed = [
        last,
        edition,
        ...(name === "sources taken away while they are read" ? [without] : []),
      ];
      const isWhole = "edition" in sight && allowed.includes(sight.edition);
      if (wrong !== undefined) tally.lost.push(`try ${number}, ${name}: ${wrong}`);
      if (!isWhole) tally.lost.push(`try ${number}, ${name}: ${JSON.stringify(sight)} after edition ${last}`);
      else if (sight.edition === last) tally.kept++;
      else tally.replaced++;
      if (isWhole) last = sight.edition;
    }
    place.edit();
    await whole(place);
    tally.lost.push(...leftBeside(place.site));
  } finally {
    place.clear();
  }
  return tally;
}

/** A build that nothing happens to. @throws what it says where it fails */
async function whole(place: Place): Promise<void> {
  const { code, stderr } = await place.build().ended;
  if (code !== 0) throw new Error(`A build that nothing happened to failed: ${stderr}`);
}

/** Ends every process of the command at any moment. */
function ending(...signals: readonly NodeJS.Signals[]): Attempt {
  return async (place, random, took) => {
    const build = place.build();
    if (random() < 0.5) await setTimeout(random() * took);
    else {
      // At the end, when the site is checked and put into place.
      await Promise.race([build.ended, writtenBeside(place.site)]);
      await setTimeout(random() * 400);
    }
    build.signal(signals[Math.floor(random() * signals.length)]!);
    await build.ended;
    return undefined;
  };
}

/** Resolves when a build has written the last file of its staging folder, or after half a minute. */
async function writtenBeside(site: string): Promise<void> {
  const until = performance.now() + 30_000;
  const isWritten = (): boolean =>
    readdirSync(dirname(site)).some(
      (name) => name.includes(".staging-") && existsSync(join(dirname(site), name, "SHA256SUMS")),
    );
  while (!isWritten() && performance.now() < until) await setTimeout(10);
}

/** The build says what is missing, or has read it in time. */
async function removeSources(place: Place, random: () => number, took: number): Promise<string | undefined> {
  const parts = ["content", "content/explainers/juries.md", "_data", "_data/glossary.json", "."];
  const build = place.build();
  await setTimeout(random() * took);
  const part = parts[Math.floor(random() * parts.length)]!;
  rmSync(join(place.root, part), { recursive: true, force: true });
  const { code, stderr } = await build.ended;
  return isTold(code, stderr) ? undefined : `${part} taken away: ${code} ${stderr}`;
}

/** The same sources into the same place, begun at nearly the same time: all succeed. */
async function buildTogether(place: Place, random: () => number): Promise<string | undefined> {
  const builds = ["one", "two", "three"].map(async () => {
    await setTimeout(random() * 300);
    return place.build().ended;
  });
  const failed = (await Promise.all(builds)).filter(({ code }) => code !== 0);
  return failed.length > 0 ? failed.map(({ stderr }) => stderr).join("\n") : undefined;
}

/** After any number of bytes, as far as Node can tell; for who may not mount a disk. */
async function fillPretended(place: Place, random: () => number): Promise<string | undefined> {
  const bytes = String(Math.floor(random() * 600_000));
  const preload = pathToFileURL(join(import.meta.dirname, "preloads/full-disk.mjs")).href;
  const build = place.build({ NODE_OPTIONS: `--import=${preload}`, GLOSSATOR_BYTES: bytes });
  const { code, stderr } = await build.ended;
  return isFull(code, stderr) ? undefined : `full after ${bytes} bytes: ${code} ${stderr}`;
}

/** With the site on it, and every second time the cache. */
async function fillDisk(place: Place, random: () => number): Promise<string | undefined> {
  const unmount = mountOver(place, Math.floor(random() * 1300));
  try {
    const cache = random() < 0.5 ? { GLOSSATOR_CACHE: join(place.disk, "cache") } : {};
    const { code, stderr } = await place.build(cache).ended;
    return isFull(code, stderr) ? undefined : `${code} ${stderr}`;
  } finally {
    unmount();
  }
}

async function lockDisk(place: Place): Promise<string | undefined> {
  const unmount = mountOver(place, 8000);
  run("mount", "-o", "remount,ro", place.disk);
  try {
    const { code, stderr } = await place.build().ended;
    const isRight = code === 1 && stderr.includes("The disk can only be read (EROFS).");
    return isRight && isTold(code, stderr) ? undefined : `${code} ${stderr}`;
  } finally {
    unmount();
  }
}

function isFull(code: number | null, stderr: string): boolean {
  return code === 0 || (code === 1 && stderr.includes("The disk is full (ENOSPC).") && isTold(code, stderr));
}

/**
 * Puts a small disk in the place of the site's, with the site on it.
 * @param room how many more kilobytes there are to be
 * @returns what takes it away, and keeps the site
 */
function mountOver(place: Place, room: number): () => void {
  const aside = join(place.folder, "aside");
  run("cp", "-a", `${place.disk}/.`, aside);
  run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", place.disk);
  run("cp", "-a", `${aside}/.`, place.disk);
  const { blocks, bfree, bsize } = statfsSync(place.disk);
  run("mount", "-o", `remount,size=${((blocks - bfree) * bsize) / 1024 + room}k`, place.disk);
  return () => {
    rmSync(aside, { recursive: true, force: true });
    run("cp", "-a", `${place.disk}/.`, aside);
    run("umount", place.disk);
    rmSync(place.disk, { recursive: true, force: true });
    run("mv", aside, place.disk);
  };
}

function run(program: string, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${stderr}`);
}

/** Whether a build ended well, or in words; a stack is a fault of ours. */
function isTold(code: number | null, stderr: string): boolean {
  return code === 0 || (code !== null && code <= 2 && stderr.trim() !== "" && !/^ +at .*:\d+/m.test(stderr));
}
