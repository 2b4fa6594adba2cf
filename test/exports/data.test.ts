import { beforeAll, describe, expect, it } from "vitest";
import { csvText } from "../../src/model/csv.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { exported, sampleView } from "./sample.ts";

let view: SiteView;
beforeAll(async () => {
  view = await sampleView();
});

/** RFC 4180, read by the book. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const quoted = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
      quoted.lastIndex = at;
      const match = quoted.exec(text)!;
      row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
      at = quoted.lastIndex;
      if (text[at] !== ",") break;
      at++;
    }
    if (text.slice(at, at + 2) !== "\r\n") throw new Error(`No CRLF after ${JSON.stringify(row)}`);
    at += 2;
    rows.push(row);
  }
  return rows;
}

function records(path: string): Array<Record<string, string>> {
  const [columns = [], ...rows] = parseCsv(exported(view, path));
  return rows.map((row) => {
    expect(row).toHaveLength(columns.length);
    return Object.fromEntries(row.map((cell, index) => [columns[index], cell]));
  });
}

describe("a table (RFC 4180)", () => {
  it.each([
    [["a", "b"], "a,b"],
    [['say "x"', "a,b"], '"say ""x""","a,b"'],
    [["two\nlines", undefined], '"two\nlines",'],
    [[-5, true], "-5,true"],
  ] as const)("writes %j as %s", (cells, line) => {
    expect(csvText(["p", "q"], [cells])).toBe(`p,q\r\n${line}\r\n`);
  });

  it.each(["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\uFF1D1"])(
    "keeps a spreadsheet from running %j",
    (text) => {
      const [, [cell = ""] = []] = parseCsv(csvText(["p"], [[text]]));
      expect(cell).toBe(`'${text}`);
    },
  );
});

describe("glossary.json and glossary.csv", () => {
  it("have every term, with what is known of it", () => {
    const entries = JSON.parse(exported(view, "glossary.json")) as Array<Record<string, unknown>>;
    expect(entries.map(({ id }) => id)).toEqual(["jury", "quorum"]);
    expect(entries[0]).toMatchObject({
      term: "jury",
      aliases: ["juries"],
      asOf: "2025-03",
      long: "They hear £4m of evidence. And more.",
      url: "glossary/jury.html",
      sources: [{ id: "act", title: "The Juries Act, [1974]", publisher: "Parliament", date: "1974" }],
      usedIn: [{ title: "What is a jury? <x> & co", url: "explainers/juries.html" }],
    });
  });

  it("say the same", () => {
    const entries = JSON.parse(exported(view, "glossary.json")) as Array<{ id: string; term: string }>;
    expect(records("glossary.csv").map(({ id, term }) => ({ id, term }))).toEqual(
      entries.map(({ id, term }) => ({ id, term })),
    );
    expect(records("glossary.csv")[1]?.["short"]).toBe("'=HYPERLINK(1) is no formula here.");
  });
});

describe("figures.json and figures.csv", () => {
  it("have the number as printed and as it is, with date, status, sources and history", () => {
    const [cost] = JSON.parse(exported(view, "figures.json")) as Array<Record<string, unknown>>;
    expect(cost).toMatchObject({
      id: "cost",
      value: "£4m",
      amount: 4_000_000,
      unit: "GBP",
      asOf: "2025-11",
      status: "reported",
      url: "figures.html#figure-cost",
      sources: [
        { id: "act", title: "The Juries Act, [1974]", url: "https://law.example/act?(a)&b=*c*" },
        { id: "paper", url: "https://paper.example/1", via: "act" },
      ],
      equivalents: [{ value: "€4.6m", amount: 4_600_000, unit: "EUR", sources: [{ id: "paper" }] }],
      earlier: [
        {
          value: "£2m\u2009–\u20093m",
          min: 2_000_000,
          max: 3_000_000,
          unit: "GBP",
          asOf: "2024",
          status: "estimate",
        },
      ].map(({ value, ...rest }) => ({
        value: expect.stringMatching(/^£2.*3m$/) as unknown as typeof value,
        ...rest,
      })),
      usedIn: [{ url: "explainers/juries.html" }],
    });
  });

  it("survive a way through a spreadsheet", () => {
    const rows = records("figures.csv");
    expect(rows.map(({ id, amount, asOf }) => [id, amount, asOf])).toEqual([
      ["cost", "4000000", "2025-11"],
      ["loss", "-5", "2025"],
      ["vague", "", "2025-11-28"],
    ]);
    expect(rows[0]?.["label"]).toBe("Cost, of a jury | trial");
    expect(rows[0]?.["sourceUrls"]).toBe("https://law.example/act?(a)&b=*c* | https://paper.example/1");
    expect(rows[1]?.["label"]).toBe("'-1 or so");
    expect(rows[2]?.["text"]).toBe("'+ hundreds");
  });
});
