/**
 * `npm run fuzz`: what takes too long for every test run. `npm run fuzz -- faults` for one kind of it, or `-- cases`, `-- edits`,
 * `-- branches`, `-- bytes`, `-- nodes`. CASES, TRIES, EDITS, BRANCHES and SEED say how much, and of which; ONLY which
 * faults, by a part of their name; PORT where to serve.
 */
import { bytes, nodes } from "./bytes.ts";
import { cases } from "./cases.ts";
import { seededRandom } from "../bench/random.ts";
import { switchBranches } from "../reliability/branches.ts";
import { editAgainAndAgain } from "../reliability/edits.ts";
import { faults } from "./faults.ts";

const total = Number(process.env["CASES"] ?? 1_000_000);
const tries = Number(process.env["TRIES"] ?? 60);
const edits = Number(process.env["EDITS"] ?? 10_000);
const branches = Number(process.env["BRANCHES"] ?? 100);
const port = Number(process.env["PORT"] ?? 8394);
const seed = Number(process.env["SEED"] ?? Math.floor(Date.now() / 86_400_000));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const kinds: Readonly<Record<string, () => Promise<string[]> | string[]>> = {
  cases: () => cases(total, seed, say),
  faults: () => faults(tries, seed, say, process.env["ONLY"]),
  bytes: () => bytes(say),
  nodes: () => nodes(say),
  edits: async () => {
    const { lost, memory } = await editAgainAndAgain(edits, seededRandom(seed), port);
    say(`${edits} edits: ${memory.early} MB after a quarter of them, ${memory.late} MB at the end`);
    return [...lost];
  },
  branches: async () => {
    const [still, stepping] = [{}, { preload: "stepping-clock.mjs" }];
    const lost = [
      ...(await switchBranches(branches, port, still)),
      ...(await switchBranches(branches, port, stepping)),
    ];
    say(
      `${2 * branches} branches switched under a server, half of them while its clock is put back and forth`,
    );
    return lost;
  },
};

const asked = process.argv.slice(2);
say(`Seed ${seed}`);
const lost: string[] = [];
for (const [name, run] of Object.entries(kinds))
  if (asked.length === 0 || asked.includes(name)) lost.push(...(await run()));
for (const what of lost) say(what);
say(`${lost.length} lost`);
process.exitCode = lost.length > 0 ? 1 : 0;
