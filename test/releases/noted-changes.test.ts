import { describe, expect, test } from "vitest";
import { checkEditorial } from "../../src/checks/editorial/index.ts";
import type { Problem } from "../../src/model/problem.ts";
import { explainer, writePublication, type Files } from "../publication.ts";
import { contextOf, release } from "./released.ts";
import { saying, type Said } from "./sample.ts";

const bridge = "content/explainers/the-bridge.md";
const ferry = "content/explainers/the-ferry.md";

/** What the rule says of a publication that was released on 1 November and says something else on the 22nd. */
function afterwards(said: Said, more: Files = {}, before: Said = {}): readonly Problem[] {
  const root = release(saying(before), "2026-11-01");
  writePublication({ ...saying(said), ...more }, root);
  return rules(root);
}

function rules(root: string): readonly Problem[] {
  const ours = new Set(["change-noted", "change-note-stays", "earlier-value-kept"]);
  return checkEditorial(contextOf(root)).filter(({ rule }) => ours.has(rule));
}

const unnoted = (problems: readonly Problem[]) => problems.filter(({ rule }) => rule === "change-noted");
const filesOf = (problems: readonly Problem[]) => problems.map(({ file }) => file);

test("before the first release nothing has to be noted", () => {
  expect(rules(writePublication(saying({ amount: 1 })))).toEqual([]);
});

test("what says the same needs no note", () => {
  expect(afterwards({})).toEqual([]);
});

describe("a change wants a note on each explainer that shows it:", () => {
  test.each<[string, Said, string[], string]>([
    ["a number", { amount: 160e6 }, [bridge], 'its value was "€150m" and is "€160m"'],
    ["a number that prints alike", { amount: 150_000_001 }, [bridge], '"€150,000,000" and is "€150,000,001"'],
    [
      "how a number is known",
      { figureStatus: "disputed" },
      [bridge],
      'status was "official" and is "disputed"',
    ],
    [
      "what a number is of",
      { label: "Cost of the ferry" },
      [bridge],
      '"Cost of the bridge" and is "Cost of the ferry"',
    ],
    ["a definition", { short: "A charge for the use of a ferry." }, [bridge, ferry], "its definition was"],
    ["a stance", { stance: "against" }, [bridge], 'stance was "for" and is "against"'],
    ["a position’s words", { positionText: "The mayor wants no bridge." }, [bridge], "its text was"],
    ["how a claim is known", { claimStatus: "denied" }, [bridge], '"attributed" and is "denied"'],
    ["where the story stands", { status: "Finished" }, [bridge], "The status of this explainer changed"],
    ["what became of an event", { eventStatus: "reported" }, [bridge], '"scheduled" and is "reported"'],
  ])("%s", (_, said, files, message) => {
    const problems = unnoted(afterwards(said));
    expect(filesOf(problems)).toEqual(files);
    for (const problem of problems) {
      expect(problem.severity).toBe("error");
      expect(problem.message).toContain(message);
      expect(problem.message).toContain("since the release 2026-11-01");
      expect(problem.fix).toMatch(/^- \{ date: 2026-11-22, note: ".+" \}$/);
    }
  });
});

describe("no note is wanted for", () => {
  test.each<[string, Said, Said]>([
    ["another date of the same number", { asOf: "2026-10-01" }, {}],
    [
      "a slip in a definition",
      {},
      { short: "A chrage for the use of a bridge, paid by whoever crosses it." },
    ],
    ["a sentence of the text", { sentence: "There is a ferry as well." }, {}],
  ])("%s", (_, said, before) => {
    expect(afterwards(said, {}, before)).toEqual([]);
  });
});

test("the line that the message gives is the note that it wants, and satisfies it", () => {
  const changed: Said = {
    amount: 160e6,
    earlier: [{ amount: 150e6, asOf: "2026-01-01", sources: ["gazette"] }],
    stance: "against",
    claimStatus: "denied",
    short: "A charge for the use of a ferry.",
  };
  const lines = (file: string) =>
    unnoted(afterwards(changed)).flatMap((problem) => (problem.file === file ? (problem.fix ?? "") : []));
  expect(lines(bridge)).toHaveLength(4);
  const ferryText = explainer(
    "What did the ferry take?",
    "A toll was paid on the ferry.\n",
    `changes:\n${lines(ferry)
      .map((line) => `  ${line}\n`)
      .join("")}`,
  );
  const changes = lines(bridge).map((line) => line.replace(/^- /, ""));
  expect(afterwards({ ...changed, changes }, { [ferry]: ferryText })).toEqual([]);
});

describe("a note counts", () => {
  const noted = (note: string, date = "2026-11-20") =>
    unnoted(afterwards({ amount: 160e6, changes: [`{ date: ${date}, note: ${JSON.stringify(note)} }`] }));

  test("when it says old and new", () => {
    expect(noted("The bridge costs €160m, no longer €150m.")).toEqual([]);
    expect(noted("It was €150,000,000 and is €160,000,000.")).toEqual([]);
  });

  test("not when it says only one of them, or neither", () => {
    for (const note of ["Now €160m.", "It was €150m.", "A new number."])
      expect(noted(note)[0]?.message).toContain("Its new note does not say so, with old and new.");
  });

  test("from the day of the release on, however exact its date", () => {
    const note = "€160m, no longer €150m.";
    for (const date of ["2026-11-01", "2026-11", "2026"]) expect(noted(note, date), date).toEqual([]);
    for (const date of ["2026-10-31", "2026-10", "2025"])
      expect(noted(note, date)[0]?.message, date).toContain("is dated before that release");
  });

  test("not when it was there at the release", () => {
    const changes = ['{ date: 2026-11-01, note: "€160m, no longer €150m." }'];
    const problems = unnoted(afterwards({ amount: 160e6, changes }, {}, { changes }));
    expect(problems[0]?.message).toContain("It has no new note of change.");
    expect(problems[0]).toMatchObject({ file: bridge, line: 8 });
  });
});

test("an explainer that shows a number for the first time has nothing to take back", () => {
  const shows = explainer("What did the ferry take?", "It took less than :fig[cost]. :cite[gazette]\n");
  expect(filesOf(unnoted(afterwards({ amount: 160e6 }, { [ferry]: shows })))).toEqual([bridge]);
});

test("a number that is gone has to be told, and a new one has not", () => {
  const without = explainer("What will the bridge cost?", "Nobody knows.\n");
  const problems = unnoted(afterwards({}, { "_data/figures.json": [], [bridge]: without }));
  expect(problems.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('its value "€150m" is gone'),
  );
});

test("a changed number whose old value its card does not keep is a warning", () => {
  const problems = afterwards({ amount: 160e6 });
  expect(problems.find(({ rule }) => rule === "earlier-value-kept")).toMatchObject({
    severity: "warning",
    file: "_data/figures.json",
  });
  const earlier = [{ amount: 150e6, asOf: "2026-01-01", sources: ["gazette"] }];
  expect(afterwards({ amount: 160e6, earlier }).map(({ rule }) => rule)).not.toContain("earlier-value-kept");
});

test("a number that would change within a note is a warning", () => {
  const root = writePublication(saying({ changes: ['{ date: 2026-11-02, note: "Now :fig[cost]." }'] }));
  expect(rules(root)).toMatchObject([
    { rule: "change-note-stays", severity: "warning", file: bridge, line: 8 },
  ]);
});
