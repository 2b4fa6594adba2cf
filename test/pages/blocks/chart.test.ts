import { DomUtils } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { faultOf, htmlOf, parsed, renderDirective } from "./render-directive.ts";

function all(html: string, name: string, attribute?: string) {
  return DomUtils.findAll(
    (element) => element.name === name && (attribute === undefined || attribute in element.attribs),
    parsed(html).children,
  );
}

function rects(html: string) {
  return all(html, "rect").filter((rect) => /chart-bar/.test(rect.attribs["class"] ?? ""));
}

function percent(text: string | undefined): number {
  return Number.parseFloat(text ?? "");
}

function textsOf(html: string): string[] {
  return all(html, "text").map((text) => DomUtils.textContent(text).trim());
}

describe("::chart", () => {
  it("draws every bar from zero and as long as its number, on one scale", () => {
    const bars = rects(htmlOf('::chart{figures="budget steel"}'));
    const [budget, steel] = bars.map(({ attribs }) => [attribs["x"], attribs["width"]].map(percent));
    expect(steel![0]).toBe(budget![0]);
    expect(steel![1]! / budget![1]!).toBeCloseTo(5 / 8, 3);
  });

  it("draws a range between its ends, and neither end as an amount", () => {
    const [range, budget] = rects(htmlOf('::chart{figures="overrun budget"}'));
    expect(range?.attribs["class"]).toBe("chart-bar chart-range");
    // Two to four of the eight million that the budget is.
    const whole = percent(budget?.attribs["width"]);
    expect(percent(range?.attribs["x"]) / whole).toBeCloseTo(2 / 8, 3);
    expect(percent(range?.attribs["width"]) / whole).toBeCloseTo(2 / 8, 3);
  });

  it("says each number at the end of its bar, behind a name beside it or below one above", () => {
    const beside = textsOf(htmlOf('::chart{figures="budget steel"}'));
    expect(beside).toEqual(["Budget", "€8m", "Steel", "€5m"]);
    const above = textsOf(htmlOf('::chart{figures="budget overrun"}'));
    expect(above).toEqual(["Budget", "€8m", "What it may cost more", "(anonymous source)", "€2–4m"]);
  });

  it("draws “at most” hollow and “at least” with an arrow", () => {
    const html = htmlOf('::chart{figures="ceiling floor"}');
    const [limit] = rects(html);
    expect(limit?.attribs).toMatchObject({ fill: "none", class: "chart-bar chart-limit" });
    expect(all(html, "path").map(({ attribs }) => attribs["class"])).toEqual(["chart-onwards"]);
  });

  it("shows without colour what is not official, and says it in words", () => {
    const html = htmlOf('::chart{figures="budget overrun"}');
    const [official, anonymous] = rects(html);
    expect(official?.attribs["fill"]).toBeUndefined();
    expect(anonymous?.attribs["fill"]).toBe("url(#chart-bridge-1-anonymous)");
    expect(all(html, "pattern").map(({ attribs }) => attribs["id"])).toContain("chart-bridge-1-anonymous");
    expect(DomUtils.textContent(all(html, "svg"))).toContain("(anonymous source)");
  });

  it("marks what is only about right", () => {
    const [exact, about] = rects(htmlOf('::chart{figures="steel work"}'));
    expect("data-approximate" in (exact?.attribs ?? {})).toBe(false);
    expect("data-approximate" in (about?.attribs ?? {})).toBe(true);
  });

  it("lists words that are no number, and draws nothing for them", () => {
    const html = htmlOf('::chart{figures="budget gift"}');
    expect(rects(html)).toHaveLength(1);
    expect(html).toContain("Not drawn, because nobody gave a number:");
    expect(html).toContain("hundreds of thousands of euros");
  });

  it("says what one sees, and is named by its title and that text", () => {
    const html = htmlOf('::chart{figures="budget overrun" title="The money"}');
    const [svg] = all(html, "svg");
    expect(svg?.attribs["role"]).toBe("img");
    const ids = svg?.attribs["aria-labelledby"]?.split(" ") ?? [];
    const texts = ids.map((id) => DomUtils.textContent(DomUtils.getElementById(id, parsed(html).children)!));
    expect(texts).toEqual([
      "The money",
      "Bars on one even scale that begins at zero. Budget: €8m. What it may cost more: €2–4m, anonymous source.",
    ]);
  });

  it("carries the same as a table, each number with its status, date and source", () => {
    const rows = all(htmlOf('::chart{figures="budget overrun gift"}'), "tr").map((row) =>
      DomUtils.textContent(row),
    );
    expect(rows.slice(1)).toEqual([
      "Budget€8mOfficial, 1 Mar 2025Town council, 1 Mar 2025",
      "What it may cost more€2–4mAnonymous source, Apr 2025The Gazette, Apr 2025",
      "A gifthundreds of thousands of eurosAnonymous source, Apr 2025The Gazette, Apr 2025",
    ]);
  });

  it("gives each number of the table its card", () => {
    const { html, seen } = renderDirective('::chart{figures="budget steel"}');
    expect([...seen.notes.figure]).toEqual(["budget", "steel"]);
    const [link] = all(html, "a", "data-figure");
    expect(link?.attribs).toMatchObject({
      class: "fig",
      "data-figure": "budget",
      href: "../figures.html#figure-budget",
      "aria-describedby": "note-figure-budget",
    });
    expect(all(html, "data")[0]?.attribs["value"]).toBe("8000000");
  });

  it("leaves files to take away, with the numbers in full", () => {
    const { html, seen } = renderDirective('::chart{figures="budget overrun"}');
    expect(seen.files.map((file) => file.path)).toEqual(["charts/bridge-1.csv", "charts/bridge-1.svg"]);
    expect(html).toContain('href="../charts/bridge-1.csv"');
    expect(seen.files[0]?.content).toBe(
      "id,label,amount,min,max,text,unit,approximate,asOf,status,sources,sourceTitles,sourceUrls\r\n" +
        "budget,Budget,8000000,,,,EUR,false,2025-03-01,official,council,Minutes (Town council),\r\n" +
        "overrun,What it may cost more,,2000000,4000000,,EUR,false,2025-04,anonymous,gazette,What it may cost (The Gazette),\r\n",
    );
  });

  it("gives every chart of a page a name of its own", () => {
    const { seen, html } = renderDirective(
      '::chart{figures="budget"}\n\n::chart{figures="budget"}\n\n::chart{figures="budget" id=money}',
    );
    expect(seen.files.filter(({ path }) => path.endsWith(".csv")).map(({ path }) => path)).toEqual([
      "charts/bridge-1.csv",
      "charts/bridge-2.csv",
      "charts/bridge-money.csv",
    ]);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("writes no inline style, which the page's policy forbids, and escapes what authors write", () => {
    const html = htmlOf('::chart{figures="by-car on-foot" title="<b>&"}');
    expect(html).not.toMatch(/ style=|<style|<b>|<fast>/);
    expect(html).toContain("By car &lt;fast>");
  });

  it("cuts a whole into its parts and leaves what is left", () => {
    const html = htmlOf('::chart{figures="by-car on-foot" kind=share}');
    const strip = all(html, "rect").filter(
      ({ attribs }) => attribs["y"] === "0" && /chart-(part|rest)/.test(attribs["class"] ?? ""),
    );
    expect(
      strip.map(({ attribs }) => [attribs["class"]?.split(" ")[0], attribs["x"], attribs["width"]]),
    ).toEqual([
      ["chart-part", "0%", "65%"],
      ["chart-part", "65%", "30%"],
      ["chart-rest", "95%", "5%"],
    ]);
  });

  it("says each part's share of a whole that is a figure", () => {
    const html = htmlOf('::chart{figures="steel work" kind=share of=budget}');
    expect(DomUtils.textContent(all(html, "svg"))).toMatch(/€5m 63%Steel.*about €3m 38%Work/);
  });

  it("draws events along a line of time, a month as wide as a month", () => {
    const html = htmlOf("::chart{kind=timeline from=2025-03 to=2025-05}");
    expect(all(html, "circle").filter(({ attribs }) => attribs["class"] === "chart-mark")).toHaveLength(2);
    const april = all(html, "rect").find(({ attribs }) => attribs["class"] === "chart-mark");
    expect(Number.parseFloat(april?.attribs["width"] ?? "")).toBeCloseTo((30 / 92) * 100, 1);
    expect(april?.attribs["data-status"]).toBe("reported");
  });

  it("sorts by size when told, words last", () => {
    const rows = all(htmlOf('::chart{figures="gift steel budget" sort=descending}'), "tr").map((row) =>
      DomUtils.textContent(row),
    );
    expect(rows.slice(1).map((row) => row.slice(0, 5))).toEqual(["Budge", "Steel", "A gif"]);
  });

  it("speaks the publication's language", () => {
    const html = htmlOf('::chart{figures="budget steel"}', { language: "de-DE" });
    expect(html).toContain("Die Summen nebeneinander");
    expect(html).toMatch(/8\sMio\.\s€/);
  });
});

describe("::chart finds", () => {
  it.each([
    ["an unknown figure", '::chart{figures="budgte"}', "figure-exists", 'Did you mean "budget"?'],
    ["no figures", "::chart{}", "chart-has-figures", "List their ids"],
    [
      "units that cannot be compared",
      '::chart{figures="budget years"}',
      "chart-one-unit",
      'EUR ("budget"), year ("years")',
    ],
    ["nothing but words", '::chart{figures="gift"}', "chart-has-figures", "nothing to draw"],
    [
      "parts that are more than the whole",
      '::chart{figures="budget steel" kind=share of=steel}',
      "chart-parts-fit",
      "more than the whole of €5,000,000",
    ],
    [
      "a part below zero",
      '::chart{figures="steel rebate" kind=share}',
      "chart-parts-fit",
      '"rebate" is less than nothing',
    ],
    ["a range as a part", '::chart{figures="overrun" kind=share}', "chart-parts-fit", "is not one amount"],
    [
      "an unknown kind",
      '::chart{figures="budget" kind=pie}',
      "attribute-value",
      "Use one of: bars, share, timeline.",
    ],
    [
      "a period without events",
      "::chart{kind=timeline from=1990 to=1991}",
      "timeline-has-events",
      "Widen the dates",
    ],
  ])("%s", (_, source, rule, advice) => {
    const fault = faultOf(`Before.\n\n${source}`);
    expect(fault).toMatchObject({ rule, line: 12 });
    expect(fault.message).toContain(advice);
  });
});
