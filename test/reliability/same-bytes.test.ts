import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { explainer, projectRoot, writePublication } from "../publication.ts";
import { conditions, differing, sumsUnder } from "./conditions.ts";

/** Before the dates in it are past, so that its checks find nothing. */
const epoch = Date.UTC(2026, 2, 1) / 1000;

/** One of every kind of entry, with files in folders whose order a disk decides. */
function publication(): string {
  const root = mkdtempSync(join(tmpdir(), "glossator-bytes-"));
  cpSync(join(projectRoot, "test/fixtures/publications/every-key"), root, { recursive: true });
  const texts = ["b", "Z", "a", "é", "10", "9"].map((name) => [
    `content/explainers/${name === "9" ? "more/" : ""}${name}.md`,
    explainer(`Ferries, part ${name}`, "A ferry crosses.\n"),
  ]);
  const pages = ["two", "one", "five", "three", "four"].map((name) => [
    `content/${name}.md`,
    `---\ntitle: Page ${name}\n---\n\nText.\n`,
  ]);
  return writePublication(Object.fromEntries([...texts, ...pages]) as Record<string, string>, root);
}

// `npm run fuzz -- bytes` tries each alone, on this repository's publication, and each Node that the registry has.
test("the same sources give the same bytes whoever builds them, wherever, whenever", async () => {
  const root = publication();
  const names = conditions.map(({ name }) => name);
  expect(names).toContain("folders listed in another order");
  const plain = await sumsUnder({ root, epoch });
  expect(plain.split("\n").length).toBeGreaterThan(80);
  expect(differing(plain, await sumsUnder({ root, epoch, conditions })), names.join(", ")).toEqual([]);
});
