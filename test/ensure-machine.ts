/**
 * Runs before the tests: finds the programs that they drive, installs what is missing where that takes no question
 * (Debian or Ubuntu, as root or with a sudo that asks nothing), and otherwise says exactly what is missing and how to
 * get it. A missing browser is a failure, never a skipped test.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import machine from "./machine.json" with { type: "json" };

export type ProgramName = keyof typeof machine;

interface Program {
  /** An environment variable that names the program's file. */
  readonly variable: string;
  /** What it may be called on the search path. */
  readonly commands: readonly string[];
  /** Where it may be besides, on Linux, macOS and Windows; `%NAME%` is an environment variable. */
  readonly places: readonly string[];
  /** The package for apt-get. */
  readonly package: string;
  /** What to do elsewhere. */
  readonly advice: string;
}

const programs: Record<ProgramName, Program> = machine;

/** The file of a program; undefined if it is not on this machine. */
export function findProgram(name: ProgramName): string | undefined {
  const { variable, commands, places } = programs[name];
  const named = process.env[variable];
  if (named) return isProgram(named) ? named : undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".exe"] : [""];
  const onPath = commands.flatMap((command) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, command + ending))),
  );
  return [...onPath, ...places.map(withVariables)].find(isProgram);
}

/** The file of a program, or an error that says how to get it. */
export function requireProgram(name: ProgramName): string {
  const found = findProgram(name);
  if (!found) throw new Error(howToGet(name));
  return found;
}

function ensureMachine(): void {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const installer = aptGet();
  if (installer) install(installer, missing);
  const stillMissing = missingPrograms();
  for (const name of stillMissing) console.error(howToGet(name));
  if (stillMissing.length > 0) process.exit(1);
}

function missingPrograms(): ProgramName[] {
  return (Object.keys(programs) as ProgramName[]).filter((name) => !findProgram(name));
}

/** The words that start apt-get on this machine without a question; undefined where there is no such way. */
function aptGet(): readonly string[] | undefined {
  if (process.platform !== "linux" || !succeeds(["apt-get", "--version"])) return undefined;
  if (process.getuid?.() === 0) return ["apt-get"];
  if (succeeds(["sudo", "-n", "true"])) return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"];
  return undefined;
}

function install(installer: readonly string[], missing: readonly ProgramName[]): void {
  const packages = missing.map((name) => programs[name].package);
  console.log(`Installing ${packages.join(", ")} for the tests, with apt-get.`);
  run([...installer, "update", "-qq"]);
  run([...installer, "install", "-y", "-qq", "--no-install-recommends", ...packages]);
}

function run([command = "", ...rest]: readonly string[]): void {
  const { status } = spawnSync(command, rest, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0) console.error(`"${[command, ...rest].join(" ")}" failed.`);
}

function succeeds([command = "", ...rest]: readonly string[]): boolean {
  return spawnSync(command, rest, { stdio: "ignore" }).status === 0;
}

function howToGet(name: ProgramName): string {
  const { variable, package: debian, advice } = programs[name];
  const named = process.env[variable];
  const wrong = named ? ` ${variable} says "${named}", where there is no program.` : "";
  return (
    `The tests need ${name}, which is not on this machine.${wrong}\n` +
    `  Debian, Ubuntu: apt-get install ${debian}\n` +
    `  elsewhere:      ${advice}\n` +
    `  or name its file: ${variable}=/path/to/it npm test`
  );
}

function withVariables(place: string): string {
  return place.replace(/%([^%]+)%/g, (_, name: string) => process.env[name] ?? "");
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureMachine();
