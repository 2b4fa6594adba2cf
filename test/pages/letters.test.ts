import { expect, test } from "vitest";
import type { Term } from "../../src/model/term.ts";
import { byLetter, letterId, termsByLetter } from "../../src/pages/letters.ts";

const named = (...names: string[]): Term[] => names.map((term) => ({ term }) as Term);

test("terms stand under their first letter, without its accent", () => {
  const letters = termsByLetter(named("Élysée", "EFTA", "“cap”", "Safe"), "en-GB");
  expect([...letters].map(([letter, terms]) => [letter, terms.map(({ term }) => term)])).toEqual([
    ["E", ["Élysée", "EFTA"]],
    ["C", ["“cap”"]],
    ["S", ["Safe"]],
  ]);
});

test("what begins with a digit or a sign stands under #, whose id a URL can hold", () => {
  expect([...termsByLetter(named("35% rule", "…"), "en-GB").keys()]).toEqual(["#"]);
  expect(letterId("#")).toBe("letter-other");
  expect(letterId("É")).toBe("letter-é");
});

test("sources stand under the letter of their publisher", () => {
  const sources = [{ publisher: "AFP" }, { publisher: "agence europe" }, { publisher: "1lurer.am" }];
  const letters = byLetter(sources, ({ publisher }) => publisher, "en-GB");
  expect([...letters].map(([letter, all]) => [letter, all.length])).toEqual([
    ["A", 2],
    ["#", 1],
  ]);
});
