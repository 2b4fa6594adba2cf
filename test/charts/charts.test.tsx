import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barScale, namesColumn } from "../../src/charts/bar-scale.ts";
import { chartImage } from "../../src/charts/chart-image.tsx";
import { mirrored } from "../../src/charts/mirrored.ts";
import { readBarChart } from "../../src/charts/read-bars.ts";
import { balanceRuns, wrapRuns } from "../../src/charts/row-layout.ts";
import { shapeOf } from "../../src/charts/shape.ts";
import { shortNames } from "../../src/charts/short-names.ts";
import { timeScale } from "../../src/charts/time-scale.ts";
import { parsePartialDate } from "../../src/model/partial-date.ts";
import { wordingFor } from "../../src/model/wording.ts";
import { publication } from "../pages/blocks/render-directive.ts";

const wording = wordingFor("en-GB");

const bars = (values: readonly number[], end = "") =>
  values.map((to) => ({ shape: { kind: "exact", to } as const, end }));

describe("a scale", () => {
  it.each([
    [[5, 8], 0],
    [[-4, 8], 100 / 3],
    [[-4, -8], 100],
    [[0], 0],
  ])("of %j holds zero", (values, zero) => {
    const { places, place } = barScale(bars(values), 0);
    expect((100 * places.zero) / Math.max(place(Math.max(0, ...values)), 1)).toBeCloseTo(zero, 1);
    for (const value of values) expect(place(value)).toBeGreaterThanOrEqual(0);
    for (const value of values) expect(place(value)).toBeLessThanOrEqual(100);
  });

  it("is linear: twice the number is twice the length", () => {
    const { place } = barScale(bars([150e9], "€150bn"), 0);
    expect(place(90e9) - place(0)).toBeCloseTo(2 * (place(45e9) - place(0)), 2);
  });

  it("leaves every number the room that it takes on a phone of 320 pixels", () => {
    const bar = fc.record({
      to: fc.integer({ min: -1000, max: 1000 }),
      end: fc.string({ maxLength: 24 }),
      kind: fc.constantFrom("exact", "atMost", "atLeast"),
    });
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1 }), fc.integer({ min: 0, max: 39 }), (drawn, names) => {
        const { places, place } = barScale(
          drawn.map(({ to, end, kind }) => ({ shape: { kind, to } as const, end })),
          names,
        );
        if (!places.hasEnds) return;
        for (const { to, end } of drawn) {
          const emLeft = ((100 - Math.max(places.zero, place(to))) / 100) * 20.5;
          expect(emLeft).toBeGreaterThanOrEqual(end.length * 0.69);
        }
      }),
    );
  });

  it("has names beside its bars where all of them are short, and above where one is not", () => {
    expect(namesColumn(["Poland", "Lithuania"])).toBeGreaterThan(20);
    expect(namesColumn(["Poland", "Bosnia and Herzegovina"])).toBe(0);
  });

  it("gives bars the whole width where a number is as long as a line", () => {
    const long = barScale(bars([3, 4], "about 4,000 standing committees"), 0);
    expect(long.places.hasEnds).toBe(false);
    expect(long.place(4)).toBe(100);
  });

  it("of time ends with its period", () => {
    const period = { from: parsePartialDate("2025-05")!, to: parsePartialDate("2026-02")! };
    const { place } = timeScale(period, "en-GB");
    expect(place(new Date("2025-05-01T00:00:00Z"))).toBe(0);
    expect(place(new Date("2026-02-28T23:59:59.999Z"))).toBe(100);
  });
});

describe("names in a chart", () => {
  const states = ["Poland", "Romania", "France", "Hungary"];

  it("leave out what all of them repeat", () => {
    const { names, common } = shortNames(states.map((state) => `${state}’s share of Safe`));
    expect(names).toEqual(states);
    expect(common).toBe("share of Safe");
  });

  it.each([
    ["fewer than four", ["Its share of Safe", "Her share of Safe"]],
    ["only a word in common", ["First sum, end", "Second sum, end", "Third sum, end", "Fourth sum, end"]],
    ["one that is all of it", ["share of Safe", "A share of Safe", "My share of Safe", "No share of Safe"]],
  ])("stay whole: %s", (_, names) => {
    expect(shortNames(names)).toEqual({ names, common: "" });
  });
});

it("lines of text break between words and lose none", () => {
  const text = "Cap on British content that France was said to want";
  const lines = wrapRuns([
    { text, class: "a" },
    { text: "about €2bn", class: "b" },
  ]).map((runs) => runs.map((run) => run.text).join(""));
  expect(lines).toEqual(["Cap on British content that France", "was said to want about €2bn"]);
});

it("no word stands alone below a full line", () => {
  const lines = balanceRuns([
    { text: "Tariff on cars that meet the origin rules", class: "chart-name" },
    { text: "(reported)", class: "chart-how" },
  ]).map((runs) => runs.map((run) => run.text).join(""));
  expect(lines).toEqual(["Tariff on cars that meet", "the origin rules (reported)"]);
});

it("keeps a number and its unit on one line", () => {
  const lines = wrapRuns([
    { text: "A build of a thousand explainers", class: "chart-name" },
    { text: "6.4 seconds", class: "chart-value" },
  ]).map((runs) => runs.map((run) => run.text).join(""));
  expect(lines).toEqual(["A build of a thousand explainers", "6.4 seconds"]);
});

it.each([
  [{ amount: 0 }, { kind: "exact", to: 0 }],
  [
    { min: 1, max: 2 },
    { kind: "range", from: 1, to: 2 },
  ],
  [{ min: 1 }, { kind: "atLeast", to: 1 }],
  [{ max: 2 }, { kind: "atMost", to: 2 }],
  [{}, undefined],
])("the shape of %j", (quantity, shape) => {
  expect(shapeOf(quantity)).toEqual(shape);
});

it("bars of a page that runs to the left begin at the right", () => {
  const place = mirrored("rtl");
  expect([place.start(0), place.start(25), place.left(0, 25)]).toEqual([100, 75, 75]);
});

describe("a chart to take away", () => {
  const figures = ["budget", "overrun", "gift"].map((id) => publication.figureById.get(id)!);
  const frame = { name: "money", title: "Money & <time>", direction: "ltr" } as const;
  const svg = chartImage(readBarChart(figures, frame, wording), {
    language: "en-GB",
    credit: "Town council.",
  });

  it("is a picture of its own: named, credited, with its own colours for day and night", () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain("Money &amp; &lt;time>");
    expect(svg).toContain("Town council.");
    expect(svg).toContain("prefers-color-scheme:dark");
  });

  it("asks nobody else for anything", () => {
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|@import|href/);
  });
});
