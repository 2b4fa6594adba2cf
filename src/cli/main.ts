import { didYouMeanHint } from "../model/did-you-mean.ts";
import { parseArguments, UsageError, type Arguments } from "./arguments.ts";
import { machineFault } from "./machine-fault.ts";
import { usage, usageOf } from "./usage.ts";

/** Loaded when asked for: to scaffold a term takes no Eleventy. */
const commands: Readonly<Record<string, () => Promise<(words: Arguments) => Promise<number>>>> = {
  build: async () => (await import("./build.ts")).build,
  serve: async () => (await import("./serve.ts")).serve,
  check: async () => (await import("./check.ts")).check,
  import: async () => (await import("./import.ts")).importGlossary,
  new: async () => (await import("./new.ts")).scaffold,
  release: async () => (await import("./release.ts")).release,
  verify: async () => (await import("./verify.ts")).verify,
};

/**
 * Runs a command and sets the exit code: 0 good; 1 faults that the author can mend; 2 wrong usage. Anything else is our
 * own bug and keeps its stack.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const [name = "", ...rest] = argv;
  if (["", "-h", "--help", "help"].includes(name) || rest.includes("--help")) {
    process.stdout.write(Object.hasOwn(commands, name) ? usageOf(name) : usage);
    process.exitCode = name === "" ? 2 : 0;
    return;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw unknownCommand(name);
    const words = parseArguments(name, rest);
    const command = await load();
    process.exitCode = await command(words);
  } catch (error) {
    const fault = machineFault(error, []);
    if (!fault && !(error instanceof UsageError)) throw error;
    process.stderr.write(fault ? `${fault}\n` : `${(error as UsageError).message}\n\n${help(name)}`);
    process.exitCode = fault ? 1 : 2;
  }
}

function unknownCommand(name: string): UsageError {
  const known = Object.keys(commands);
  return new UsageError(
    `There is no command "${name}".${didYouMeanHint(name, known)} Commands: ${known.join(", ")}.`,
  );
}

/** What was asked for wrongly, and not all that there is: the message should stay in sight. */
function help(name: string): string {
  return Object.hasOwn(commands, name) ? usageOf(name) : "glossator --help tells what each takes.\n";
}
