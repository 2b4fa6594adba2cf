import { describe, expect, test } from "vitest";
import { deriveFigure } from "../../src/model/derive-figures.ts";
import { figureSchema, type Figure } from "../../src/model/figure.ts";

const dated = { asOf: "2025", status: "official", sources: ["log"] };

function figureOf(value: object): Figure {
  return figureSchema.parse({ id: "a", label: "A", ...dated, ...value });
}

/** What is worked out from parts, each an amount or a range. */
function workedOut(operation: string, parts: ReadonlyArray<number | readonly [number, number]>): unknown {
  const of = parts.map((_, index) => `part-${index}`);
  const given = parts.map((part, index) =>
    figureOf({
      id: of[index],
      unit: "EUR",
      ...(typeof part === "number" ? { amount: part } : { min: part[0], max: part[1] }),
    }),
  );
  const derived = deriveFigure(
    figureOf({ derived: { operation, of } }),
    new Map(given.map((part) => [part.id, part])),
  );
  if ("fault" in derived) return derived.fault;
  const { amount, min, max } = derived.figure;
  return amount ?? [min, max];
}

describe("a figure that is worked out", () => {
  test.each([
    ["sum", [0.1, 0.2], 0.3],
    ["sum", [0.1, 0.2, 0.3], 0.6],
    ["difference", [1.1, 1], 0.1],
    ["share", [45e9, 150e9], 30],
    ["ratio", [3, 4], 0.75],
  ])("has no digits that nobody counted: %s of %j", (operation, parts, result) => {
    expect(workedOut(operation, parts)).toBe(result);
  });

  test.each<[string, Array<number | [number, number]>, [number, number]]>([
    ["sum", [[1, 2], 3], [4, 5]],
    [
      "difference",
      [
        [1, 2],
        [3, 5],
      ],
      [-4, -1],
    ],
    ["ratio", [10, [2, 5]], [2, 5]],
    ["ratio", [-10, [2, 5]], [-5, -2]],
    [
      "ratio",
      [
        [-6, 12],
        [2, 3],
      ],
      [-3, 6],
    ],
    [
      "ratio",
      [
        [2, 4],
        [-2, -1],
      ],
      [-4, -1],
    ],
    [
      "share",
      [
        [-2, -1],
        [4, 8],
      ],
      [-50, -12.5],
    ],
  ])("runs from the least to the most that it may be: %s of %j", (operation, parts, range) => {
    expect(workedOut(operation, parts)).toEqual(range);
  });

  test("is worked out once, however many others rest on it", () => {
    const figures = [figureOf({ id: "x0", amount: 1, unit: "count" })];
    for (let index = 1; index <= 60; index++) {
      const below = `x${index - 1}`;
      figures.push(figureOf({ id: `x${index}`, derived: { operation: "sum", of: [below, below] } }));
    }
    const figureById = new Map(figures.map((figure) => [figure.id, figure]));
    expect(deriveFigure(figures.at(-1)!, figureById)).toMatchObject({ figure: { amount: 2 ** 60 } });
  });
});
