import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { progressOn } from "../../src/cli/progress.ts";
import { annotations } from "../../src/cli/report/annotations.ts";
import { sarifLog } from "../../src/cli/report/sarif.ts";
import type { Problem } from "../../src/model/problem.ts";
import { problemReport } from "../../src/model/problem-report.ts";
import { explainer, glossator, minimal, writePublication } from "../publication.ts";
import { sarifStructure } from "./sarif-structure.ts";

const odd: Problem = {
  file: "content/explainers/50% off, now: é.md",
  line: 3,
  column: 7,
  rule: "link-resolves",
  severity: "error",
  message: "100% wrong,\nsee: there",
};

const warning = (rule: string, line: number): Problem => ({
  file: "content/a.md",
  line,
  column: 1,
  rule,
  severity: "warning",
  message: "Weigh this.",
});

const faulty = {
  ...minimal,
  "content/explainers/juries.md": explainer("Juries", "Twelve :fig[jurors] sit,\nsee [there](judges.md).\n"),
};

test("footnotes in key points, data and the text stand on one page, each with an id of its own", async () => {
  const note = "Twelve.^[Or fewer.]";
  const root = writePublication({
    ...minimal,
    "_data/events.json": JSON.stringify([
      { id: "verdict", date: "2025-01", title: "A verdict", text: note, status: "happened", sources: [] },
    ]),
    "content/explainers/juries.md": explainer(
      "Juries",
      `${note}\n\n::timeline{events="verdict"}\n`,
      `keyPoints: ["${note}", "${note}"]\n`,
    ),
  });
  const out = join(root, "site");
  expect(await glossator(["build", "--root", root, "--out", out])).toMatchObject({ code: 0 });
  const ids = [
    ...readFileSync(join(out, "explainers/juries.html"), "utf8").matchAll(/ id="?(fn[^" >]*)/g),
  ].map(([, id]) => id);
  expect(ids).toHaveLength(8);
  expect(new Set(ids).size).toBe(8);
});

test("a report is told in every format, from one run's problems, with the same exit code", async () => {
  const root = writePublication(faulty);
  const text = await glossator(["check", "--root", root]);
  expect(text.code).toBe(1);
  expect(text.stdout).toBe("");
  expect(text.stderr).toMatch(/8:8 +figure-exists/);
  expect(text.stderr).not.toContain("\u001B");

  const json = await glossator(["check", "--root", root, "--json"]);
  const problems = JSON.parse(json.stdout) as Problem[];
  expect(json.code).toBe(1);
  expect(json.stderr).toBe("");
  expect(problems.map(({ rule, line, column }) => `${line}:${column} ${rule}`)).toEqual([
    "8:8 figure-exists",
    "9:13 link-resolves",
  ]);

  const sarif = await glossator(["check", "--root", root, "--format", "sarif"], { GITHUB_WORKSPACE: root });
  const log = sarifStructure.parse(JSON.parse(sarif.stdout));
  expect(sarif.code).toBe(1);
  expect(log.runs[0]!.results.map((result) => result.locations[0]!.physicalLocation)).toEqual([
    {
      artifactLocation: { uri: "content/explainers/juries.md", uriBaseId: "%SRCROOT%" },
      region: { startLine: 8, startColumn: 8 },
    },
    {
      artifactLocation: { uri: "content/explainers/juries.md", uriBaseId: "%SRCROOT%" },
      region: { startLine: 9, startColumn: 13 },
    },
  ]);

  const github = await glossator(["check", "--root", root, "--format", "github"], { GITHUB_WORKSPACE: root });
  expect(github.stderr).toBe("");
  expect(github.stdout.split("\n")[0]).toMatch(
    /^::error file=content\/explainers\/juries\.md,line=8,col=8,title=figure-exists::No figure "jurors"/,
  );
  const workflow = await glossator(["build", "--core", "--root", root], {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: root,
  });
  expect(workflow.stdout).toBe(github.stdout);
  expect(workflow.stderr).toMatch(/8:8 +figure-exists/);
});

test("formats that there are not, or that contradict each other, are wrong usage", async () => {
  for (const words of [
    ["--format", "sarrif"],
    ["--json", "--format", "sarif"],
  ])
    expect((await glossator(["check", ...words])).code, words.join(" ")).toBe(2);
});

