import { describe, expect, it } from "vitest";
import { linearScale, timeScale } from "../../src/charts/axis.ts";
import { chartImage } from "../../src/charts/chart-image.tsx";
import { mirrored } from "../../src/charts/mirrored.ts";
import { readBarChart } from "../../src/charts/read-bars.ts";
import { wrapRuns } from "../../src/charts/row-layout.ts";
import { shapeOf } from "../../src/charts/shape.ts";
import { shortNames } from "../../src/charts/short-names.ts";
import { parsePartialDate } from "../../src/model/partial-date.ts";
import { wordingFor } from "../../src/model/wording.ts";
import { publication } from "../pages/blocks/render-directive.ts";

const wording = wordingFor("en-GB");

describe("a scale", () => {
  it.each([
    [[5, 8], 0],
    [[-4, 8], 100 / 3],
    [[-4, -8], 100],
    [[0], 0],
  ])("of %j holds zero", (values, zero) => {
    const { axis, place } = linearScale(
      values.map((to) => ({ kind: "exact", to })),
      "EUR",
      wording,
    );
    expect(axis.zero).toBeCloseTo(zero, 2);
    for (const value of values) expect(place(value)).toBeGreaterThanOrEqual(0);
    for (const value of values) expect(place(value)).toBeLessThanOrEqual(100);
  });

  it("is linear: twice the number is twice the length", () => {
    const { place } = linearScale([{ kind: "exact", to: 150e9 }], "EUR", wording);
    expect(place(90e9) - place(0)).toBeCloseTo(2 * (place(45e9) - place(0)), 2);
  });

  it("marks no half of what is counted", () => {
    const { axis } = linearScale([{ kind: "exact", to: 2 }], "count", wording);
    expect(axis.ticks.map((tick) => tick.text)).toEqual(["0", "1", "2"]);
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
