import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { editorialChecks } from "../../src/checks/editorial/index.ts";
import { glossaryChecks } from "../../src/checks/glossary/index.ts";
import { readingChecks } from "../../src/checks/reading/index.ts";
import { rulesPage } from "../../src/cli/write-rules.ts";
import { ruleOf, rules } from "../../src/model/rules.ts";
import { filesIn, projectRoot } from "../publication.ts";

const sources = readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes("client/"))
  .map((file) => ({ file, text: readFileSync(join(projectRoot, "src", file), "utf8") }));

/** Rules as problems are made of them: `rule: "…"`, or the first thing said to a function that reports. */
const named = sources.flatMap(({ file, text }) =>
  Array.from(
    text.matchAll(/(?:\brule:\s*|\b(?:report|problem|fault)\(\s*)"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"/g),
    ([, rule = ""]) => ({ file, rule }),
  ),
);

test("every rule that a problem is made of is in the list", () => {
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter(({ rule }) => !ruleOf(rule))).toEqual([]);
  const inReports = filesIn(join(projectRoot, "test/fixtures"))
    .filter((path) => /report[^/]*\.txt$/.test(path))
    .flatMap((path) => [
      ...readFileSync(join(projectRoot, "test/fixtures", path), "utf8").matchAll(
        /^ +\d+:\d+ +([a-z0-9/-]+) /gm,
      ),
    ])
    .map(([, rule = ""]) => rule);
  expect(inReports.length).toBeGreaterThan(50);
  expect(inReports.filter((rule) => !ruleOf(rule))).toEqual([]);
});

test("every rule in the list is one that a problem can be of", () => {
  const nouns = ["term", "figure", "table", "source", "event", "actor", "guide", "explainer"];
  const made = new Set([
    ...named.map(({ rule }) => rule),
    // Made of a noun, of a key, or by html-validate.
    ...nouns.map((noun) => `${noun}-exists`),
    "*-valid",
    "html/*",
  ]);
  const spelt = (id: string) => sources.some(({ text }) => text.includes(`"${id}"`));
  expect(rules.filter(({ id }) => !made.has(id) && !spelt(id)).map(({ id }) => id)).toEqual([]);
});

test("a rule stands in the list once, in full sentences", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, holds, example, mend } of rules) {
    expect(holds, id).toMatch(/^\P{Ll}.*\.$/u);
    expect(mend, id).toMatch(/^\P{Ll}.*\.$/u);
    expect(example, id).not.toBe("");
    for (const text of [holds, example, mend]) expect(text.split("`").length % 2, `${id}: ${text}`).toBe(1);
  }
});

test("exactly the checks on what was said and written can be switched off", () => {
  const checks = [...editorialChecks, ...glossaryChecks, ...readingChecks].flatMap(({ ids }) => ids);
  for (const id of checks) expect(ruleOf(id)?.canBeOff, id).toBe(true);
  for (const { id, group, canBeOff } of rules)
    expect(canBeOff, id).toBe(["editorial", "glossary", "output"].includes(group));
});

test("docs/rules.md is the list", () => {
  expect(readFileSync(join(projectRoot, "docs/rules.md"), "utf8")).toBe(rulesPage());
});
