/** Where the stages of long work are told: standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Tells somebody who waits what is being done, on one line that is taken away at the end. */
export interface Progress {
  readonly stage: (name: string) => void;
  /** Takes the line away, so that a report begins at the margin. */
  readonly done: () => void;
}

/** To the start of the line, and everything on it erased. */
const clear = "\r\u001B[2K";

/** Says nothing in a pipe or a log, where no line can be taken back. */
export function progressOn(stream: ProgressStream): Progress {
  if (!stream.isTTY || process.env["TERM"] === "dumb") return { stage: () => {}, done: () => {} };
  return {
    stage: (name) => void stream.write(`${clear}${name}…`),
    done: () => void stream.write(clear),
  };
}
