import { expect, it } from "vitest";
import { sourceCells } from "../../src/model/source-cells.ts";

it("a source without an address keeps its place, so that titles and addresses pair", () => {
  const paper = { title: "The toll", publisher: "The Gazette" };
  const minutes = { title: "Minutes", publisher: "Town council", url: "https://example.org/minutes" };
  expect(sourceCells([paper, minutes])).toEqual([
    "The toll (The Gazette) | Minutes (Town council)",
    " | https://example.org/minutes",
  ]);
});
