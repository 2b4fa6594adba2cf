import { expect, test } from "vitest";
import type { Explainer } from "../../src/model/explainer.ts";
import { questionBeside } from "../../src/pages/question-beside.ts";

test.each([
  ["What is Safe?", "What is it?", undefined],
  ["ما هو سيف؟", "ما هو؟", undefined],
  ["Safe’s money", "Where does it come from?", "Where does it come from?"],
  ["Safe’s money", undefined, undefined],
])("beside the title %j the question %j is shown as %j", (title, question, shown) => {
  expect(questionBeside({ title, question } as Explainer)).toBe(shown);
});
