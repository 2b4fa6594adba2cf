/**
 * What can happen to a build, done to it at moments that a seed chooses. Each function tries one thing a number of times
 * and says what it saw; the tests run a few of each, `npm run fuzz -- faults` hundreds.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { seededRandom } from "../bench/random.ts";
import type { Observed } from "./observer-program.ts";
import { bundled, start } from "./programs.ts";
import { lookAt } from "./whole-site.ts";

/** What came of a number of tries. */
export interface Tally {
  readonly tries: number;
  /** How many of them ended before the new site was in place, so that the old one had to be there. */
  kept: number;
  /** How many of them ended with the new one. */
  replaced: number;
  /** Everything that should not be, in words; empty is what is promised. */
  readonly lost: string[];
}

export type Way = "exchange" | "renames";

/** Pages of a site that is published; enough that a kill finds it half written. */
const pages = 60;

/** Kills a publishing process at any moment. Half of them as soon as the site is made, when it is put into place. */
export async function killing(
  tries: number,
  seed: number,
  way: Way,
  signals: readonly NodeJS.Signals[] = ["SIGKILL"],
): Promise<Tally> {
  const random = seededRandom(seed);
  const program = await bundled("publish-program");
  const { target, clear } = place();
  const tally: Tally = { tries, kept: 0, replaced: 0, lost: [] };
  await publish(program, target, "0", way);
  let last = "0";
  for (let number = 1; number <= tries; number++) {
    const edition = String(number);
    const { child, saying, ended } = start(program, [target, edition, String(pages), way]);
    const isLate = random() < 0.5;
    await saying(isLate ? "made" : "begun");
    await setTimeout(isLate ? random() * 8 : random() * 40);
    child.kill(signals[Math.floor(random() * signals.length)]);
    await ended;
    const sight = lookAt(target);
    // With two renames there may be none for the moment; it is the next build that brings it back, also when it fails.
    if ("absent" in sight && way === "renames") await failing(program, target, way);
    const after = lookAt(target);
    if ("edition" in after && (after.edition === last || after.edition === edition)) {
      if (after.edition === edition) tally.replaced++;
      else tally.kept++;
      last = after.edition;
    } else tally.lost.push(`try ${number}: ${JSON.stringify(sight)}, then ${JSON.stringify(after)}`);
  }
  await publish(program, target, "end", way);
  tally.lost.push(...strangersBeside(target));
  clear();
  return tally;
}

/** Publishes one edition after the other while somebody looks: they see old ones and new ones, whole. */
export async function observing(
  tries: number,
  way: Way,
): Promise<Tally & { readonly looks: number; readonly absent: number }> {
  const [program, observer] = await Promise.all([bundled("publish-program"), bundled("observer-program")]);
  const { target, clear } = place();
  await publish(program, target, "0", way);
  const watching = start(observer, [target]);
  await watching.saying("looking");
  for (let number = 1; number <= tries; number++) await publish(program, target, String(number), way);
  const told = new Promise<Observed>((heard) =>
    watching.child.on("message", (message) => {
      if (typeof message === "object") heard(message as Observed);
    }),
  );
  watching.child.send("stop");
  const { looks, absent, torn, editions } = await told;
  await watching.ended;
  clear();
  const lost = [...torn, ...(way === "exchange" && absent > 0 ? [`${absent} times no site`] : [])];
  return { tries, kept: 0, replaced: editions.length - 1, lost, looks, absent };
}

