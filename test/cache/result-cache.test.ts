import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ResultCache } from "../../src/cache/result-cache.ts";

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "cache-"));
const right = Buffer.from("the right result");

/** Counts how often a result had to be made. */
function maker(content = right) {
  const made = { times: 0, make: async () => ((made.times += 1), content) };
  return made;
}

describe("a cache of results", () => {
  test("makes a result once, also for a build that comes later", async () => {
    const folder = emptyFolder();
    const { make } = maker();
    await new ResultCache(folder).remember(["a", 1], make);
    const later = maker();
    expect(await new ResultCache(folder).remember(["a", 1], later.make)).toEqual(right);
    expect(later.times).toBe(0);
  });

  test.each([["b", 1], ["a", 2], ["a", "1"], ["a"], ["a1"]])(
    "takes %j for something else than [a, 1]",
    async (...ingredients) => {
      const folder = emptyFolder();
      await new ResultCache(folder).keep(["a", 1], right);
      expect(await new ResultCache(folder).recall(ingredients)).toBeUndefined();
    },
  );

  test.each([
    ["cut short", (whole: Buffer) => whole.subarray(0, whole.length - 1)],
    ["changed by a byte", (whole: Buffer) => Buffer.concat([whole.subarray(0, -1), Buffer.of(0)])],
    ["longer", (whole: Buffer) => Buffer.concat([whole, Buffer.of(0)])],
    ["empty", () => Buffer.alloc(0)],
    ["somebody else's", () => Buffer.from("the wrong result, without any sum")],
  ])("does not believe a file that is %s, and makes it good", async (_, spoil) => {
    const folder = emptyFolder();
    const cache = new ResultCache(folder);
    await cache.keep("a", right);
    const file = join(folder, readdirSync(folder)[0]!);
    const whole = readFileSync(file);
    writeFileSync(file, spoil(whole));
    const { make } = maker();
    expect(await cache.remember("a", make)).toEqual(right);
    expect(readFileSync(file)).toEqual(whole);
  });

  test("is used by many at once, and leaves nothing unfinished", async () => {
    const folder = emptyFolder();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => new ResultCache(folder).remember("a", maker().make)),
    );
    expect(results).toEqual(Array.from({ length: 50 }, () => right));
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("without a folder remembers nothing, and with one that cannot be written is no worse", async () => {
    const file = join(emptyFolder(), "a-file");
    writeFileSync(file, "");
    for (const cache of [new ResultCache(undefined), new ResultCache(file)]) {
      const made = maker();
      await cache.remember("a", made.make);
      expect(await cache.remember("a", made.make)).toEqual(right);
      expect(made.times).toBe(2);
    }
  });
});
