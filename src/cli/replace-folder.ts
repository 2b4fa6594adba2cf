import { existsSync, renameSync } from "node:fs";

/** Exchanges what two paths name, at once: at every moment both are there. Throws with a `code` where that cannot be done. */
export type Exchange = (one: string, other: string) => void;

/** How the system exchanges two folders; `undefined` where it has no way of doing so. */
export async function systemExchange(): Promise<Exchange | undefined> {
  // Windows has none: what the package does there is three renames, of which a killed one leaves names we would not know.
  if (process.platform === "win32") return undefined;
  try {
    return (await import("fs-native-extensions")).swapSync;
  } catch {
    // No build of it for this system: musl, BSD.
    return undefined;
  }
}

/** What a file system without exchange answers: NFS, FAT, older kernels. */
const cannotExchange: ReadonlySet<unknown> = new Set(["EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/** What a rename answers when somebody else was quicker: a folder has come, or the one that was there is gone. */
const wasOvertaken: ReadonlySet<unknown> = new Set(["ENOTEMPTY", "EEXIST", "ENOENT"]);

/**
 * Puts one folder in the place of another. With an exchange there is no moment without a folder in that place; without
 * one there are two renames, and between them none for some microseconds. Two that do this at the same time both
 * succeed: the last one's folder stays.
 * @param old where what was there goes, with a number at its end
 * @returns the folders that are nobody's any more
 */
export function replaceFolder(
  made: string,
  target: string,
  old: string,
  exchange: Exchange | undefined,
): string[] {
  const aside: string[] = [];
  for (let tries = 1; ; tries++) {
    try {
      if (!existsSync(target)) {
        renameSync(made, target);
        return aside;
      }
      if (exchange && exchanged(exchange, made, target)) return [...aside, made];
      aside.push(`${old}-${tries}`);
      renameTwice(made, target, `${old}-${tries}`);
      return aside;
    } catch (error) {
      if (tries === 100 || !existsSync(made) || !wasOvertaken.has(codeOf(error))) throw error;
    }
  }
}

function exchanged(exchange: Exchange, made: string, target: string): boolean {
  try {
    exchange(made, target);
    return true;
  } catch (error) {
    if (cannotExchange.has(codeOf(error))) return false;
    throw error;
  }
}

function renameTwice(made: string, target: string, old: string): void {
  renameSync(target, old);
  try {
    renameSync(made, target);
  } catch (error) {
    if (!existsSync(target)) renameSync(old, target);
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
