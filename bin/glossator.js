#!/usr/bin/env node
// TypeScript runs as it is written: tsx strips the types, and there is no build step between an edit and its effect. It
// would look for a tsconfig.json where the command is run, and TSX is Preact's only by ours.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
register();
const { main } = await import("../src/cli/main.ts");
await main(process.argv.slice(2));
