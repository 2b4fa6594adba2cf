import { expect, test } from "vitest";
import { opening } from "../../src/pages/sentence.ts";

const text = "Price. The EU asked the UK to pay billions. The two sides ran out of time.";

test.each([
  [0, "Price."],
  [6, "Price."],
  [43, "Price. The EU asked the UK to pay billions."],
  [42, "Price."],
  [500, text],
])("with room for %i characters an answer opens with whole sentences, and one at least", (room, expected) => {
  expect(opening(text, room, "en-GB")).toBe(expected);
});

test("nothing opens with nothing", () => {
  expect(opening("", 100, "en-GB")).toBe("");
});
