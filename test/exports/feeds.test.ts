import { DomUtils, parseDocument } from "htmlparser2";
import { beforeAll, describe, expect, it } from "vitest";
import type { SiteView } from "../../src/pages/site-view.ts";
import { exported, sampleView } from "./sample.ts";
import { wellFormed } from "./well-formed.ts";

let bare: SiteView;
let placed: SiteView;
beforeAll(async () => {
  bare = await sampleView();
  placed = await sampleView("https://example.org/law");
});

function feed(view: SiteView) {
  const text = exported(view, "feed.xml");
  const document = parseDocument(text, { xmlMode: true });
  const all = (name: string, within = document.children) =>
    DomUtils.findAll((element) => element.name === name, within);
  const root = all("feed")[0]!;
  const child = (element: typeof root, name: string) =>
    element.children.filter((node) => "name" in node && node.name === name) as Array<typeof root>;
  return { text, root, child, entries: child(root, "entry") };
}
const textOf = (elements: Array<Parameters<typeof DomUtils.textContent>[0]>) =>
  elements.map((one) => DomUtils.textContent(one));

describe("feed.xml (RFC 4287)", () => {
  it("is well-formed XML in the namespace of Atom", () => {
    for (const view of [bare, placed]) {
      const { text, root } = feed(view);
      expect(wellFormed(text)).toBe(true);
      expect(root.attribs["xmlns"]).toBe("http://www.w3.org/2005/Atom");
      expect(root.attribs["xml:lang"]).toBe("en-GB");
    }
  });

  it("has exactly one id, title and updated, an author and a link to itself", () => {
    for (const view of [bare, placed]) {
      const { root, child } = feed(view);
      for (const name of ["id", "title", "updated"]) expect(child(root, name), name).toHaveLength(1);
      expect(child(root, "author")).toHaveLength(1);
      const links = child(root, "link").map(({ attribs }) => attribs);
      expect(links.filter(({ rel }) => rel === "self")).toHaveLength(1);
      expect(links.filter(({ rel }) => rel === "alternate")).toHaveLength(1);
    }
  });

  it("has of every entry one id, title, updated, and where it is; moments as RFC 3339 wants them", () => {
    const { entries, child } = feed(bare);
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      for (const name of ["id", "title", "updated", "summary", "link", "content"])
        expect(child(entry, name), name).toHaveLength(1);
      for (const moment of textOf([...child(entry, "updated"), ...child(entry, "published")]))
        expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });

  it("puts what changed last first", () => {
    const { entries, child } = feed(bare);
    expect(entries.map((entry) => textOf(child(entry, "title"))[0])).toEqual([
      "Quorums",
      "What is a jury? <x> & co",
    ]);
  });

  it("makes ids that stay: tags where the site has a URL, UUIDs of the name where it has none", () => {
    const ids = (view: SiteView) => {
      const { entries, child } = feed(view);
      return entries.flatMap((entry) => textOf(child(entry, "id")));
    };
    expect(ids(placed)).toEqual([
      "tag:example.org,2025-03:law/explainers/quorums",
      "tag:example.org,2025-01-01:law/explainers/juries",
    ]);
    for (const id of ids(bare)) expect(id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(ids(bare)).toEqual(ids(bare));
  });

  it("has relative links without a URL and absolute ones with it", () => {
    const hrefs = (view: SiteView) => {
      const { root, child, entries } = feed(view);
      return [root, ...entries].flatMap((one) => child(one, "link").map(({ attribs }) => attribs["href"]));
    };
    expect(hrefs(bare)).toEqual([
      "index.html",
      "feed.xml",
      "explainers/quorums.html",
      "explainers/juries.html",
    ]);
    expect(hrefs(placed)).toEqual([
      "https://example.org/law/",
      "https://example.org/law/feed.xml",
      "https://example.org/law/explainers/quorums.html",
      "https://example.org/law/explainers/juries.html",
    ]);
  });

  it("names no day of publication where only the month is known", () => {
    const { entries, child } = feed(bare);
    const [quorums, juries] = entries;
    expect(child(quorums!, "published")).toEqual([]);
    expect(textOf(child(juries!, "published"))).toEqual(["2025-01-01T00:00:00Z"]);
  });

  it("says in its content what the explainer says, as HTML", () => {
    const { entries, child } = feed(bare);
    const [html = ""] = textOf(child(entries[1]!, "content"));
    expect(html).toBe(
      "<p>It decides the facts.</p><ul><li>It costs £4m.</li></ul><p>2 January 2025: Mended.</p>",
    );
  });
});

describe("feed.json (JSON Feed 1.1)", () => {
  it("has the keys that are required", () => {
    const json = JSON.parse(exported(bare, "feed.json")) as Record<string, unknown> & {
      items: Array<Record<string, unknown>>;
    };
    expect(json["version"]).toBe("https://jsonfeed.org/version/1.1");
    expect(json["title"]).toBe('Courts & "juries" <1>');
    for (const item of json.items) {
      expect(item["id"]).toBeTypeOf("string");
      expect(item["content_html"]).toBeTypeOf("string");
      expect(item["date_modified"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
    expect(json.items[0]).not.toHaveProperty("date_published");
    expect(json.items[0]?.["tags"]).toEqual(["Courts"]);
  });

  it("claims an address only where the site has one", () => {
    const parsed = (view: SiteView) => JSON.parse(exported(view, "feed.json")) as Record<string, unknown>;
    expect(parsed(bare)).not.toHaveProperty("home_page_url");
    expect(parsed(placed)["feed_url"]).toBe("https://example.org/law/feed.json");
  });

  it("tells of the same entries as the Atom feed, by the same ids", () => {
    const { entries, child } = feed(placed);
    const { items } = JSON.parse(exported(placed, "feed.json")) as { items: Array<{ id: string }> };
    expect(items.map(({ id }) => id)).toEqual(entries.flatMap((entry) => textOf(child(entry, "id"))));
  });
});
