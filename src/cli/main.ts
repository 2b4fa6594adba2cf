import { parseArguments, UsageError, type Arguments } from "./arguments.ts";
import { usage } from "./usage.ts";

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
    process.stdout.write(usage);
    process.exitCode = name === "" ? 2 : 0;
    return;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new UsageError(`There is no command "${name}".`);
    const words = parseArguments(name, rest);
    const command = await load();
    process.exitCode = await command(words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}
