import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { glossator, minimal, projectRoot, writePublication } from "../publication.ts";
import { switchBranches } from "./branches.ts";
import { Serving } from "./serving.ts";

const port = 8690;
const ending: Array<() => unknown> = [];

afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

test("a branch is switched under it, while the clock is put back and forth", async () => {
  expect(await switchBranches(3, port, { preload: "stepping-clock.mjs" })).toEqual([]);
});

test("a port that is in use: the next one is taken, and named", async () => {
  const root = writePublication(minimal);
  const other = createServer((_, response) => response.end("somebody else's")).listen(port);
  ending.push(() => other.close());
  const serving = new Serving(root, port);
  ending.push(() => serving.end());
  expect(await serving.comesTrue(() => serving.url !== undefined)).toBe(true);
  expect(serving.url).toBe(`http://localhost:${port + 1}/`);
  expect(await serving.shows("explainers/juries.html", "decides what happened")).toBe(true);
});

test("without a folder of texts, or without any folder, it says so and ends", async () => {
  const root = writePublication(minimal);
  rmSync(join(root, "content"), { recursive: true });
  const [empty, none] = [
    await glossator(["serve", "--root", root]),
    await glossator(["serve", "--root", join(root, "x")]),
  ];
  expect(empty).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^content\n +1:1 +file-exists/) as string,
  });
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("There is no folder") as string });
});

/** A process with a network of its own, in which there is nobody. */
const alone = ["--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];

test.runIf(spawnSync("unshare", [...alone, "true"]).status === 0)(
  "without a network it builds, and serves to this machine",
  () => {
    const root = writePublication(minimal);
    const program = ["--import", "tsx", join(import.meta.dirname, "serve-program.ts")];
    const words = [root, String(port), "explainers/juries.html", "decides what happened"];
    const { stdout } = spawnSync("unshare", [...alone, process.execPath, ...program, ...words], {
      encoding: "utf8",
      cwd: projectRoot,
    });
    expect(stdout).toBe("shown");
  },
);
