import { parseArgs } from "node:util";

/** Thrown for a command line that makes no sense; its message says why. */
export class UsageError extends Error {}

/** What was written after a command's name. */
export interface Arguments {
  readonly root: string;
  readonly out?: string;
  readonly port?: number;
  readonly core: boolean;
  readonly json: boolean;
  /** What is no option: the kind and the name for `new`. */
  readonly words: readonly string[];
}

const optionsOf: Readonly<Record<string, readonly string[]>> = {
  build: ["root", "out", "core"],
  serve: ["root", "port"],
  check: ["root", "json"],
  new: ["root"],
};

/** @throws {UsageError} for an option that the command does not have, or a value that cannot be */
export function parseArguments(command: string, argv: readonly string[]): Arguments {
  const known = optionsOf[command] ?? [];
  const { values, positionals } = parse(argv);
  for (const option of Object.keys(values)) {
    if (!known.includes(option)) throw new UsageError(`glossator ${command} has no option --${option}.`);
  }
  if (command !== "new" && positionals.length > 0) {
    throw new UsageError(`glossator ${command} takes no word "${positionals[0]}".`);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new UsageError(`--port is a number from 0 to 65535, and not "${values.port}".`);
  }
  return {
    root: values.root ?? ".",
    ...(values.out === undefined ? {} : { out: values.out }),
    ...(port === undefined ? {} : { port }),
    core: values.core ?? false,
    json: values.json ?? false,
    words: positionals,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        root: { type: "string" },
        out: { type: "string" },
        port: { type: "string" },
        core: { type: "boolean" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
