import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPublication } from "../../src/load/load-publication.ts";
import { problemCount, problemReport } from "../../src/model/problem-report.ts";
import { expectFile } from "./expected-file.ts";
import { minimal, writePublication } from "../publication.ts";

const publications = join(import.meta.dirname, "../fixtures/publications");
const situations = readdirSync(publications);

describe("what a writer reads of a publication with", () => {
  test.each(situations)("%s", (situation) => {
    const { problems } = loadPublication({ root: join(publications, situation) });
    const report = [problemReport(problems), problemCount(problems)].filter(Boolean).join("\n\n");
    expectFile(join(publications, situation, "expected-report.txt"), `${report}\n`);
  });
});

test.each(["every-key", "minimal", "french", "german"])(
  "the %s publication loads whole and frozen",
  (name) => {
    const { publication } = loadPublication({ root: join(publications, name) });
    expect(publication).toBeDefined();
    expect(publication?.explainers.length).toBeGreaterThan(0);
    expect(Object.isFrozen(publication) && Object.isFrozen(publication?.terms[0])).toBe(true);
  },
);

test("there is no publication where there is a fault", () => {
  for (const situation of situations) {
    const { publication, problems } = loadPublication({ root: join(publications, situation) });
    expect(publication === undefined, situation).toBe(problems.length > 0);
  }
});

test("a draft is part of the publication only where drafts are asked for", () => {
  const root = join(publications, "references-that-lead-nowhere");
  const drafts = (withDrafts: boolean) =>
    loadPublication({ root, drafts: withDrafts }).problems.filter(({ message }) =>
      message.includes("not-yet"),
    );
  expect(drafts(false)).toHaveLength(1);
  expect(drafts(true)).toEqual([]);
});

test("a file of something else altogether is told in every entry, however many there are", () => {
  const entries = Array.from({ length: 20_000 }, () => ({ type: "Feature" }));
  const { problems } = loadPublication({
    root: writePublication({ ...minimal, "_data/figures.json": entries }),
  });
  expect(problems.length).toBeGreaterThan(7 * entries.length);
  expect(problemReport(problems)).toContain('The key "type" is not known.');
});

test("keys named like parts of every object change no object", () => {
  loadPublication({ root: join(publications, "dangerous-keys") });
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("an address leads from an entry of the model back to where it is written", () => {
  const { publication } = loadPublication({ root: join(publications, "every-key") });
  const figure = publication!.figureById.get("two-fares")!;
  expect(publication!.addressOf(figure, ["label"])).toMatchObject({ file: "_data/figures.json" });
  expect(figure.amount).toBe(18.5);
  expect(publication!.addressOf(publication!.site, ["language"])).toEqual({
    file: "_data/site.json",
    line: 4,
    column: 15,
  });
});

test("what a folder says of its texts counts from when it says it, and until it is taken back", () => {
  const root = writePublication(minimal);
  const count = () => loadPublication({ root }).publication?.explainers.length;
  expect(count()).toBe(1);
  const said = join(root, "content/explainers/explainers.json");
  writeFileSync(said, '{ "draft": true }');
  expect(count()).toBe(0);
  rmSync(said);
  expect(count()).toBe(1);
});
