import { describe, expect, test } from "vitest";
import { differenceSince, type Said } from "../../src/assets/client/since/compare.ts";
import { parseMemory } from "../../src/assets/client/since/memory.ts";
import words from "../../src/assets/client/since/words.json" with { type: "json" };

const said = (...sentences: string[]): Said => ({ sentences, notes: [] });

describe("what a page says since it was read:", () => {
  test("nothing where it says the same, in another order as well", () => {
    expect(differenceSince(said("A b.", "C d."), said("C d.", "A b."))).toEqual({
      sentences: [],
      gone: [],
      notes: [],
    });
  });

  test("a sentence that reads differently takes up the one that it replaced", () => {
    const before = said("The council met in May.", "It rained.");
    const now = said("The council met in June.", "Nobody spoke.");
    expect(differenceSince(before, now)).toMatchObject({
      sentences: [{ index: 0, old: "The council met in May." }, { index: 1 }],
      gone: ["It rained."],
    });
  });

  test("a number within a sentence is no other sentence", () => {
    const sentence = (value: string) => `It costs \uFFF9cost\uFFFA${value}\uFFFB.`;
    expect(differenceSince(said(sentence("€1")), said(sentence("€2"))).sentences).toEqual([]);
    const other = "It costs \uFFF9price\uFFFA€1\uFFFB.";
    expect(differenceSince(said(sentence("€1")), said(other)).sentences).toHaveLength(1);
  });

  test("where a browser cuts sentences differently, the words still stand there", () => {
    const before = said("They met in St. Andrews and talked for a long time.", "Then they left.");
    const now = said("They met in St.", "Andrews and talked for a long time.", "Then they left.");
    expect(differenceSince(before, now).sentences.map(({ index }) => index)).not.toContain(1);
  });

  test("a note that says something else, and not one that is new", () => {
    const before: Said = {
      sentences: [],
      notes: [
        ["note-figure-a", "€1"],
        ["note-figure-b", "€2"],
      ],
    };
    const now: Said = {
      sentences: [],
      notes: [
        ["note-figure-a", "€3"],
        ["note-figure-b", "€2"],
        ["note-figure-c", "€4"],
      ],
    };
    expect(differenceSince(before, now).notes).toEqual([{ id: "note-figure-a", old: "€1" }]);
  });
});

test("what is stored is believed only in the form in which we store it", () => {
  const memory = { on: "2026-11-22", sentences: ["A."], notes: [["note-term-a", "B."]] };
  expect(parseMemory(memory)).toEqual(memory);
  for (const wrong of [
    null,
    1,
    "text",
    [],
    {},
    { ...memory, on: "yesterday" },
    { ...memory, sentences: [1] },
    { ...memory, notes: [["a"]] },
    { ...memory, notes: { length: 1 } },
  ])
    expect(parseMemory(wrong)).toBeUndefined();
});

test("every language has the same words, with as many places for values", () => {
  const shape = (value: unknown): unknown =>
    typeof value === "string"
      ? value.split("{}").length
      : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, shape(inner)]));
  for (const [language, own] of Object.entries(words)) expect(shape(own), language).toEqual(shape(words.en));
});
