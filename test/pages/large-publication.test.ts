import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkBudgets } from "../../src/checks/output/budgets.ts";
import { checkMarkup } from "../../src/checks/output/markup.ts";
import { readPage, type WrittenPage } from "../../src/checks/output/written-page.ts";
import { elementsIn, parsePage } from "../../src/exports/downloads/page-tree.ts";
import { feedEntries } from "../../src/exports/feed-entries.ts";
import { sitemap } from "../../src/exports/sitemap.ts";
import { siteSchema } from "../../src/model/site.ts";
import { isSearched } from "../../src/search/build-search.ts";
import { makeCorpus } from "../bench/corpus.ts";
import { builtPublication } from "../exports/built-view.ts";
import { filesIn, glossator, read, writePublication, type Files } from "../publication.ts";

/** Explainers enough that no list of them, of the uses of a term or of a number is whole on one page. */
const size = 140;

let root = "";
let site = "";
let pages: ReadonlyMap<string, WrittenPage>;
beforeAll(async () => {
  root = writePublication(largePublication());
  const cache = mkdtempSync(join(tmpdir(), "cache-"));
  const { code, stderr } = await glossator(["build", "--core", "--root", root], { GLOSSATOR_CACHE: cache });
  expect(stderr).not.toMatch(/error/);
  expect(code).toBe(0);
  site = join(root, "_site");
  pages = new Map(
    filesIn(site)
      .filter((path) => path.endsWith(".html") && path !== "404.html")
      .map((path) => [path, readPage(path, read(site, path))]),
  );
}, 120_000);

/** Half on one subject, some on two whose names are the same in an address, some on their own, and three on none. */
function largePublication(): Files {
  const corpus = makeCorpus({ pages: size, terms: 14 });
  const topicOf = (n: number): string => {
    if (n < 3) return "";
    if (n < 70) return 'topic: "Money & banks"\n';
    return n < 76 ? `topic: "${n % 2 === 0 ? "C" : "C++"}"\n` : `topic: "Topic ${n % 20}"\n`;
  };
  return Object.fromEntries(
    Object.entries(corpus).map(([path, content]) => {
      const n = Number(/question-(\d+)\.md$/.exec(path)?.[1] ?? NaN);
      if (typeof content !== "string" || Number.isNaN(n)) return [path, content];
      const order = n === 9 || n === 90 ? `order: ${n}\n` : "";
      return [path, content.replace(/^topic: .*\n/m, topicOf(n) + order)];
    }),
  );
}

/** The pages that links lead to from a page, by their paths. */
function linkedFrom(path: string): Set<string> {
  const urls = pages.get(path)?.links.filter(({ isFetched }) => !isFetched) ?? [];
  return new Set(
    urls
      .map(({ url }) => url.split("#")[0] ?? "")
      .filter((url) => url !== "" && !/^[a-z]+:/.test(url))
      .map((url) => posix.normalize(posix.join(posix.dirname(path), decodeURI(url)))),
  );
}

const explainers = Array.from({ length: size }, (_, n) => `explainers/question-${n}.html`);

