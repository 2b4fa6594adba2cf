import { execFileSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { scriptSources } from "./src/assets/bundle.ts";
import { bundleScript } from "./src/assets/bundle-script.ts";

/**
 * Compiles `src/` to `dist/`, which is what the package holds: Node strips no types inside of node_modules. File by file, so
 * that styles and fonts are where their modules look for them, and a stack names a file that one can find. `tsc` writes the
 * types alone: it would wrap every `import()` of an address in a function of its own.
 */
const here = import.meta.dirname;
const source = join(here, "src");
const dist = join(here, "dist");

/** Scripts for the browser, which the package holds as a page loads them: the same bytes as from source. */
const scripts = [
  ...scriptSources.map((path) => `assets/${path}`),
  "assets/client/offline/worker",
  "exports/downloads/client/single-file",
];

/** An import of ours leads to the compiled file; nothing is pulled into another. */
const leaveImports: Plugin = {
  name: "leave-imports",
  setup(compiler) {
    compiler.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (kind === "entry-point") return undefined;
      return { path: path.startsWith(".") ? path.replace(/\.tsx?$/, ".js") : path, external: true };
    });
  },
};

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: [join(source, "**/*.ts"), join(source, "**/*.tsx")],
  outdir: dist,
  outbase: source,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  charset: "utf8",
  plugins: [leaveImports],
});
for (const path of scripts) {
  const { text } = await bundleScript(path, pathToFileURL(join(source, "/")).href);
  writeFileSync(join(dist, `${path}.js`), text);
}
const compiler = join(here, "node_modules/typescript/bin/tsc");
execFileSync(process.execPath, [compiler, "--project", join(here, "tsconfig.package.json")], {
  stdio: "inherit",
});
cpSync(source, dist, { recursive: true, filter: (path) => !/\.tsx?$/.test(path) });
