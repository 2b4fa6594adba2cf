import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("..", import.meta.url));

/**
 * For whoever works on the generator itself, from its source: when a module changes, what runs is out of date and begins anew. Styles
 * and the readers' scripts are not among them: those are bundled anew as they change.
 * @param root the publication that is served; of another than this repository's nobody works on both
 * @param folder where the command was run
 * @param stop frees what the next process needs
 */
export function restartOnChange(root: string, folder: string, stop: () => Promise<unknown>): void {
  if (extname(import.meta.filename) !== ".ts" || !source.startsWith(join(root, sep))) return;
  let isOver = false;
  watch(source, { recursive: true }, (_, name) => {
    if (isOver || name === null || !isModule(name)) return;
    isOver = true;
    process.stderr.write(`${join("src", name)} changed: beginning anew.\n`);
    void stop().then(() => again(folder));
  });
}

function isModule(name: string): boolean {
  return /\.tsx?$|\.json$/.test(name) && !name.startsWith(`assets${sep}client${sep}`);
}

function again(cwd: string): void {
  const [node, ...words] = process.argv as [string, ...string[]];
  const next = spawn(node, [...process.execArgv, ...words], { stdio: "inherit", cwd });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => next.kill(signal));
  next.on("close", (code) => process.exit(code ?? 1));
}
