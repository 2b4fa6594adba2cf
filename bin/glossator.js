#!/usr/bin/env node
// In the repository TypeScript runs as it is written: there is no build step between an edit and its effect. What was compiled of
// the same source before is run again, and where nothing can be kept tsx strips the types of each module. The package has no
// src/; there runs what `npm run package` compiled.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = new URL("../src/cli/main.ts", import.meta.url);
const { main } = await import(existsSync(source) ? await mainOfSource() : "../dist/cli/main.js");
await main(process.argv.slice(2));

async function mainOfSource() {
  // tsx would look for a tsconfig.json where the command is run, and TSX is Preact's only by ours.
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
  const { runCompiled } = await import("./compiled-source.js");
  const compiled = await runCompiled();
  if (compiled) return new URL("cli/main.js", compiled).href;
  const { register } = await import("tsx/esm/api");
  register();
  return source.href;
}
