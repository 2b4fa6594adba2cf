import { isAbsolute } from "node:path";

/** What the system says, by its code, in words; none of it is a fault of the publication or of ours. */
const meanings: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full",
  EDQUOT: "The disk quota is used up",
  EFBIG: "A file is larger than the system allows",
  EROFS: "The disk can only be read",
  EACCES: "That is not allowed here",
  EPERM: "That is not allowed here",
  EIO: "The disk does not answer as it should",
  EMFILE: "Too many files are open",
  ENFILE: "Too many files are open",
  EBUSY: "It is in use, or another disk is mounted there: build into a folder in it",
  EXDEV: "It is on another disk than the folder it is in: build into a folder in it",
  ENOENT: "It was there, and is gone",
};

/**
 * What went wrong with the machine, in a sentence: a full disk, a folder that cannot be written, a source that
 * disappeared. `undefined` where the error is of another kind.
 * @param places folders of the author's, the publication's first; what is missing elsewhere is missing through a fault of ours
 */
export function machineFault(error: unknown, places: readonly string[]): string | undefined {
  for (const { code, syscall, path, dest } of systemErrors(error)) {
    const meaning = meanings[code];
    // What the working directory is called nobody can tell any more; the build works in the publication's.
    const named = syscall === "uv_cwd" ? places.slice(0, 1) : [path, dest].filter((one) => one !== undefined);
    const isTheirs = code !== "ENOENT" || named.some((one) => isIn(one, places));
    if (meaning && isTheirs) return `${named.join(" → ") || "Writing"}: ${meaning} (${code}).`;
  }
  return undefined;
}

/** Eleventy says where a file is from the publication's root. */
function isIn(path: string, places: readonly string[]): boolean {
  return !isAbsolute(path) || places.some((place) => path.startsWith(place));
}

interface SystemError {
  readonly code: string;
  readonly syscall?: string;
  readonly path?: string;
  readonly dest?: string;
}

/** Eleventy wraps what it was told. */
function* systemErrors(error: unknown): Generator<SystemError> {
  const seen = new Set<unknown>();
  for (let cause = error; cause instanceof Error && !seen.has(cause); cause = causeOf(cause)) {
    seen.add(cause);
    if ("code" in cause && typeof cause.code === "string") yield cause as Error & SystemError;
  }
}

function causeOf(error: Error): unknown {
  return "originalError" in error ? error.originalError : error.cause;
}
