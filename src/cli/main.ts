import { parseArguments, UsageError } from "./arguments.ts";
import { build } from "./build.ts";
import { check } from "./check.ts";
import { scaffold } from "./new.ts";
import { serve } from "./serve.ts";
import { usage } from "./usage.ts";

const commands = { build, serve, check, new: scaffold } as const;

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
    if (!Object.hasOwn(commands, name)) throw new UsageError(`There is no command "${name}".`);
    const command = commands[name as keyof typeof commands];
    process.exitCode = await command(parseArguments(name, rest));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}
