import { expect, test } from "vitest";
import { seededRandom } from "../bench/random.ts";
import { editAgainAndAgain } from "./edits.ts";

test("many edits, however an editor writes them, are all shown", async () => {
  const { lost } = await editAgainAndAgain(40, seededRandom(20_261_122), 8396);
  expect(lost).toEqual([]);
});
