import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Builds into a folder beside the target, on the same file system, and swaps it into place by renaming: at every moment
 * the target is the old site or the new one. When `make` fails nothing of the target has been touched.
 */
export async function publishWhole<Result>(
  target: string,
  make: (staging: string) => Promise<Result>,
): Promise<Result> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const mark = `${process.pid}-${randomBytes(3).toString("hex")}`;
  const staging = join(parent, `${basename(target)}.staging-${mark}`);
  const old = join(parent, `${basename(target)}.old-${mark}`);
  try {
    await mkdir(staging);
    const result = await make(staging);
    if (existsSync(target)) await rename(target, old);
    await rename(staging, target);
    return result;
  } catch (error) {
    // Between the two renames there is no target: put the old one back.
    if (!existsSync(target) && existsSync(old)) await rename(old, target);
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
    await clearLeftovers(parent, basename(target));
  }
}

/** Folders of builds that were killed: their process is gone. */
async function clearLeftovers(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const owner = new RegExp(`^${escape(name)}\\.(?:staging|old)-(\\d+)-`).exec(entry)?.[1];
    if (owner !== undefined && !isRunning(Number(owner)))
      await rm(join(parent, entry), { recursive: true, force: true });
  }
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

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
