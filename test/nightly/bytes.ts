import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyOfRealPublication } from "../publication.ts";
import { conditions, differing, sumsUnder } from "../reliability/conditions.ts";

type Say = (line: string) => void;

/** Builds this repository's publication under each condition alone, then under all. @returns what differed */
export async function bytes(say: Say): Promise<string[]> {
  const root = copyOfRealPublication();
  const plain = await sumsUnder({ root });
  const lost: string[] = [];
  const attempts = conditions.map((one) => ({ name: one.name, together: [one] }));
  for (const { name, together } of [...attempts, { name: "all of it", together: conditions }]) {
    const other = differing(plain, await sumsUnder({ root, conditions: together }));
    say(`${name}: ${plain.split("\n").length} files, ${other.length} differ`);
    lost.push(...other.map((path) => `${name}: ${path}`));
  }
  rmSync(root, { recursive: true, force: true });
  return lost;
}

/** The oldest Node that will do, one with the language data of 2025, and the newest of each kind in use; as npm's registry has them. */
const versions = ["20.19.0", "20.20.2", "22.16.0", "22.23.3", "24.21.0", "26.10.0"];

interface InstalledNode {
  readonly program: string;
  readonly version: string;
  /** The version of the Unicode Common Locale Data, by which numbers and dates are spelt. */
  readonly cldr: string;
}

/**
 * Builds this repository's publication with one Node after the other, each of which brings its own data on how languages write
 * numbers and dates.
 * @returns what differed from the site that the first of them made
 */
export async function nodes(say: Say): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "glossator-nodes-"));
  const root = copyOfRealPublication();
  let first: string | undefined;
  const lost: string[] = [];
  try {
    for (const { program, version, cldr } of install(folder)) {
      const sums = await sumsUnder({ root, node: program });
      const other = differing((first ??= sums), sums);
      say(`Node ${version}, locale data ${cldr}: ${other.length} files differ from ${versions[0]}`);
      lost.push(...other.map((path) => `Node ${version}: ${path} is not as with ${versions[0]}`));
    }
  } finally {
    for (const path of [folder, root]) rmSync(path, { recursive: true, force: true });
  }
  return lost;
}

function install(folder: string): InstalledNode[] {
  const system = process.platform === "win32" ? "win" : process.platform;
  const packages = versions.map((version) => `node-${version}@npm:node-${system}-${process.arch}@${version}`);
  const words = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", ...packages];
  run(process.platform === "win32" ? "npm.cmd" : "npm", words);
  return versions.map((version) => {
    const program = join(folder, `node_modules/node-${version}/bin/node`);
    return { program, version, cldr: run(program, ["-p", "process.versions.cldr"]).trim() };
  });
}

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${error?.message ?? stderr}`);
  return stdout;
}
