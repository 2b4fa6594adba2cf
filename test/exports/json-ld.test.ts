import { beforeAll, describe, expect, it } from "vitest";
import { jsonLdOf, jsonLdText } from "../../src/exports/json-ld.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { projectRoot } from "../publication.ts";
import { builtPublication } from "./built-view.ts";
import { sampleView } from "./sample.ts";

let bare: SiteView;
let placed: SiteView;
beforeAll(async () => {
  bare = await sampleView();
  placed = await sampleView("https://example.org/law");
});

type Node = Record<string, unknown>;
const dataOf = (path: string, view: SiteView) =>
  jsonLdOf(path, view).map((data) => JSON.parse(JSON.stringify(data)) as Node);

/** Every object in it. */
function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}

describe("JSON-LD", () => {
  it("says of an explainer what it is about, mentions and cites", () => {
    const [article] = dataOf("explainers/juries.html", placed);
    expect(article).toMatchObject({
      "@context": "https://schema.org",
      "@type": "Article",
      url: "https://example.org/law/explainers/juries.html",
      headline: "What is a jury? <x> & co",
      datePublished: "2025-01-01",
      dateModified: "2025-01-02",
      about: [{ "@type": "DefinedTerm", name: "jury", url: "https://example.org/law/glossary/jury.html" }],
      // By their addresses: the page names them whole.
      citation: [{ "@id": "https://law.example/act?(a)&b=*c*" }, { "@id": "https://paper.example/1" }],
    });
    const [person] = dataOf("actors/judge.html", placed);
    expect(person).toMatchObject({ "@type": "Person", name: "Ada Judge" });
    const [graph] = dataOf("timeline.html", placed);
    const event = [...nodesIn(graph)].find(({ startDate }) => startDate === "2025-11-28");
    // Those by the addresses under which their own pages say what they are.
    expect(article?.["mentions"]).toEqual(
      expect.arrayContaining([{ "@id": person?.["@id"] }, { "@id": event?.["@id"] }]),
    );
  });

  it("gives terms, events and figures their types", () => {
    expect(dataOf("glossary/index.html", bare)[0]).toMatchObject({
      "@type": "DefinedTermSet",
      hasDefinedTerm: [
        { "@type": "DefinedTerm", name: "jury", alternateName: ["juries"], termCode: "jury" },
        { name: "quorum" },
      ],
    });
    expect(dataOf("glossary/jury.html", bare)[0]).toMatchObject({
      "@type": "DefinedTerm",
      inDefinedTermSet: { "@type": "DefinedTermSet" },
    });
    expect(dataOf("figures.html", bare)[0]).toMatchObject({
      "@type": "Dataset",
      distribution: [{ "@type": "DataDownload", contentUrl: "figures.json" }, { contentUrl: "figures.csv" }],
      variableMeasured: [
        { "@type": "PropertyValue", name: "Cost, of a jury | trial", value: 4_000_000, unitText: "GBP" },
        { value: -5 },
        { value: "+ hundreds" },
      ],
    });
    expect(dataOf("search.html", bare)).toEqual([]);
  });

  it("never makes a date more exact than it is", () => {
    const [graph] = dataOf("timeline.html", bare);
    const events = graph?.["@graph"] as Node[];
    expect(events.map((event) => [event["@type"], event["startDate"], event["endDate"]])).toEqual([
      ["Event", "2025-11-28", "2025-12-01"],
      ["Event", "2026-02", undefined],
      ["Event", "2027", undefined],
    ]);
    expect(dataOf("explainers/quorums.html", bare)[0]).toMatchObject({
      datePublished: "2025-03",
      dateModified: "2025-11",
    });
  });

  it("has absolute ids where the site has a URL, and ids relative to the page where it has none", () => {
    const ids = (view: SiteView) =>
      [...nodesIn(dataOf("glossary/jury.html", view))].flatMap((node) => node["@id"] ?? []);
    expect(ids(bare)).toEqual(["#term", "index.html#terms"]);
    expect(ids(placed)).toEqual([
      "https://example.org/law/glossary/jury.html#term",
      "https://example.org/law/glossary/index.html#terms",
    ]);
  });

  it("cannot close the script that holds it", () => {
    const [article] = jsonLdOf("explainers/juries.html", bare);
    const text = jsonLdText(article!);
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(article)));
  });

  it("has a type or an id in every object, and no empty value, in the whole of this publication", async () => {
    const { view } = await builtPublication(projectRoot);
    const paths = [
      ...view.explainers.map(({ explainer }) => explainer.path),
      "timeline.html",
      "figures.html",
      "glossary/index.html",
    ];
    for (const node of nodesIn(paths.flatMap((path) => dataOf(path, view)))) {
      expect(node["@type"] ?? node["@id"] ?? node["@graph"]).toBeDefined();
      for (const value of Object.values(node)) expect(value).not.toBe("");
    }
  });
});
