import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, renameSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

/** The folders of one build, beside the site and therefore on the same file system. */
export interface BuildFolders {
  /** Where the next site is made. */
  readonly staging: string;
  /** Where the last one stands aside, where a system cannot exchange folders. */
  readonly old: string;
}

/** Their names say whose they are, so that the next build knows which ones nobody needs any more. */
export function buildFolders(target: string): BuildFolders {
  const mark = `${thisHost}-${process.pid}-${randomBytes(3).toString("hex")}`;
  return { staging: `${target}.staging-${mark}`, old: `${target}.old-${mark}` };
}

/** Puts the last site back where a build was killed between taking it away and putting the next one there. */
export function restoreSite(target: string): void {
  if (existsSync(target)) return;
  const olds = leftovers(target).filter(({ kind }) => kind === "old");
  const [latest] = olds.sort((a, b) => b.changed - a.changed);
  if (latest) renameSync(latest.path, target);
}

/** Takes away the folders of builds that were killed. */
export async function clearLeftovers(target: string): Promise<void> {
  // A folder that somebody else takes away at the same time is gone all the same.
  for (const { path } of leftovers(target))
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

interface Leftover {
  readonly path: string;
  readonly kind: "staging" | "old";
  /** Milliseconds since 1970. */
  readonly changed: number;
}

function leftovers(target: string): Leftover[] {
  const parent = dirname(target);
  const name = `${basename(target)}.`;
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((entry) => entry.startsWith(name))
    .flatMap((entry) => {
      const parts = /^(staging|old)-(?:([0-9a-f]{6})-)?(\d+)-[0-9a-f]{6}(?:-\d+)?$/.exec(
        entry.slice(name.length),
      );
      if (!parts) return [];
      const [, kind, host = thisHost, pid] = parts;
      const path = join(parent, entry);
      const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (changed === undefined || isInUse(host, Number(pid), changed)) return [];
      return [{ path, kind: kind as Leftover["kind"], changed }];
    });
}

const day = 24 * 60 * 60 * 1000;

/** Of another machine or container on the same disk nobody here knows what runs; but no build takes a day. */
function isInUse(host: string, pid: number, changed: number): boolean {
  return host === thisHost ? isRunning(pid) : Date.now() - changed < day;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const thisHost = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);
