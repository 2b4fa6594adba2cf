import { describe, expect, test } from "vitest";
import { explainer, projectRoot, type Files } from "../publication.ts";
import payloads from "../security/payloads.json" with { type: "json" };
import { siteExports } from "../../src/exports/index.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { builtPublication } from "./built-view.ts";
import { atomFaults, calendarFaults, jsonFeedFaults, sitemapFaults } from "./feed-rules.ts";
import { exported, sampleView } from "./sample.ts";

/** Texts that a title can be; a control character or half a letter is refused before. */
const texts = payloads
  .map(({ text }) => text)
  .filter((text) => text.isWellFormed() && !/[\p{Cc}]/u.test(text) && text.trim() !== "");

/** An explainer and an event for every text. */
const hostile: Files = {
  "_data/events.json": texts.map((text, number) => ({
    id: `event-${number}`,
    date: `20${10 + (number % 80)}-02-28`,
    title: text,
    place: text,
    status: "happened",
    sources: ["act"],
  })),
  "_data/actors.json": [],
  "content/explainers/juries.md": explainer("Juries", "A jury decides. :fig[cost]\n"),
  ...Object.fromEntries(
    texts.map((text, number) => [
      `content/explainers/ä b ${number}.md`,
      `---json\n${JSON.stringify({ title: text, summary: "Text.", topic: text, published: "2024-02-29", updated: "2025-01" })}\n---\n\nText.\n`,
    ]),
  ),
};

const faultsIn = (view: SiteView, home?: string) => ({
  atom: atomFaults(exported(view, "feed.xml")),
  json: jsonFeedFaults(exported(view, "feed.json")),
  calendar: calendarFaults(exported(view, "events.ics")),
  sitemap: home === undefined ? [] : sitemapFaults(exported(view, "sitemap.xml"), home),
});
const none = { atom: [], json: [], calendar: [], sitemap: [] };

describe("the rules of RFC 4287, JSON Feed 1.1, RFC 5545 and sitemaps hold", () => {
  test("with an address and without", async () => {
    expect(faultsIn(await sampleView())).toEqual(none);
    const home = "https://example.org/law/";
    expect(faultsIn(await sampleView(home), home)).toEqual(none);
  });

  test("at a host whose name is not plain", async () => {
    const view = await sampleView("https://Bücher.example:8443/a%20b/");
    expect(faultsIn(view)).toEqual(none);
  });

  test("whatever titles, places and topics say", async () => {
    const home = "https://example.org/";
    const view = await sampleView(home, hostile);
    expect(JSON.parse(exported(view, "feed.json")).items.length).toBeGreaterThan(60);
    expect(faultsIn(view, home)).toEqual(none);
  });

  test("for this repository's own publication", async () => {
    const { view } = await builtPublication(projectRoot);
    const held = siteExports(view).map(({ path }) => path);
    expect(held).toEqual(expect.arrayContaining(["feed.xml", "feed.json", "events.ics"]));
    expect(faultsIn(view)).toEqual(none);
  });
});

describe("a fault is found", () => {
  test.each<[string, (text: string) => string]>([
    ["two ids", (text) => text.replace("<id>", "<id>x:y</id><id>")],
    ["an id that is none", (text) => text.replace(/<id>[^<]*/, "<id>juries")],
    ["a day that there is not", (text) => text.replaceAll(/<updated>[^T]*/g, "<updated>2025-02-30")],
    ["a link without a place", (text) => text.replace(/href="[^"]*"/, "")],
    ["an element of another kind", (text) => text.replace("<title>", "<script>x</script><title>")],
  ])("of Atom: %s", async (_, change) => {
    expect(atomFaults(change(exported(await sampleView(), "feed.xml")))).not.toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ["a long line", (text) => text.replace("\r\n ", "")],
    ["a bare line feed", (text) => text.replace("\r\n", "\n")],
    ["a comma", (text) => text.replace("\\,", ",")],
    ["no UID", (text) => text.replace(/UID:.*\r\n/, "")],
    [
      "an end before the start",
      (text) => text.replace(/DTEND;VALUE=DATE:\d{8}/, "DTEND;VALUE=DATE:20000101"),
    ],
  ])("of a calendar: %s", async (_, change) => {
    expect(calendarFaults(change(exported(await sampleView(), "events.ics")))).not.toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ["a key that is not known", (text) => text.replace('"title"', '"titel"')],
    ["a moment without a zone", (text) => text.replaceAll(/(\d\d:\d\d)Z"/g, '$1"')],
  ])("of a JSON feed: %s", async (_, change) => {
    expect(jsonFeedFaults(change(exported(await sampleView(), "feed.json")))).not.toEqual([]);
  });
});
