import { DateTime } from "luxon";
import { DomUtils } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { eventState, firstAhead, groupByYear } from "../../../src/pages/blocks/timeline-groups.ts";
import { faultOf, htmlOf, parsed, publication, renderDirective } from "./render-directive.ts";

function items(html: string) {
  return DomUtils.findAll((element) => element.attribs["class"] === "timeline-event", parsed(html).children);
}

describe("::timeline", () => {
  it("is a named ordered list, year by year", () => {
    const html = htmlOf("::timeline{from=2025-03 to=2025-05}");
    const [list] = DomUtils.findAll(
      (element) => element.attribs["class"] === "timeline-years",
      parsed(html).children,
    );
    expect(list?.name).toBe("ol");
    const name = DomUtils.getElementById(
      list?.parent && "attribs" in list.parent ? (list.parent.attribs["aria-labelledby"] ?? "") : "",
      parsed(html).children,
    );
    expect(DomUtils.textContent(name!)).toBe("Timeline, March 2025 to May 2025");
    const years = DomUtils.findAll((element) => element.attribs["class"] === "timeline-year", list!.children);
    expect(years.map((year) => DomUtils.textContent(year))).toEqual(["2025"]);
  });

  it("says each event's date as exactly as it is known, under its year", () => {
    const times = items(htmlOf("::timeline{}")).map((item) =>
      DomUtils.findOne(({ name }) => name === "time", item.children),
    );
    expect(times.map((time) => [time?.attribs["datetime"], DomUtils.textContent(time!)])).toEqual([
      ["2025-03-01", "1 March"],
      ["2025-04", "April"],
      ["2025-05-02", "2 May"],
      ["2026", "No exact date"],
      ["2027-06", "June"],
    ]);
  });

  it("tells at the build date what has passed, what is ahead, and of what nobody wrote what became of it", () => {
    const states = items(htmlOf("::timeline{}", { buildDate: "2025-06-01" })).map(
      ({ attribs }) => attribs["data-state"],
    );
    expect(states).toEqual(["passed", "passed", "overdue", "ahead", "ahead"]);
    const html = htmlOf("::timeline{}", { buildDate: "2025-06-01" });
    expect(html).toContain("Was scheduled; the date has passed");
    expect(html.match(/The site was built on 1 June 2025\. What follows is still to come\./g)).toHaveLength(
      1,
    );
  });

  it("does not call ahead what stands before an event that has passed", () => {
    const date = DateTime.fromISO("2026-07-01", { zone: "utc" });
    expect(firstAhead(publication.events, date)?.id).toBe("opening");
    expect(eventState(publication.eventById.get("review")!, date)).toBe("ahead");
  });

  it("says so when all of it has passed", () => {
    expect(htmlOf("::timeline{to=2025-04}")).toContain(
      "All of it had passed when the site was built, on 1 June 2025.",
    );
  });

  it("keeps to one actor when told", () => {
    const titles = items(htmlOf("::timeline{actor=builders}")).map((item) =>
      DomUtils.textContent(
        DomUtils.findOne((element) => element.attribs["class"] === "timeline-title", item.children)!,
      ),
    );
    expect(titles).toEqual(["A price is reported", "Work is to begin"]);
  });

  it("renders an event's Markdown, with its numbers and their cards", () => {
    const { html, seen } = renderDirective("::timeline{to=2025-03}");
    expect(html).toContain("<em>yes</em>");
    expect([...seen.notes.figure]).toEqual(["budget"]);
    expect([...seen.notes.event]).toEqual(["vote"]);
    expect([...seen.notes.actor]).toEqual(["mayor"]);
    // The words of data are no words of the page's file.
    expect(seen.passages).toEqual([]);
  });

  it("groups by year, in the order of the events", () => {
    expect(groupByYear(publication.events).map(({ year, events }) => [year, events.length])).toEqual([
      ["2025", 3],
      ["2026", 1],
      ["2027", 1],
    ]);
  });

  it.each([
    ["::timeline{actor=major}", "actor-exists", 'Did you mean "mayor"?'],
    ["::timeline{from=March}", "attribute-value", "Write a year, a month or a day"],
    ["::timeline{from=2026 to=2025}", "attribute-value", "runs backwards"],
    ["::timeline{from=1999 to=2000}", "timeline-has-events", "Widen the dates"],
  ])("reports %s", (source, rule, advice) => {
    const fault = faultOf(source);
    expect(fault.rule).toBe(rule);
    expect(fault.message).toContain(advice);
  });
});
