/**
 * `npm run fuzz`: what takes too long for every test run. `npm run fuzz -- cases`, `-- faults` or `-- edits` for one of them;
 * CASES, TRIES, EDITS and SEED say how much, and of which.
 */
import { cases } from "./cases.ts";
import { seededRandom } from "../bench/random.ts";
import { editAgainAndAgain } from "../reliability/edits.ts";
import { faults } from "./faults.ts";

const total = Number(process.env["CASES"] ?? 1_000_000);
const tries = Number(process.env["TRIES"] ?? 60);
const edits = Number(process.env["EDITS"] ?? 10_000);
const seed = Number(process.env["SEED"] ?? Math.floor(Date.now() / 86_400_000));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const kinds: Readonly<Record<string, () => Promise<string[]> | string[]>> = {
  cases: () => cases(total, seed, say),
  faults: () => faults(tries, seed, say),
  edits: async () => {
    const { lost, memory } = await editAgainAndAgain(edits, seededRandom(seed), 8394);
    say(`${edits} edits: ${memory.early} MB after a quarter of them, ${memory.late} MB at the end`);
    return [...lost];
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
