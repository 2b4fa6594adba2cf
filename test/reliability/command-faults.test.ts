import { expect, test } from "vitest";
import { commandFaults } from "./command-faults.ts";

// `npm run fuzz -- faults` tries hundreds, and disks of its own that are full or can only be read.
test("whatever happens to the command, its site is the old one or the new one, whole, and it says why in words", async () => {
  const { lost, kept, replaced } = await commandFaults(8, 20_261_122, [
    "kill -9 of the command",
    "sources taken away while they are read",
    "a disk that seems full to the command",
    "kill -9 of the command",
    "Ctrl+C, SIGTERM, SIGHUP to the command",
    "sources taken away while they are read",
    "three commands at once",
    "kill -9 of the command",
  ]);
  expect(lost).toEqual([]);
  expect(kept + replaced).toBe(8);
}, 300_000);