describe("a publication with more explainers than anybody reads through", () => {
  test("leads from its front page to every explainer and every page, by plain links to lists", () => {
    const lists = (path: string): boolean => !explainers.includes(path);
    const found = new Set(["index.html"]);
    for (const path of found) if (lists(path)) for (const to of linkedFrom(path)) found.add(to);
    expect(explainers.filter((path) => !found.has(path))).toEqual([]);
    expect([...pages.keys()].filter((path) => !found.has(path))).toEqual([]);
  });

  test("names on its front page where its editors would begin, some that are new, and each of its topics", () => {
    const home = linkedFrom("index.html");
    expect(explainers.filter((path) => home.has(path)).length).toBeLessThan(60);
    const front = elementsIn(parsePage(read(site, "index.html")));
    const start = front.find(({ attribs }) => attribs["aria-labelledby"] === "start-title")!;
    const [first, second] = elementsIn(start).filter(({ name }) => name === "a");
    expect([first?.attribs["href"], second?.attribs["href"]]).toEqual([
      "explainers/question-9.html",
      "explainers/question-90.html",
    ]);
    expect(read(site, "index.html")).toContain("All 67 explainers on Money &amp; banks");
    for (const topic of ["money-banks", "c", "c-1", "on-other-subjects"])
      expect(linkedFrom("explainers/index.html"), topic).toContain(`explainers/topic--${topic}.html`);
  });

  test("lists each explainer once on the pages of its topic, which go on where one is full", () => {
    const lists = [...pages.keys()].filter((path) => path.startsWith("explainers/topic--"));
    expect(lists).toContain("explainers/topic--money-banks--2.html");
    const listed = lists.flatMap((path) => [...linkedFrom(path)].filter((to) => explainers.includes(to)));
    expect(listed.toSorted()).toEqual(explainers.toSorted());
  });

  test("lists every use of a term once, on the term's page and those that go on with it", () => {
    const uses = pagesOfTerm("term-0").flatMap((path) => {
      const elements = elementsIn(parsePage(read(site, path)));
      const groups = elements.filter(({ attribs }) => attribs["class"] === "uses");
      return groups.map((group) => ({
        explainer: elementsIn(group).find(({ name }) => name === "a")!.attribs["href"]!,
        places: elementsIn(group)
          .filter(({ name, parent }) => name === "a" && parent && "name" in parent && parent.name === "li")
          .map(({ attribs }) => attribs["href"]!),
        sentences: elementsIn(group).filter(({ name }) => name === "q").length,
      }));
    });
    const users = uses.map(({ explainer }) => explainer);
    expect(new Set(users).size).toBe(users.length);
    const marking = explainers.filter((path) => read(site, path).includes('data-term="term-0"'));
    expect(users).toEqual(expect.arrayContaining(marking.map((path) => `../${path}`)));
    expect(read(site, "glossary/term-0.html")).toContain(`Used in ${users.length} explainers`);
    const places = uses.flatMap((use) => use.places);
    expect(new Set(places).size).toBe(places.length);
    expect(uses.reduce((sum, { sentences }) => sum + sentences, 0)).toBe(places.length);
    // Where it matters most comes first.
    const counts = uses.map(({ sentences }) => sentences);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test("names a few explainers beside a number and all on a page of its own", () => {
    const all = [...pages.keys()].find((path) => path.startsWith("figures--"))!;
    const id = all.replace(/^figures--|\.html$/g, "");
    const texts = (path: string) => /class="prose">(.*)<div class="end-matter"/s.exec(read(site, path))?.[1];
    const showing = explainers.filter((path) => texts(path)?.includes(`data-figure="${id}"`));
    expect(explainers.filter((path) => linkedFrom(all).has(path)).toSorted()).toEqual(showing.toSorted());
    expect(linkedFrom("figures.html")).toContain(all);
  });

  test("is searched by its explainers alone, and not by the lists that name them", () => {
    const searched = [...pages].filter(([, { html }]) => isSearched(html)).map(([path]) => path);
    expect(searched.toSorted()).toEqual(explainers.toSorted());
  });

  test("has every page in the copy for reading offline and in its sitemap, each by its own address", async () => {
    const worker = read(site, "sw.js");
    expect([...pages.keys()].filter((path) => !worker.includes(`"${path}"`))).toEqual([]);
    const [map] = sitemap((await builtPublication(root)).view);
    const told = [...String(map?.content).matchAll(/<loc>https:\/\/example\.org\/measured\/([^<]*)</g)].map(
      ([, path]) => path || "index.html",
    );
    expect(told.toSorted()).toEqual(
      [...pages.keys()].filter((path) => !["search.html", "offline.html"].includes(path)).toSorted(),
    );
    const addresses = [...pages.values()].map(({ html }) => /rel="canonical" href="([^"]*)"/.exec(html)?.[1]);
    expect(new Set(addresses).size).toBe(pages.size);
  });

  test("tells in its feed the hundred explainers that changed last", async () => {
    const { view } = await builtPublication(root);
    expect(feedEntries(view, "feed.xml")).toHaveLength(100);
  });

  test("has a title and a description of its own for every page", () => {
    for (const pattern of [/<title>([^<]*)/, /name="description" content="([^"]*)/]) {
      const texts = [...pages]
        .filter(([path]) => !explainers.includes(path) && !["search.html", "offline.html"].includes(path))
        .map(([, { html }]) => pattern.exec(html)?.[1]);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  test("keeps within the budgets that a publication has by itself, in HTML as it should be", async () => {
    const { budgets } = siteSchema.parse({ title: "Any", description: "Any.", language: "en-GB" });
    const bytesOf = (path: string) =>
      existsSync(join(site, path)) ? readFileSync(join(site, path)) : undefined;
    expect(checkBudgets([...pages.values()], bytesOf, budgets).problems).toEqual([]);
    const isMade = ({ path }: WrittenPage): boolean =>
      /^(?:index|explainers\/index|explainers\/topic--.*|figures--figure-\d+|glossary\/term-0.*)\.html$/.test(
        path,
      );
    const lists = [...pages.values()].filter(isMade);
    expect(await checkMarkup(lists)).toEqual([]);
  });
});

/** A term's own page, and those that go on with it, in their order. */
function pagesOfTerm(id: string): string[] {
  const numbered = Array.from({ length: 50 }, (_, n) => `glossary/${id}${n === 0 ? "" : `--${n + 1}`}.html`);
  return numbered.filter((path) => pages.has(path));
}
