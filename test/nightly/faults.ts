import {
  canMount,
  fullDisk,
  killing,
  observing,
  readOnly,
  together,
  type Tally,
} from "../reliability/faults.ts";

import { attempts, commandFaults, mounting, type AttemptName } from "../reliability/command-faults.ts";

type Situation = readonly [string, (tries: number, seed: number) => Promise<Tally>];

/** What is tried: a name, and the tries themselves. */
const situations: readonly Situation[] = [
  ["kill -9, folders exchanged", (tries, seed) => killing(tries, seed, "exchange")],
  ["kill -9, folders renamed", (tries, seed) => killing(tries, seed, "renames")],
  [
    "Ctrl+C, SIGTERM, SIGHUP",
    (tries, seed) => killing(tries, seed, "exchange", ["SIGINT", "SIGTERM", "SIGHUP"]),
  ],
  ["three builds at once, exchanged", (tries, seed) => together(Math.ceil(tries / 3), seed, "exchange")],
  ["three builds at once, renamed", (tries, seed) => together(Math.ceil(tries / 3), seed, "renames")],
  ["somebody looks all the time", (tries) => observing(tries, "exchange")],
  ...(canMount()
    ? ([
        ["full disk", (tries, seed) => fullDisk(tries, seed, "exchange")],
        ["full disk, folders renamed", (tries, seed) => fullDisk(tries, seed, "renames")],
        ["disk that can only be read", (tries) => readOnly(Math.ceil(tries / 10), "exchange")],
      ] satisfies Situation[])
    : []),
  ...(Object.keys(attempts) as AttemptName[])
    .filter((name) => canMount() || !mounting.has(name))
    .map((name): Situation => [
      name,
      (tries, seed) => commandFaults(Math.ceil(tries / shareOf(name)), seed, [name]),
    ]),
];

/** Of what takes long, or comes out the same every time, there are fewer. */
function shareOf(name: AttemptName): number {
  return name === "three commands at once"
    ? 3
    : name === "a disk that can only be read under the command"
      ? 10
      : 1;
}

/**
 * Does to builds what can happen to them.
 * @param only a part of the name of what is tried; all where it is left out
 * @returns everything that was lost
 */
export async function faults(
  tries: number,
  seed: number,
  say: (line: string) => void,
  only = "",
): Promise<string[]> {
  const lost: string[] = [];
  for (const [name, attempt] of situations.filter(([name]) => name.includes(only))) {
    const tally = await attempt(tries, seed);
    const looks = "looks" in tally ? `, ${String(tally.looks)} looks` : "";
    say(
      `${name}: ${tally.tries} tries, ${tally.kept} old, ${tally.replaced} new${looks}, ${tally.lost.length} lost`,
    );
    lost.push(...tally.lost.map((what) => `${name}: ${what}`));
  }
  return lost;
}
