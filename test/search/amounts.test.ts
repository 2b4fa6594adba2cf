import { describe, expect, test } from "vitest";
import { amountReader, figuresOf } from "../../src/assets/client/search/amounts.ts";
import { searchLanguageFor } from "../../src/search/search-language.ts";
import type { FigureValue, NamedThing } from "../../src/search/term-index.ts";

const amounts = amountReader(searchLanguageFor("en"));

describe("an amount is read in every spelling", () => {
  test.each([
    ["€2bn", [2e9, 2e9, "EUR"]],
    ["2bn", [2e9, 2e9, undefined]],
    ["€ 2 billion", [2e9, 2e9, "EUR"]],
    ["about 2 billion euros", [2e9, 2e9, "EUR"]],
    ["€1.7bn", [1.7e9, 1.7e9, "EUR"]],
    ["£130bn", [130e9, 130e9, "GBP"]],
    ["35%", [35, 35, "percent"]],
    ["35 per cent", [35, 35, "percent"]],
    ["150,000,000,000", [150e9, 150e9, undefined]],
    ["€4–6.5bn", [4e9, 6.5e9, "EUR"]],
    ["4 to 6.5 billion euros", [4e9, 6.5e9, "EUR"]],
    // A number alone may count anything, and a word beside it asks for more than a number.
    ["2025", undefined],
    ["35", undefined],
    ["65/35", undefined],
    ["article 122", undefined],
    ["2 billion for Canada", undefined],
    ["billion", undefined],
  ] as const)("%s", (query, expected) => {
    const amount = amounts.readAmount(query);
    expect(amount && [amount.from, amount.to, amount.unit]).toEqual(expected);
  });
});

test.each([
  ["A loan of €2bn, later €2 billion.", 2],
  ["Not €2.5bn, €20bn, €12bn or 2 million.", 0],
  ["Between €2bn and €3bn.", 1],
])("texts name an amount however they write it: %s", (text, count) => {
  expect(amounts.countOf(text, { from: 2e9, to: 2e9, unit: "EUR" })).toBe(count);
});

test("of several figures with a value the size of a term comes first, then the others, then a range that ends there", () => {
  const figure = (id: string, ...values: FigureValue[]): NamedThing => ({
    kind: "figure",
    id,
    name: id,
    url: "",
    values,
  });
  const things: NamedThing[] = [
    figure("range", ["EUR", 1e9, 2e9]),
    figure("in-pounds", ["GBP", 1.7e9], ["EUR", 2e9]),
    figure("rounded", ["EUR", 2.0004e9]),
    figure("other", ["EUR", 2e9]),
    figure("size", ["EUR", 2e9]),
    figure("pounds", ["GBP", 2e9]),
    { kind: "term", id: "fund", name: "Fund", url: "", figures: ["size"] },
  ];
  const found = figuresOf({ from: 2e9, to: 2e9, unit: "EUR" }, things);
  expect(found.map(({ id }) => id)).toEqual(["size", "other", "in-pounds", "rounded", "range"]);
});
