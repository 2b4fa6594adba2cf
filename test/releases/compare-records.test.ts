import { describe, expect, test } from "vitest";
import { wordingFor } from "../../src/model/wording.ts";
import { compareRecords } from "../../src/releases/compare-records.ts";
import { differenceOf } from "../../src/releases/difference.ts";
import type { Change } from "../../src/releases/change.ts";
import { explainer, writePublication, type Files } from "../publication.ts";
import { recordOf } from "./released.ts";
import { saying, type Said } from "./sample.ts";

const wording = wordingFor("en-GB");

function between(before: Files, now: Files): Change[] {
  const [old, present] = [before, now].map((files) => recordOf(writePublication(files)));
  return compareRecords(old!, present!, { wording, actorName: (id) => id });
}

const said = (now: Said, before: Said = {}) => between(saying(before), saying(now));
const briefly = (changes: readonly Change[]) => changes.map(({ kind, id, what }) => `${kind} ${id} ${what}`);

test("the same publication says the same, read in any order", () => {
  const files = saying();
  const reversed = Object.fromEntries(
    Object.entries(files)
      .toReversed()
      .map(([path, content]) => [path, Array.isArray(content) ? content.toReversed() : content]),
  ) as Files;
  expect(between(files, reversed)).toEqual([]);
});

test("a number that changed changes the sentence it stands in as well, and both are told", () => {
  const [figure, text] = said({ amount: 160e6 });
  expect(figure).toMatchObject({
    kind: "figure",
    name: "Cost of the bridge",
    details: [{ part: "value", old: "€150m", new: "€160m", needsNote: true }],
    explainers: ["the-bridge"],
  });
  expect(text?.sections).toEqual([
    {
      id: "s-the-money",
      heading: "The money",
      added: ["The bridge costs €160m."],
      removed: ["The bridge costs €150m."],
    },
  ]);
});

test("digits behind those that anybody has seen make no other number", () => {
  expect(said({ amount: 0.3 }, { amount: 0.30000000000000004 })).toEqual([]);
  expect(said({ amount: 0.3 }, { amount: 0.30001 })).not.toEqual([]);
});

test("a unit makes another number", () => {
  const files = saying();
  const figures = files["_data/figures.json"] as Array<Record<string, unknown>>;
  const inPounds = { ...files, "_data/figures.json": [{ ...figures[0], unit: "GBP" }] };
  expect(between(files, inPounds)[0]?.details).toMatchObject([{ part: "value", old: "€150m", new: "£150m" }]);
});

test("what is new and what is gone is told once, with the explainers that show it", () => {
  const files = saying();
  const more = {
    ...files,
    "content/explainers/the-tunnel.md": explainer("Why no tunnel?", "A toll would not pay for it.\n"),
  };
  expect(briefly(between(files, more))).toEqual(["explainer the-tunnel added"]);
  expect(briefly(between(more, files))).toEqual(["explainer the-tunnel removed"]);
});

describe("positions have no id", () => {
  const positions = (...stances: string[]): Files => ({
    ...saying(),
    "_data/positions.json": stances.map((stance) => ({
      actor: "mayor",
      question: "Should there be a bridge?",
      stance,
      text: `She is ${stance} it.`,
      status: "official",
      asOf: "2026-01-01",
      sources: ["gazette"],
    })),
  });

  test("one that is put before the others does not change them", () => {
    const [only, ...others] = between(
      positions("for", "undecided"),
      positions("against", "for", "undecided"),
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      what: "added",
      details: expect.arrayContaining([{ part: "stance", new: "against", needsNote: false }]),
    });
  });

  test("a slip in the question is no other question", () => {
    const files = positions("for");
    const text = JSON.stringify(files).replaceAll("Should there be a bridge?", "Should there be a birdge?");
    expect(between(JSON.parse(text) as Files, files).filter(({ kind }) => kind === "position")).toEqual([]);
  });
});

test("an event whose date becomes more exact has not moved", () => {
  const on = (date: string): Files => {
    const files = saying();
    const events = files["_data/events.json"] as Array<Record<string, unknown>>;
    return { ...files, "_data/events.json": [{ ...events[0], date }] };
  };
  expect(between(on("2027-05"), on("2027-05-04"))[0]?.details).toMatchObject([
    { part: "date", needsNote: false },
  ]);
  expect(between(on("2027-05"), on("2027-06"))[0]?.details).toMatchObject([
    { part: "date", needsNote: true },
  ]);
});

test("terms and texts named like parts of every object are like any other", () => {
  const named = (sentence: string): Files => ({
    ...saying(),
    "content/explainers/__proto__.md": explainer("What is constructor?", `## toString\n\n${sentence}\n`),
  });
  expect(between(named("It is valueOf."), named("It is hasOwnProperty."))).toMatchObject([
    {
      kind: "explainer",
      id: "__proto__",
      sections: [{ id: "s-tostring", added: ["It is hasOwnProperty."] }],
    },
  ]);
});

describe("of two wordings only the words between are marked", () => {
  test.each([
    ["a b c d", "a x c d", { start: "a ", old: "b ", new: "x ", end: "c d" }],
    ["a b", "a b c", { start: "a ", old: "b", new: "b c", end: "" }],
    ["", "a", { start: "", old: "", new: "a", end: "" }],
    ["a", "a", { start: "a", old: "", new: "", end: "" }],
    ["a a a", "a a", { start: "a ", old: "a ", new: "", end: "a" }],
  ])("%j and %j", (before, after, expected) => {
    expect(differenceOf(before, after)).toEqual(expected);
  });
});
