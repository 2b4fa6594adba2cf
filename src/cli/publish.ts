import { rmSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { buildFolders, clearLeftovers, restoreSite } from "./build-folders.ts";
import { replaceFolder, systemExchange } from "./replace-folder.ts";

/**
 * Makes a site in a folder beside the target, on the same file system, and puts it into place whole: at every moment the
 * target is the old site or the new one, whatever happens to the process. When `make` fails nothing of the target has
 * been touched. What a killed build left behind the next one takes away, or puts back.
 *
 * The folders change places in one step of the kernel (`renameat2` on Linux, `renamex_np` on macOS). A symbolic link in
 * the target's place would do the same everywhere, but hosts that copy `_site` and the tools that pack it do not follow
 * links; so where the kernel has no such step there are two renames, and the next build mends what a kill between them
 * leaves.
 * @see https://man7.org/linux/man-pages/man2/rename.2.html RENAME_EXCHANGE
 */
export async function publishWhole<Result>(
  target: string,
  make: (staging: string) => Promise<Result>,
  { canExchange = true }: { readonly canExchange?: boolean } = {},
): Promise<Result> {
  await mkdir(dirname(target), { recursive: true });
  restoreSite(target);
  const { staging, old } = buildFolders(target);
  const exchange = canExchange ? await systemExchange() : undefined;
  const nobodys = [staging];
  const unhear = clearWhenEnded(nobodys);
  try {
    await mkdir(staging);
    const result = await make(staging);
    nobodys.push(...replaceFolder(staging, target, old, exchange));
    return result;
  } catch (error) {
    process.on("unhandledRejection", (late) => {
      if (!isOf(staging, late)) throw late;
    });
    throw error;
  } finally {
    // What cannot be taken away now is no reason to say that nothing was published; the next build tries again.
    for (const folder of nobodys) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    unhear();
    await clearLeftovers(target);
  }
}

/**
 * Where one page fails others are still being written. They lose their folder, or find the same disk full, and nobody waits for
 * them any more. What goes wrong with a file that is open names no path.
 */
function isOf(staging: string, error: unknown): boolean {
  for (
    let cause = error;
    cause instanceof Error;
    cause = "originalError" in cause ? cause.originalError : cause.cause
  ) {
    if ("path" in cause && typeof cause.path === "string") return cause.path.includes(basename(staging));
    if ("syscall" in cause) return true;
  }
  return false;
}

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Takes folders away when somebody ends the process, and then lets it end as it would have. What is written at that
 * moment may escape: the next build finds it.
 * @returns what stops listening
 */
function clearWhenEnded(folders: readonly string[]): () => void {
  const hear = (signal: NodeJS.Signals): void => {
    unhear();
    for (const folder of folders) {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {}
    }
    process.kill(process.pid, signal);
  };
  const unhear = (): void => endings.forEach((signal) => void process.off(signal, hear));
  endings.forEach((signal) => void process.on(signal, hear));
  return unhear;
}
