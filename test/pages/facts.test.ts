import { describe, expect, it } from "vitest";
import { DomUtils, parseDocument } from "htmlparser2";
import { renderToString } from "preact-render-to-string";
import type { VNode } from "preact";
import { ExplainerPage } from "../../src/pages/explainer.tsx";
import { routesOf } from "../../src/pages/routes.tsx";
import { markdownTwins } from "../../src/exports/markdown-twin.ts";
import { explainer, minimal, writePublication, type Files } from "../publication.ts";
import { builtPublication } from "../exports/built-view.ts";

const dated = { asOf: "2025-01", status: "official", sources: ["first"] };

const story: Files = {
  ...minimal,
  "_data/sources.json": [
    {
      id: "first",
      title: "The diary",
      publisher: "The Witness",
      kind: "news",
      undated: true,
      quotes: ["I saw it"],
    },
    { id: "second", title: "A report", publisher: "The Paper", date: "2025", kind: "news", citing: "first" },
    { id: "third", title: "A copy", publisher: "The Echo", date: "2025", kind: "news-repost", via: "second" },
    {
      id: "fourth",
      title: "A letter",
      publisher: "The Post",
      date: "2025",
      kind: "news",
      citing: "Reuters",
      via: "Mondaq",
    },
  ],
  "_data/figures.json": [
    {
      id: "jurors",
      label: "Jurors",
      amount: 12,
      unit: "count",
      nextExpected: "2025-03",
      compare: ["judges"],
      ...dated,
    },
    { id: "judges", label: "Judges", amount: 3, unit: "count", nextExpected: "2027", ...dated },
    {
      id: "court",
      label: "The court",
      derived: { operation: "sum", of: ["jurors", "judges"], stated: [{ amount: 15, sources: ["second"] }] },
      ...dated,
    },
    ...[1, 2, 3, 4, 5, 6].map((day) => ({
      id: `day-${day}`,
      label: `Day ${day}`,
      amount: day,
      unit: "count",
      ...dated,
    })),
    {
      id: "week",
      label: "The week",
      derived: { operation: "sum", of: [1, 2, 3, 4, 5, 6].map((day) => `day-${day}`) },
      ...dated,
    },
  ],
  "content/explainers/juries.md": explainer(
    "What does a jury do?",
    "## The verdict\n\n:fig[jurors] and :fig[judges] are :fig[court], :fig[week] cases a week. :cite[first] :cite[second] :cite[third] :cite[fourth]\n",
  ),
};

async function render() {
  const { view } = await builtPublication(writePublication(story), "2025-09-01T12:00:00Z");
  const pageOf = (path: string) =>
    routesOf(view.publication)
      .find((route) => route.path === path)!
      .render(view);
  const parsed = (page: VNode) => parseDocument(renderToString(page)).children;
  return {
    view,
    sources: parsed(pageOf("sources.html")),
    figures: parsed(pageOf("figures.html")),
    page: parsed(ExplainerPage({ view, rendered: view.explainers[0]! })),
  };
}

type Nodes = Awaited<ReturnType<typeof render>>["sources"];

/** Of an element; of a note, whose id its line has, the whole. */
function textOf(nodes: Nodes, id: string): string {
  const element = DomUtils.getElementById(id, nodes)!;
  const whole = element.name === "dd" ? element.parent! : element;
  return DomUtils.textContent(whole).replace(/\s+/g, " ");
}

describe("where a source has it from", () => {
  it("is told to the first who said it, on the page of sources, in the card and in the Markdown twin", async () => {
    const { view, sources, page } = await render();
    const [twin] = markdownTwins(view);
    for (const [id, number, words] of [
      ["third", 3, "citing The Paper, citing The Witness"],
      ["second", 2, "citing The Witness"],
      ["fourth", 4, "citing Reuters, via Mondaq"],
    ] as const) {
      expect(textOf(sources, `source-${id}`)).toContain(words);
      expect(textOf(page, `note-source-${number}`)).toContain(words);
      expect(twin?.content).toContain(words);
    }
    expect(textOf(sources, "source-second")).not.toContain("citing The Paper");
  });

  it("links each work of the chain that has an entry", async () => {
    const { sources } = await render();
    const links = DomUtils.getElementsByTagName("a", DomUtils.getElementById("source-third", sources)!);
    expect(links.map(({ attribs }) => attribs["href"])).toEqual(
      expect.arrayContaining(["#source-second", "#source-first"]),
    );
  });
});

it("a source without a date says that none was found, and what it says word for word", async () => {
  const { sources } = await render();
  expect(textOf(sources, "source-first")).toContain("no date found on it");
  const [quote] = DomUtils.getElementsByTagName("q", DomUtils.getElementById("source-first", sources)!);
  expect(DomUtils.textContent(quote!)).toBe("I saw it");
});

describe("a figure past the day on which a newer one was due", () => {
  it("says so on the page of figures and in its card", async () => {
    const { figures, page } = await render();
    expect(textOf(figures, "figure-jurors")).toContain("A newer figure was due: March 2025");
    expect(textOf(page, "note-figure-jurors")).toContain("A newer figure was due: March 2025");
  });

  it("and not before", async () => {
    const { figures, page } = await render();
    expect(textOf(figures, "figure-judges")).toContain("A newer figure is expected: 2027");
    expect(textOf(page, "note-figure-judges")).not.toContain("due");
  });
});

it("a card tells what a number compares with, and who states what was worked out", async () => {
  const { figures, page } = await render();
  expect(textOf(page, "note-figure-jurors")).toContain("Judges");
  for (const text of [textOf(page, "note-figure-court"), textOf(figures, "figure-court")])
    expect(text).toContain("Stated as 15 by The Paper.");
});

it("a card names three of many numbers that another was worked out from, and where all of them stand", async () => {
  const { figures, page } = await render();
  expect(textOf(page, "note-figure-week")).toContain("sum Day 1, Day 2, Day 3, and 3 more");
  const more = DomUtils.getElementsByTagName(
    "a",
    DomUtils.getElementById("note-figure-week", page)!.parent!,
  ).find((link) => DomUtils.textContent(link) === "and 3 more");
  expect(more?.attribs["href"]).toBe("../figures.html#figure-week");
  expect(textOf(figures, "figure-week")).toContain("Day 1, Day 2, Day 3, Day 4, Day 5, Day 6");
});
