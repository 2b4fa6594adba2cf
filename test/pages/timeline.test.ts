import { describe, expect, it } from "vitest";
import { DomUtils, parseDocument } from "htmlparser2";
import { renderToString } from "preact-render-to-string";
import { routesOf } from "../../src/pages/routes.tsx";
import { builtPublication } from "../exports/built-view.ts";
import { minimal, writePublication, type Files } from "../publication.ts";

const sources = ["council"];
const event = { status: "happened", sources };

const story: Files = {
  ...minimal,
  "_data/sources.json": [
    { id: "council", title: "Minutes", publisher: "Council", date: "2025", kind: "official" },
  ],
  "_data/actors.json": [
    { id: "mayor", kind: "person", name: "The mayor", role: "Mayor", asOf: "2025-01", sources },
    { id: "bank", kind: "organisation", name: "The bank", role: "Lends", asOf: "2025-01", sources },
    { id: "ferry", kind: "organisation", name: "The ferry", role: "Crosses", asOf: "2025-01", sources },
  ],
  "_data/events.json": [
    { id: "vote", date: "2025-03", title: "The vote", actors: ["mayor"], ...event },
    {
      id: "fair",
      date: "2025-05-01",
      end: "2025-05-03",
      title: "The fair",
      actors: ["mayor", "bank"],
      ...event,
    },
    { id: "talks", date: "2025-06", title: "The talks", actors: ["bank"], ...event, status: "scheduled" },
    { id: "opening", date: "2026-01", title: "The opening", actors: ["bank"], ...event, status: "scheduled" },
  ],
};

async function pageAt(path: string, buildDate = "2025-09-01T12:00:00Z", files = story) {
  const { view } = await builtPublication(writePublication(files), buildDate);
  const page = routesOf(view.publication)
    .find((route) => route.path === path)
    ?.render(view);
  return parseDocument(renderToString(page!)).children;
}

type Nodes = Awaited<ReturnType<typeof pageAt>>;

function textOf(nodes: Nodes, className: string): string[] {
  return DomUtils.findAll(
    ({ attribs }) => (attribs["class"] ?? "").split(" ").includes(className),
    nodes,
  ).map((element) => DomUtils.textContent(element).replace(/\s+/g, " ").trim());
}

describe("the timeline", () => {
  it("can be had by actor without a script: each name leads to a list of their events, which is there", async () => {
    const timeline = await pageAt("timeline.html");
    const [filter] = DomUtils.findAll(({ attribs }) => attribs["class"] === "timeline-actors", timeline);
    const links = DomUtils.getElementsByTagName("a", filter!);
    expect(links.map((link) => [link.attribs["href"], DomUtils.textContent(link)])).toEqual([
      ["actors/bank.html#events", "The bank"],
      ["actors/mayor.html#events", "The mayor"],
    ]);
    const section = DomUtils.getElementById("events", await pageAt("actors/mayor.html"))!;
    const shown = DomUtils.getElementsByTagName("a", section).map((link) => link.attribs["href"]);
    expect(shown).toEqual(["../timeline.html#event-vote", "../timeline.html#event-fair", "../timeline.html"]);
  });

  it("says what is next, and draws the line where the site was built", async () => {
    const timeline = await pageAt("timeline.html");
    expect(textOf(timeline, "timeline-next")).toEqual(["Next: The opening, January 2026."]);
    expect(textOf(timeline, "timeline-state")).toEqual([
      "The site was built on 1 September 2025. What follows is still to come.",
    ]);
    expect(
      DomUtils.findAll(({ attribs }) => "data-event" in attribs, timeline).map(
        ({ attribs }) => attribs["data-state"],
      ),
    ).toEqual(["passed", "passed", "overdue", "ahead"]);
  });

  it("says of what was scheduled that its date has passed, and not that it happened", async () => {
    expect(textOf(await pageAt("timeline.html"), "status")).toEqual([
      "Was scheduled; the date has passed",
      "Scheduled",
    ]);
  });

  it("tells both days of an event that took several, and of a month no day", async () => {
    expect(textOf(await pageAt("timeline.html"), "when").slice(0, 2)).toEqual([
      "March 2025",
      "1 May 2025 – 3 May 2025",
    ]);
  });
});

it("is led through by its years, where there are many", async () => {
  const yearly = ["2022", "2023", "2024", "2025"].map((date) => ({
    id: `y${date}`,
    date,
    title: date,
    ...event,
  }));
  const linksOf = async (events: object[]) => {
    const page = await pageAt("timeline.html", undefined, { ...story, "_data/events.json": events });
    const [nav] = DomUtils.findAll(({ attribs }) => attribs["class"] === "letters", page);
    return DomUtils.getElementsByTagName("a", nav ?? []).map(({ attribs }) => attribs["href"]);
  };
  expect(await linksOf(yearly)).toEqual(["#year-2022", "#year-2023", "#year-2024", "#year-2025"]);
  expect(await linksOf(yearly.slice(1))).toEqual([]);
});

it("on the front page is in the order in which it is due: a year is due with its last day", async () => {
  const due = (id: string, date: string) => ({ id, date, title: id, ...event, status: "scheduled" });
  const events = [
    { id: "vote", date: "2025-03", title: "vote", ...event },
    due("review", "2025"),
    due("missed", "2025-06"),
    due("fair", "2025-12-30"),
    due("bridge", "2026"),
    due("toll", "2026-01-01"),
    due("ferry", "2027"),
  ];
  const home = await pageAt("index.html", undefined, { ...story, "_data/events.json": events });
  const titlesIn = (id: string) => {
    const section = DomUtils.findOne(({ attribs }) => attribs["aria-labelledby"] === id, home)!;
    return DomUtils.getElementsByTagName("a", section).map((link) => DomUtils.textContent(link));
  };
  expect(titlesIn("next-title")).toEqual(["fair", "review", "toll", "bridge"]);
  expect(titlesIn("latest-title")).toEqual(["vote"]);
});
