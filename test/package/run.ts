import { spawn } from "node:child_process";

/** Runs a program, and gives back what it said; one that fails is a failed test. */
export async function run(
  program: string,
  words: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, SOURCE_DATE_EPOCH: "1795305600", NO_COLOR: "1", ...env },
  });
  let output = "";
  child.stdout.on("data", (data: Buffer) => (output += data.toString()));
  child.stderr.on("data", (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  if (code !== 0) throw new Error(`${program} ${words.join(" ")} ended with ${code}:\n${output}`);
  return output;
}
