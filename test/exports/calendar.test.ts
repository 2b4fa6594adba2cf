import { beforeAll, describe, expect, it } from "vitest";
import type { SiteView } from "../../src/pages/site-view.ts";
import { exported, sampleView } from "./sample.ts";

let view: SiteView;
let raw: string;
beforeAll(async () => {
  view = await sampleView();
  raw = exported(view, "events.ics");
});

/** Content lines of RFC 5545, unfolded, by event. */
function events(text: string): Array<Map<string, string>> {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  const found: Array<Map<string, string>> = [];
  for (const line of lines) {
    if (line === "BEGIN:VEVENT") found.push(new Map());
    const [, name = "", value = ""] = /^([^:]*?):(.*)$/s.exec(line) ?? [];
    found.at(-1)?.set(name, value);
  }
  return found;
}

describe("events.ics", () => {
  it("ends every line with CRLF and folds it at 75 octets, between characters", () => {
    expect(raw.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of raw.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(raw).not.toContain("\uFFFD");
    expect(raw).toMatch(/\r\n \S/);
  });

  it("has what every calendar and event must have", () => {
    expect(raw).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
    expect(events(raw)).toHaveLength(3);
    for (const event of events(raw)) {
      expect(event.get("UID")).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(event.get("DTSTAMP")).toBe("20261122T120000Z");
      expect(event.get("TRANSP")).toBe("TRANSPARENT");
    }
    expect(new Set(events(raw).map((event) => event.get("UID"))).size).toBe(3);
  });

  it("spans whole days, to the day after the last", () => {
    const verdict = events(raw)[0]!;
    expect(verdict.get("DTSTART;VALUE=DATE")).toBe("20251128");
    expect(verdict.get("DTEND;VALUE=DATE")).toBe("20251202");
  });

  it("gives a month and a year no day: spans the whole, says so, and keeps the date as it is known", () => {
    const [, appeal, reform] = events(raw);
    expect(appeal?.get("DTSTART;VALUE=DATE")).toBe("20260201");
    expect(appeal?.get("DTEND;VALUE=DATE")).toBe("20260301");
    expect(appeal?.get("SUMMARY;LANGUAGE=en-GB")).toBe("February 2026: The appeal");
    expect(appeal?.get("X-GLOSSATOR-DATE")).toBe("2026-02");
    expect(reform?.get("DTSTART;VALUE=DATE")).toBe("20270101");
    expect(reform?.get("DTEND;VALUE=DATE")).toBe("20280101");
    expect(reform?.get("SUMMARY;LANGUAGE=en-GB")).toBe("2027: A reform");
    expect(reform?.get("STATUS")).toBe("TENTATIVE");
  });

  it("escapes commas, semicolons, backslashes and line breaks", () => {
    const verdict = events(raw)[0]!;
    expect(verdict.get("SUMMARY;LANGUAGE=en-GB")).toMatch(/^The verdict\\, at last\\; a very/);
    expect(verdict.get("LOCATION;LANGUAGE=en-GB")).toBe("London\\, court 1");
    expect(verdict.get("DESCRIPTION;LANGUAGE=en-GB")).toMatch(
      /^Said by Ada Judge: 12\\;.* yes\. And more\.\\nStatus: Happened\\nSources:\\n/,
    );
  });

  it("names a page only where the site has a URL", async () => {
    expect(raw).not.toContain("\r\nURL:");
    const withUrl = exported(await sampleView("https://example.org/law/"), "events.ics");
    expect(events(withUrl)[0]?.get("URL")).toBe("https://example.org/law/timeline.html#event-verdict");
  });
});
