import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let known: string | undefined;

/**
 * What decides how everything comes out besides the publication: our own code, every installed package, and Node with its
 * Unicode data. `undefined` where nobody can tell which packages are installed; then nothing should be remembered.
 */
export function generatorHash(): string | undefined {
  return (known ??= hashOf(fileURLToPath(new URL("..", import.meta.url))));
}

/** @param code the folder of our code: `src/` in the repository, `dist/` in the package */
function hashOf(code: string): string | undefined {
  const installed = installedList(code);
  if (installed === undefined) return undefined;
  const { node, v8, icu, unicode, tz } = process.versions;
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ node, v8, icu, unicode, tz, platform: process.platform, arch: process.arch }));
  for (const file of [installed, join(code, "../package.json"), ...filesIn(code)]) {
    hash.update(`\n${file}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** npm's own list of what it has installed, with the version and check sum of each package. */
function installedList(folder: string): string | undefined {
  const list = join(folder, "node_modules/.package-lock.json");
  if (existsSync(list)) return list;
  return dirname(folder) === folder ? undefined : installedList(dirname(folder));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
