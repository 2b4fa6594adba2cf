import { describe, expect, test } from "vitest";
import { readingGrade } from "../../../src/checks/reading/grade.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { explainer, glossator, minimal, writePublication, type Files } from "../../publication.ts";

describe("the reading grade", () => {
  test.each([
    // Two sentences of three words, seven syllables.
    ["counts words and syllables", ["The cat sat. The kitten slept."], 0.39 * 3 + (11.8 * 7) / 6 - 15.59],
    [
      "takes each item of a list for a sentence",
      ["The cat sat", "The kitten slept"],
      0.39 * 3 + (11.8 * 7) / 6 - 15.59,
    ],
    ["counts a number as one short word", ["The 2026 sat."], 0.39 * 3 + 11.8 - 15.59],
  ])("%s", (_, texts, grade) => {
    expect(readingGrade(texts)).toBeCloseTo(grade, 6);
  });

  test("is none where there is no word", () => {
    expect(readingGrade(["", "—"])).toBeUndefined();
  });

  test("rises with the length of sentences and of words", () => {
    const plain = readingGrade(["The law is old. It was made in a hurry. Few people like it."])!;
    const stiff = readingGrade([
      "Notwithstanding considerable institutional dissatisfaction, the antiquated legislation, hastily promulgated, remains applicable.",
    ])!;
    expect(plain).toBeLessThan(5);
    expect(stiff).toBeGreaterThan(16);
  });
});

const stiff =
  "Notwithstanding considerable institutional dissatisfaction throughout the administration, the antiquated legislation " +
  "remains applicable to organisations participating in international procurement.";

async function found(files: Files): Promise<readonly Problem[]> {
  const { stdout, stderr } = await glossator([
    "check",
    "--json",
    "--root",
    writePublication({ ...minimal, ...files }),
  ]);
  expect(stderr).not.toMatch(/\n {4}at /);
  const rules = new Set(["reads-easily", "unusual-word-defined"]);
  return (JSON.parse(stdout) as Problem[]).filter(({ rule }) => rules.has(rule));
}

describe("the check", () => {
  test("names the summary and the body that read too hard, and unusual words once", async () => {
    const problems = await found({
      "content/explainers/juries.md": explainer("What does a jury do?", `## The law\n\n${stiff}\n`).replace(
        "It decides the facts.",
        stiff,
      ),
    });
    const told = problems.map(({ file, line, rule, severity }) => ({ file, line, rule, severity }));
    const place = { file: "content/explainers/juries.md", severity: "warning" };
    expect(told).toContainEqual({ ...place, line: 3, rule: "reads-easily" });
    expect(told.filter(({ rule }) => rule === "reads-easily")).toHaveLength(2);
    const words = problems
      .filter(({ rule }) => rule === "unusual-word-defined")
      .map(({ message }) => message);
    expect(words.filter((message) => message.startsWith('"procurement"'))).toHaveLength(1);
  });

  test("is quiet about terms, familiar words, names, common words in any form and British spelling", async () => {
    const body =
      "## The law\n\nWe like procurement. Our neighbours organised it. Two phlebotomists travelled to Rome.\n";
    const problems = await found({
      "content/explainers/juries.md": explainer("What does a jury do?", body),
      "_data/site.json": {
        ...(minimal["_data/site.json"] as object),
        checks: { familiar: ["phlebotomist"] },
      },
      "_data/glossary.json": [
        ...(minimal["_data/glossary.json"] as object[]),
        { id: "procurement", term: "procurement", short: "How a state buys." },
      ],
    });
    expect(problems).toEqual([]);
  });

  test("does not measure what it has no formula for, and says so", async () => {
    const german = {
      ...minimal,
      "_data/site.json": { title: "Gerichte", description: "Wie ein Gericht arbeitet.", language: "de" },
      "content/explainers/juries.md": explainer(
        "Was ist eine Jury?",
        "## Das Urteil\n\nRechtsschutzversicherungsgesellschaften.\n",
      ),
    };
    expect(await found(german)).toEqual([]);
    const { stderr } = await glossator(["check", "--root", writePublication(german)]);
    expect(stderr).toMatch(/juries +not measured +not measured/);
  });
});
