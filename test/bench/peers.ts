import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { writePublication } from "../publication.ts";
import { costCells, costHeads, makePlace, measureInTurn, medianOf } from "./builds.ts";
import { measure, type Cost } from "./measure.ts";
import { peers, plainTextOf, type Peer, type PeerVariant, type PlainText } from "./peers-sites.ts";
import { printTable } from "./table.ts";

/** How much the others build, and how often. */
export interface PeerBenchOptions {
  readonly pages: number;
  readonly terms: number;
  readonly rounds: number;
  /** The name of the one to measure; all of them without. */
  readonly peer?: string | undefined;
}

/** None of them is to report that it ran, nor to ask whether there is a newer one. */
const quiet = { ASTRO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NO_UPDATE_NOTIFIER: "1" };

/** What they need in turn is as it was on this day, so that another run measures the same code. */
const asOf = "2026-11-22";

/** A cold build and the page that it wrote. */
interface Contestant {
  readonly run: () => Promise<Cost | undefined>;
  readonly page: string;
}

/**
 * Installs other generators in a temporary folder, builds the same prose with each, cold and one after the other in each
 * round, beside our core build and a plain site, and prints what each took. What npm cannot install is said and left out.
 */
export async function benchPeers({ pages, terms, rounds, peer: asked }: PeerBenchOptions): Promise<void> {
  const chosen = peers.filter(({ name }) => asked === undefined || name === asked);
  if (chosen.length === 0)
    throw new Error(
      `no generator is called "${asked}" here; --peer takes ${peers.map(({ name }) => name).join(", ")}`,
    );
  const folder = mkdtempSync(join(tmpdir(), "bench-peers-"));
  const place = makePlace(pages, terms);
  const texts = place.plainTexts.map(([path, source]) => plainTextOf(path, source));
  const contestants = new Map<string, Contestant>([
    [
      "plain Eleventy + Pagefind",
      {
        run: () => measure(place.plain({ search: true })),
        page: join(place.plainSite, "explainers/question-0/index.html"),
      },
    ],
    [
      "core, cold",
      {
        run: () => (rmSync(place.cache, { recursive: true, force: true }), measure(place.core())),
        page: join(place.site, "explainers/question-0.html"),
      },
    ],
  ]);
  for (const peer of chosen) {
    const root = join(folder, peer.name);
    if (!(await isInstalled(peer, root))) continue;
    for (const variant of peer.variants)
      contestants.set(rowName(peer, variant), contestantOf(peer, variant, root, texts));
  }
  await compare(contestants, { pages, terms, rounds });
  place.clear();
  rmSync(folder, { recursive: true });
}

async function compare(contestants: ReadonlyMap<string, Contestant>, options: PeerBenchOptions) {
  const kilobytes = new Map<string, number>();
  const runs = [...contestants].map(([name, { run, page }]) => {
    const runAndWeigh = async () => {
      const cost = await run();
      if (cost) kilobytes.set(name, brotliCompressSync(readFileSync(page)).length / 1000);
      return cost;
    };
    return [name, runAndWeigh] as const;
  });
  const costs = await measureInTurn(new Map(runs), options.rounds);
  const base = medianOf(costs.get("plain Eleventy + Pagefind")!);
  printTable(
    `beside others: ${options.pages} explainers, for us with ${options.terms} terms; medians of ${options.rounds}`,
    ["build", ...costHeads, "a page's HTML, brotli kB"],
    [...costs].map(([name, all]) => [
      name,
      ...costCells(medianOf(all), base),
      kilobytes.get(name)!.toFixed(1),
    ]),
  );
}

function rowName({ name, packages }: Peer, variant: PeerVariant): string {
  const version = Object.values(packages)[0]!;
  return `${name} ${version}, ${variant.name}`;
}

/** Whether npm could install a generator; if not, one line says why. Scripts of packages are not run. */
async function isInstalled({ name, packages }: Peer, root: string): Promise<boolean> {
  mkdirSync(root);
  writePublication({ "package.json": { private: true, dependencies: packages } }, root);
  const words = [
    "install",
    "--prefix",
    root,
    "--before",
    asOf,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
  ];
  try {
    await promisify(execFile)("npm", [...words, "--fetch-retries=1"], {
      cwd: root,
      env: { ...process.env, ...quiet },
    });
    return true;
  } catch (fault) {
    console.log(`${name}: not measured, for npm could not install it: ${reasonOf(fault as Error)}`);
    return false;
  }
}

/** What npm says went wrong, in a line. */
function reasonOf(fault: Error & { readonly stderr?: string }): string {
  const lines = [...(fault.stderr ?? "").matchAll(/^npm error (.+)$/gm)].map(([, line]) => line!);
  return lines.find((line) => !/^(?:code|errno|syscall) /.test(line)) ?? fault.message.split("\n")[0]!;
}

function contestantOf(
  peer: Peer,
  variant: PeerVariant,
  root: string,
  texts: readonly PlainText[],
): Contestant {
  return {
    page: join(root, peer.page),
    async run() {
      clearAround(root);
      writePublication(variant.files(texts), root);
      try {
        return await measure({ words: [process.execPath, ...peer.build], folder: root, env: quiet });
      } catch (fault) {
        // With many pages some of them run out of memory; the others' figures are still good.
        console.log(
          `${rowName(peer, variant)}: not measured, for its build failed: ${(fault as Error).message}`,
        );
        return undefined;
      }
    },
  };
}

/** Leaves of a folder only what is installed in it: no site, no build, and none of the caches, which lie among the packages too. */
function clearAround(root: string): void {
  const remove = (folder: string, isKept: (name: string) => boolean) => {
    for (const name of readdirSync(folder))
      if (!isKept(name)) rmSync(join(folder, name), { recursive: true, force: true });
  };
  remove(root, (name) => /^(?:node_modules|package\.json|package-lock\.json)$/.test(name));
  remove(join(root, "node_modules"), (name) => !/^\.(?!bin$|package-lock)/.test(name));
}
