import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { explainer, minimal, projectRoot, writePublication } from "../publication.ts";

/** What became of many edits of a publication that is served. */
export interface EditsReport {
  /** Edits that were never seen, in words. */
  readonly lost: readonly string[];
  /** Memory of the server in MB: at a quarter of the edits, when everything is warm, and at the end. */
  readonly memory: { readonly early: number; readonly late: number };
}

const file = "content/explainers/juries.md";
const patience = 30_000;

/**
 * Edits a served publication again and again as editors do: written in one go, in two halves with a moment between, in place of a file
 * that was taken away first; and data now and then. After each the page must say what was written.
 * @param random chooses the manner of each edit: from 0 up to 1
 */
export async function editAgainAndAgain(
  count: number,
  random: () => number,
  port: number,
): Promise<EditsReport> {
  const root = writePublication(minimal);
  const server = spawn(
    process.execPath,
    [join(projectRoot, "bin/glossator.js"), "serve", "--root", root, "--port", String(port)],
    { stdio: "ignore" },
  );
  const shows = async (words: string): Promise<boolean> => {
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if ((await page(port)).includes(words)) return true;
      await setTimeout(10);
    }
    return false;
  };
  try {
    const lost: string[] = [];
    if (!(await shows("decides what happened"))) lost.push("the first page");
    let early = 0;
    for (let n = 1; n <= count; n++) {
      const manner = manners[Math.floor(random() * manners.length)]!;
      await manner.edit(root, n);
      if (!(await shows(`number ${n}.`))) lost.push(`edit ${n}, ${manner.name}`);
      if (n === Math.ceil(count / 4)) early = memoryOf(server.pid!);
    }
    return { lost, memory: { early, late: memoryOf(server.pid!) } };
  } finally {
    server.kill("SIGKILL");
    rmSync(root, { recursive: true, force: true });
  }
}

interface Manner {
  readonly name: string;
  readonly edit: (root: string, n: number) => Promise<void> | void;
}

const textOf = (n: number) => explainer("Juries", `## New\n\nA jury, number ${n}.\n`);

const manners: readonly Manner[] = [
  { name: "in one go", edit: (root, n) => writeFileSync(join(root, file), textOf(n)) },
  {
    name: "in two halves",
    edit: async (root, n) => {
      const text = textOf(n);
      writeFileSync(join(root, file), text.slice(0, 30));
      await setTimeout(100);
      writeFileSync(join(root, file), text);
    },
  },
  {
    name: "taken away and written anew",
    edit: async (root, n) => {
      rmSync(join(root, file));
      await setTimeout(30);
      writeFileSync(join(root, file), textOf(n));
    },
  },
  {
    name: "a definition",
    edit: (root, n) => {
      writeFileSync(join(root, file), textOf(0));
      const glossary = [{ id: "jury", term: "jury", short: `People who decide, number ${n}.` }];
      writeFileSync(join(root, "_data/glossary.json"), JSON.stringify(glossary));
    },
  },
];

async function page(port: number): Promise<string> {
  try {
    return await (await fetch(`http://localhost:${port}/explainers/juries.html`)).text();
  } catch {
    return "";
  }
}

/** Resident memory in MB, as Linux tells it. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
