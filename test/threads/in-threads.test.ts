import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inThreads } from "../../src/threads/in-threads.ts";

const unheard: unknown[] = [];
const hear = (error: unknown): void => void unheard.push(error);
beforeEach(() => void process.on("unhandledRejection", hear));
afterEach(() => {
  process.off("unhandledRejection", hear);
  unheard.length = 0;
});

test("results come in the order of the tasks, however many there are", async () => {
  for (const numbers of [[3], [1, 2, 3, 4, 5, 6, 7]]) {
    const { begun, results } = inThreads<number>("square", import.meta.url, numbers);
    await begun;
    expect(await results).toEqual(numbers.map((number) => number * number));
  }
});

test.each([
  ["a task that fails", "square", [1, -2, 3], "-2 is below zero"],
  ["a module that cannot be loaded", "broken", [1, 2], "This module cannot be loaded."],
])("%s is told to whoever waits, and to nobody else", async (_, path, tasks, why) => {
  await expect(inThreads(path, import.meta.url, tasks).results).rejects.toThrow(why);
  const { begun, results } = inThreads(path, import.meta.url, tasks);
  await begun.catch(() => undefined);
  await setTimeout(300);
  await expect(results).rejects.toThrow(why);
  expect(unheard).toEqual([]);
});
