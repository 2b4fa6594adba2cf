import { DomUtils } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { faultOf, htmlOf, parsed, renderDirective } from "./render-directive.ts";

function textsOf(html: string, name: string): string[] {
  return DomUtils.findAll((element) => element.name === name, parsed(html).children).map((element) =>
    DomUtils.textContent(element).trim(),
  );
}

describe("::chart of a table", () => {
  it("draws the first column of numbers, each as known as it is", () => {
    const html = htmlOf("::chart{table=bids}");
    const bars = DomUtils.findAll(
      ({ attribs }) => /chart-bar/.test(attribs["class"] ?? ""),
      parsed(html).children,
    );
    expect(bars.map(({ attribs }) => attribs["data-status"])).toEqual(["official", "reported"]);
    const [first, second] = bars.map(({ attribs }) => Number.parseFloat(attribs["width"] ?? ""));
    expect(second! / first!).toBeCloseTo(6.5 / 8, 3);
  });

  it("is named by the table, and says what one sees", () => {
    const html = htmlOf("::chart{table=bids}");
    expect(textsOf(html, "p")[0]).toBe("What the builders asked");
    expect(textsOf(html, "desc")[0]).toBe(
      "Bars on one even scale that begins at zero. Arch & Sons: €8m. Beam: €6.5m, reported.",
    );
  });

  it("says of words that they are not drawn", () => {
    expect(textsOf(htmlOf("::chart{table=bids}"), "li")).toEqual([
      "Cable: more than was there (reported, March 2025)",
    ]);
  });

  it("draws another column by its name", () => {
    expect(textsOf(htmlOf("::chart{table=bids column=term}"), "desc")[0]).toContain("Beam: about 14 months");
  });

  it("carries the whole table, its figures with their cards, dates as people write them, and what is not known", () => {
    const { html, seen } = renderDirective("::chart{table=bids}");
    expect(textsOf(html, "tr")).toEqual([
      "BuilderPriceTermBid openedKind of bridgeSource",
      "Arch & Sons€8mabout 20 monthsFeb 2025arch",
      "Beam Withdrew.€6.5mabout 14 months11 Feb 2025beamThe Gazette, Apr 2025",
      "Cablemore than was therenot knownnot knowncable",
    ]);
    expect([...seen.notes.figure]).toEqual(["budget"]);
  });

  it("says how the table is known, when, from whom, and that a newer one was due", () => {
    expect(textsOf(htmlOf("::chart{table=bids}"), "p").join("\n")).toContain(
      "Without tax. Reported, according to the town clerk, March 2025. Sources: Town council, 1 Mar 2025. A newer figure was due: May 2025",
    );
  });

  it("leaves the whole table to take away, in full and with the sources of each row", () => {
    const { seen } = renderDirective("::chart{table=bids}");
    expect(seen.files[0]?.content).toBe(
      "label,price (EUR),term (month),opened,kind,asOf,status,sources,sourceTitles,sourceUrls\r\n" +
        "Arch & Sons,8000000,20,2025-02,arch,2025-03,reported,council,Minutes (Town council),\r\n" +
        "Beam,6500000,14,2025-02-11,beam,2025-03,reported,gazette,What it may cost (The Gazette),\r\n" +
        "Cable,more than was there,,,cable,2025-03,reported,council,Minutes (Town council),\r\n",
    );
  });

  it.each([
    ["a table that there is not", "::chart{table=bits}", "table-exists", 'Did you mean "bids"?'],
    [
      "a column that there is not",
      "::chart{table=bids column=prize}",
      "column-exists",
      'Did you mean "price"?',
    ],
    ["a column of words", "::chart{table=bids column=kind}", "column-exists", "Use one of: price, term."],
    ["figures as well", '::chart{table=bids figures="budget"}', "chart-has-figures", "Make a chart of each."],
    [
      "words as a part of a whole",
      "::chart{table=bids kind=share}",
      "chart-parts-fit",
      '"Cable" is not one amount',
    ],
  ])("reports %s", (_, source, rule, advice) => {
    const fault = faultOf(source);
    expect(fault.rule).toBe(rule);
    expect(fault.message).toContain(advice);
  });
});