test("a switched-off rule says nothing, and one that is not there or cannot be switched off is a fault", async () => {
  const site = (off: string[]) =>
    writePublication({
      ...minimal,
      "_data/site.json": { ...(minimal["_data/site.json"] as object), checks: { off } },
      "content/explainers/juries.md": explainer("Juries", "A jury meets next week.\n"),
    });
  expect((await glossator(["check", "--root", site([])])).stderr).toContain("date-absolute");
  expect((await glossator(["check", "--root", site(["date-absolute"])])).stderr).not.toContain(
    "date-absolute",
  );
  const wrong = await glossator(["build", "--core", "--root", site(["date-absolut", "source-exists"])]);
  expect(wrong.stderr).toContain('There is no rule "date-absolut". Did you mean "date-absolute"?');
  expect(wrong.stderr).toContain('The rule "source-exists" cannot be switched off');
});

describe("SARIF", () => {
  test("has the structure of the standard, whatever the problems", () => {
    for (const problems of [[], [odd], [odd, warning("html/no-dup-id", 1), warning("figure-linked", 2)]])
      sarifStructure.parse(sarifLog(problems, { pathOf: (file) => file, version: "1.2.3" }));
  });

  test("names files as URIs, and describes each rule once with its help", () => {
    const log = sarifLog([odd, odd, warning("date-absolute", 1)], {
      pathOf: (file) => `docs/${file}`,
      version: "1.2.3",
    });
    const [run] = log.runs;
    const first = run?.results?.[0];
    expect(first?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      "docs/content/explainers/50%25%20off%2C%20now%3A%20%C3%A9.md",
    );
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(["date-absolute", "link-resolves"]);
    expect(first?.ruleIndex).toBe(1);
    expect(rules[0]?.help?.markdown).toContain('"checks": { "off": ["date-absolute"] }');
    expect(rules[1]?.help?.markdown).not.toContain("switch it off");
  });
});

test("annotations escape what would end them", () => {
  expect(annotations([odd], (file) => file)).toEqual([
    "::error file=content/explainers/50%25 off%2C now%3A é.md,line=3,col=7,title=link-resolves::100%25 wrong,%0Asee: there",
  ]);
});

describe("a long report", () => {
  const many = [
    ...Array.from({ length: 70 }, (_, index) => warning("figure-linked", index + 1)),
    ...Array.from({ length: 30 }, (_, index): Problem => ({ ...odd, line: index + 1 })),
  ];
  test("shows every error and ten warnings of a rule, and says how many more there are", () => {
    const report = problemReport(many, undefined, { all: false });
    expect(report.match(/link-resolves/g)).toHaveLength(30);
    expect(report.match(/ figure-linked {2}/g)).toHaveLength(10);
    expect(report).toMatch(/ {2}and 60 more of figure-linked\n {2}--all shows them\.$/);
  });
  test("is whole where it is asked for", () => {
    expect(problemReport(many, undefined, { all: true }).match(/figure-linked/g)).toHaveLength(70);
  });
  test("is not shortened where it can be looked through", () => {
    const few = many.slice(0, 40);
    expect(problemReport(few, undefined, { all: false })).toBe(problemReport(few));
  });
});

test("colours are for a terminal, or where somebody asks for them", async () => {
  const root = writePublication(faulty);
  const run = await glossator(["check", "--root", root], { NO_COLOR: "", FORCE_COLOR: "1" });
  expect(run.stderr).toContain("\u001B[31mfigure-exists");
  const plain = await glossator(["check", "--root", root], { NO_COLOR: "" });
  expect(plain.stderr).not.toContain("\u001B");
});

test("stages are told on a terminal on a line that goes away, and nowhere else", () => {
  const written = (isTTY: boolean) => {
    let text = "";
    const progress = progressOn({ isTTY, write: (more) => (text += more) });
    progress.stage("Reading");
    progress.stage("Checking");
    progress.done();
    return text;
  };
  expect(written(false)).toBe("");
  expect(written(true)).toBe("\r\u001B[2KReading…\r\u001B[2KChecking…\r\u001B[2K");
});

test("a publication without faults says so in every format", async () => {
  const root = writePublication(minimal, mkdtempSync(join(tmpdir(), "glossator-good-")));
  const sarif = await glossator(["check", "--root", root, "--format", "sarif"]);
  const log = sarifStructure.parse(JSON.parse(sarif.stdout));
  const json = await glossator(["check", "--root", root, "--json"]);
  expect([sarif.code, json.code]).toEqual([0, 0]);
  expect(log.runs[0]!.results).toHaveLength((JSON.parse(json.stdout) as unknown[]).length);
});
