/** Circumstances that must not show in a site: whoever builds the same sources at the same `SOURCE_DATE_EPOCH` has the same bytes. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot, read } from "../publication.ts";

/** One circumstance of a build. */
export interface Condition {
  readonly name: string;
  /** What starts the command, put before it: `taskset -c 0`. */
  readonly starter?: readonly string[];
  /** A module that is loaded before everything else. */
  readonly preload?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Every condition that this machine can bring about. */
export const conditions: readonly Condition[] = [
  { name: "folders listed in another order", preload: "shuffled-folders.mjs" },
  { name: "a clock that jumps", preload: "jumping-clock.mjs" },
  { name: "another umask", starter: ["sh", "-c", 'umask 077; exec "$@"', "sh"] },
  { name: "one core", starter: ["taskset", "--cpu-list", "0"] },
  { name: "no network", starter: ["unshare", "--map-root-user", "--net"] },
  {
    name: "another user, home, time zone and locale",
    environment: {
      HOME: "/nowhere",
      USER: "somebody",
      LOGNAME: "somebody",
      HOSTNAME: "elsewhere",
      TZ: "Pacific/Kiritimati",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    },
  },
].filter(isPossible);

/** macOS and Windows have no `taskset`; some containers allow no `unshare`. */
function isPossible({ starter: [program, ...words] = [] }: Condition): boolean {
  return program === undefined || spawnSync(program, [...words, "true"]).status === 0;
}

/** A build of a publication as it was asked for. */
export interface ConditionedBuild {
  readonly root: string;
  /** In place of this process's own Node. */
  readonly node?: string;
  readonly conditions?: readonly Condition[];
  /** The moment that counts as now, in seconds since 1970. */
  readonly epoch?: number;
}

/**
 * Builds a publication whole and from nothing, under conditions.
 * @returns the list of check sums of its site
 * @throws what the build said, where it failed
 */
export async function sumsUnder({ root, node, conditions = [], epoch }: ConditionedBuild): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "glossator-bytes-"));
  const site = join(folder, "_site");
  const preloads = conditions.flatMap(({ preload }) =>
    preload === undefined
      ? []
      : `--import=${pathToFileURL(join(import.meta.dirname, "preloads", preload)).href}`,
  );
  const [program, ...words] = [
    ...conditions.flatMap(({ starter = [] }) => starter),
    node ?? process.execPath,
    join(projectRoot, "bin/glossator.js"),
    "build",
    "--no-cache",
    "--root",
    root,
    "--out",
    site,
  ];
  const environments = conditions.map(({ environment }) => environment);
  const child = spawn(program, words, {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      NO_COLOR: "1",
      NODE_OPTIONS: preloads.join(" "),
      SOURCE_DATE_EPOCH: String(epoch ?? 1_795_305_600),
      ...Object.assign({}, ...environments),
    } as NodeJS.ProcessEnv,
  });
  let said = "";
  child.stderr.on("data", (data: Buffer) => (said += data.toString()));
  const code = await new Promise((ended) => child.on("close", ended));
  try {
    if (code !== 0) throw new Error(said);
    return read(site, "SHA256SUMS");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files that two lists of check sums tell differently. */
export function differing(one: string, other: string): string[] {
  const lines = (text: string) => new Set(text.split("\n"));
  const [first, second] = [lines(one), lines(other)];
  return [...new Set([...first, ...second])]
    .filter((line) => !first.has(line) || !second.has(line))
    .map((line) => line.slice(66))
    .filter((path, index, paths) => paths.indexOf(path) === index)
    .sort();
}