/** Several builds at the same time, into one place: each is whole, and the last one stays. */
export async function together(tries: number, seed: number, way: Way): Promise<Tally> {
  const random = seededRandom(seed);
  const program = await bundled("publish-program");
  const { target, clear } = place();
  const tally: Tally = { tries, kept: 0, replaced: 0, lost: [] };
  for (let number = 1; number <= tries; number++) {
    const builds = ["a", "b", "c"].map(async (builder) => {
      await setTimeout(random() * 15);
      return start(program, [target, `${number}${builder}`, String(pages), way]).ended;
    });
    for (const { code, stderr } of await Promise.all(builds))
      if (code !== 0) tally.lost.push(`try ${number}: a build failed: ${stderr}`);
    const sight = lookAt(target);
    if ("edition" in sight && sight.edition.startsWith(String(number))) tally.replaced++;
    else tally.lost.push(`try ${number}: ${JSON.stringify(sight)}`);
  }
  await publish(program, target, "end", way);
  tally.lost.push(...strangersBeside(target));
  clear();
  return tally;
}

/** A disk that is full after any number of bytes. Needs the right to mount; says so where there is none. */
export async function fullDisk(tries: number, seed: number, way: Way): Promise<Tally> {
  const random = seededRandom(seed);
  const program = await bundled("publish-program");
  const { target, folder, clear } = place();
  const tally: Tally = { tries, kept: 0, replaced: 0, lost: [] };
  const mount = (...words: string[]): void => run("mount", ["-t", "tmpfs", ...words, "tmpfs", folder]);
  mount("-o", "size=4m");
  try {
    await publish(program, target, "0", way);
    for (let number = 1; number <= tries; number++) {
      // Room for the old site, and for some of the new one.
      run("mount", ["-o", `remount,size=${260 + Math.floor(random() * 300)}k`, folder]);
      const { code, stderr } = await start(program, [target, "1", String(pages), way]).ended;
      const sight = lookAt(target);
      if (code !== 0 && !stderr.includes("ENOSPC")) tally.lost.push(`try ${number}: ${stderr}`);
      if (!("edition" in sight)) tally.lost.push(`try ${number}: ${JSON.stringify(sight)}`);
      else if (code === 0) tally.replaced++;
      else tally.kept++;
      tally.lost.push(...strangersBeside(target));
    }
  } finally {
    run("umount", [folder]);
    clear();
  }
  return tally;
}

/** Whether this machine lets the tests mount a disk of their own. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "glossator-mount-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]);
  if (status === 0) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
  return status === 0;
}

/** A place that cannot be written: the site in it stays, and the build says what it met. */
export async function readOnly(tries: number, way: Way): Promise<Tally> {
  const program = await bundled("publish-program");
  const { target, folder, clear } = place();
  const tally: Tally = { tries, kept: 0, replaced: 0, lost: [] };
  run("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]);
  try {
    await publish(program, target, "0", way);
    run("mount", ["-o", "remount,ro", folder]);
    for (let number = 1; number <= tries; number++) {
      const { code, stderr } = await start(program, [target, "1", String(pages), way]).ended;
      const sight = lookAt(target);
      if (code !== 0 && stderr.includes("EROFS") && "edition" in sight && sight.edition === "0") tally.kept++;
      else tally.lost.push(`try ${number}: ${code} ${stderr} ${JSON.stringify(sight)}`);
    }
  } finally {
    run("umount", [folder]);
    clear();
  }
  return tally;
}

/** A folder with a place for a site in it. */
function place(): { readonly folder: string; readonly target: string; readonly clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "glossator-faults-"));
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    target: join(folder, "_site"),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function publish(program: string, target: string, edition: string, way: Way): Promise<void> {
  const { code, stderr } = await start(program, [target, edition, String(pages), way]).ended;
  if (code !== 0) throw new Error(`A build that nothing happened to failed: ${stderr}`);
}

/** A build that ends with a fault of its author's; what it does before that is what counts. */
async function failing(program: string, target: string, way: Way): Promise<void> {
  const { child, saying, ended } = start(program, [target, "failed", String(pages), way]);
  await saying("begun");
  await setTimeout(20);
  child.kill("SIGTERM");
  await ended;
}

/** What a build leaves beside its site: nothing. */
function strangersBeside(target: string): string[] {
  return readdirSync(join(target, ".."))
    .filter((name) => name !== "_site")
    .map((name) => `${name} was left behind`);
}

function run(command: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(command, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}: ${stderr}`);
}
