#!/usr/bin/env node
// TypeScript runs as it is written: tsx strips the types, and there is no build step between an edit and its effect.
import { register } from "tsx/esm/api";

register();
const { main } = await import("../src/cli/main.ts");
await main(process.argv.slice(2));
