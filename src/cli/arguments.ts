import { parseArgs } from "node:util";
import { didYouMeanHint } from "../model/did-you-mean.ts";

/** Thrown for a command line that makes no sense; its message says why. */
export class UsageError extends Error {}

/** What was written after a command's name. */
export interface Arguments {
  readonly root: string;
  readonly out?: string;
  /** The build that `verify` holds a copy to. */
  readonly against?: string;
  readonly port?: number;
  readonly core: boolean;
  /** Whether a build may take over what an earlier one made of the same. */
  readonly cache: boolean;
  /** How `check` tells what it found. */
  readonly format: ReportFormat;
  /** Whether a long report is printed whole. */
  readonly all: boolean;
  /** Whether `import` only says what it would do. */
  readonly dryRun: boolean;
  /** Whether `import` changes entries that are there already. */
  readonly update: boolean;
  /** Columns that `import` leaves out. */
  readonly skip: readonly string[];
  /** Whether a release keeps copies of its pages. */
  readonly archive: boolean;
  /** What is no option: the kind and the name for `new`, the note for `release`. */
  readonly words: readonly string[];
}

/** Text for a person; JSON and SARIF for programs; workflow commands that GitHub shows beside the lines of a change. */
export const reportFormats = ["text", "json", "sarif", "github"] as const;
export type ReportFormat = (typeof reportFormats)[number];

const optionsOf: Readonly<Record<string, readonly string[]>> = {
  build: ["root", "out", "core", "no-cache"],
  serve: ["root", "port"],
  check: ["root", "json", "format", "all"],
  new: ["root"],
  import: ["root", "dry-run", "update", "skip", "all"],
  release: ["root", "archive"],
  verify: ["against"],
};

const takesWords: ReadonlySet<string> = new Set(["new", "release", "import", "verify"]);

/** @throws {UsageError} for an option that the command does not have, or a value that cannot be */
export function parseArguments(command: string, argv: readonly string[]): Arguments {
  const known = optionsOf[command] ?? [];
  const { values, positionals } = parse(command, argv);
  for (const option of Object.keys(values)) {
    if (!known.includes(option)) throw unknownOption(command, option);
  }
  if (!takesWords.has(command) && positionals.length > 0) {
    throw new UsageError(`glossator ${command} takes no word "${positionals[0]}".`);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new UsageError(`--port is a number from 0 to 65535, and not "${values.port}".`);
  }
  return {
    root: values.root ?? ".",
    ...(values.out === undefined ? {} : { out: values.out }),
    ...(values.against === undefined ? {} : { against: values.against }),
    ...(port === undefined ? {} : { port }),
    core: values.core ?? false,
    cache: !values["no-cache"],
    format: formatOf(values),
    all: values.all ?? false,
    dryRun: values["dry-run"] ?? false,
    update: values.update ?? false,
    skip: values.skip ?? [],
    archive: values.archive ?? false,
    words: positionals,
  };
}

/** `--json` is short for `--format json`. */
function formatOf(values: { readonly json?: boolean; readonly format?: string }): ReportFormat {
  const format = values.format ?? (values.json ? "json" : "text");
  const known = reportFormats.find((one) => one === format);
  if (known && !(values.json && known !== "json")) return known;
  if (known) throw new UsageError(`--json and --format ${known} are two answers to one question. Give one.`);
  const advice = didYouMeanHint(format, reportFormats);
  throw new UsageError(`There is no format "${format}".${advice} Formats: ${reportFormats.join(", ")}.`);
}

function unknownOption(command: string, option: string): UsageError {
  const advice = didYouMeanHint(
    `--${option}`,
    (optionsOf[command] ?? []).map((known) => `--${known}`),
  );
  return new UsageError(`glossator ${command} has no option --${option}.${advice}`);
}

function parse(command: string, argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        root: { type: "string" },
        out: { type: "string" },
        against: { type: "string" },
        port: { type: "string" },
        core: { type: "boolean" },
        "no-cache": { type: "boolean" },
        json: { type: "boolean" },
        format: { type: "string" },
        all: { type: "boolean" },
        "dry-run": { type: "boolean" },
        update: { type: "boolean" },
        skip: { type: "string", multiple: true },
        archive: { type: "boolean" },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const option = /^Unknown option '--?([^']+)'/.exec(message)?.[1];
    throw option === undefined ? new UsageError(message) : unknownOption(command, option);
  }
}
