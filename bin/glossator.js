#!/usr/bin/env node
// In the repository TypeScript runs as it is written: tsx strips the types, and there is no build step between an edit and its
// effect. It would look for a tsconfig.json where the command is run, and TSX is Preact's only by ours. The package has no
// src/; there runs what `npm run package` compiled.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = new URL("../src/cli/main.ts", import.meta.url);
const isSource = existsSync(source);
if (isSource) {
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
  const { register } = await import("tsx/esm/api");
  register();
}
const { main } = await import(isSource ? source.href : "../dist/cli/main.js");
await main(process.argv.slice(2));
