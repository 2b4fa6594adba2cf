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

  test.each<[string, number[], unknown]>([
    ["sum", [22e15, 5e15], 27e15],
    ["sum", [2 ** 53 - 1, 2], expect.stringContaining("too large")],
    ["sum", [1e16, 1], expect.stringContaining("too large")],
    ["difference", [-(2 ** 59), 2 ** 59], expect.stringContaining("too large")],
    ["sum", [1e308, 1e308], expect.stringContaining("too large")],
  ])("keeps every digit of what is large, or is none: %s of %j", (operation, parts, result) => {
    expect(workedOut(operation, parts)).toEqual(result);
  });

  test.each([
    ["sum", "EUR", "EUR", true],
    ["sum", "EUR", "GBP", false],
    ["difference", "EUR", "ships", false],
    ["difference", "percent", "percentage points", true],
    ["difference", "percent", "EUR", false],
    ["sum", "fishing boats", "boats", true],
    ["sum", "count", "EUR", false],
    ["sum", "month", "year", false],
    ["share", "EUR", "percent", true],
    ["share", "EUR", "EUR", false],
    ["share", "EUR", "boats", false],
    ["ratio", "EUR", "times", true],
    ["ratio", "EUR", "EUR", false],
  ])("says a %s of %s in no other unit: %s", (operation, partUnit, unit, mayBe) => {
    const part = figureOf({ id: "part", amount: 4, unit: partUnit });
    const figure = figureOf({ unit, derived: { operation, of: ["part", "part"] } });
    expect("figure" in deriveFigure(figure, new Map([["part", part]]))).toBe(mayBe);
  });

  test("is worked out once, however many others rest on it", () => {
    const figures = [figureOf({ id: "x0", amount: 1, unit: "count" })];
    for (let index = 1; index <= 50; index++) {
      const below = `x${index - 1}`;
      figures.push(figureOf({ id: `x${index}`, derived: { operation: "sum", of: [below, below] } }));
    }
    const figureById = new Map(figures.map((figure) => [figure.id, figure]));
    expect(deriveFigure(figures.at(-1)!, figureById)).toMatchObject({ figure: { amount: 2 ** 50 } });
  });
});
