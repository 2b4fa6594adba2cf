// What every thread runs: the module that it is told. In the repository a thread strips types itself, as the command does, unless
// they were stripped before; the package has compiled files.
import { fileURLToPath } from "node:url";

export default async function doTasks({ module, tasks }) {
  if (module.endsWith(".ts")) await stripTypes();
  const { default: work } = await import(module);
  return work(tasks);
}

let isStripping = false;

async function stripTypes() {
  if (isStripping) return;
  isStripping = true;
  // tsx would look for it where the command is run, and TSX is Preact's only by ours.
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../../tsconfig.json", import.meta.url));
  const { register } = await import("tsx/esm/api");
  register();
}
