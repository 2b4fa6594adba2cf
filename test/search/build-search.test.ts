import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { SiteFile } from "../../src/model/site-file.ts";
import { buildSearch } from "../../src/search/build-search.ts";
import { nameForLongCaches } from "../../src/search/cache-names.ts";
import { engineAsFunction } from "../../src/search/engine-script.ts";
import { indexWithPagefind, readFragment } from "../../src/search/pagefind-index.ts";
import type { FragmentsByThing, SearchContents } from "../../src/search/search-contents.ts";
import { buildTermIndex, type TermIndex, type ThingTexts } from "../../src/search/term-index.ts";
import { fixturePublication } from "./fixture.ts";

const page = (text: string): string =>
  `<html lang="en"><body><main data-pagefind-body><h1>${text}</h1></main></body></html>`;

function build(pages: Array<{ path: string; html: string }> = []): Promise<SiteFile[]> {
  return buildSearch({ publication: fixturePublication(), pages, language: "en-GB" });
}

function hashes(files: readonly SiteFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(({ path, content }) => [path, createHash("sha256").update(content).digest("hex")]),
  );
}

function jsonOf(files: readonly SiteFile[], path: string): unknown {
  const file = files.find((one) => one.path === path);
  return JSON.parse(Buffer.from(file?.content ?? "{}").toString("utf8"));
}

function contentsOf(files: readonly SiteFile[]): SearchContents {
  return jsonOf(files, "pagefind/contents.json") as SearchContents;
}

function fragmentsOf(files: readonly SiteFile[]): FragmentsByThing {
  return jsonOf(files, `pagefind/${contentsOf(files).fragments}`) as FragmentsByThing;
}

describe("the search of a site", () => {
  test("is the same bytes from the same input", async () => {
    const pages = [{ path: "explainers/why-the-ferry-stopped.html", html: page("Why did the ferry stop?") }];
    const first = hashes(await build(pages));
    for (let again = 0; again < 3; again++) expect(hashes(await build(pages))).toEqual(first);
  });

  test("knows of every fragment what it is about", async () => {
    const files = await build([
      { path: "explainers/why-the-ferry-stopped.html", html: page("Why did the ferry stop?") },
      { path: "about.html", html: page("About this site") },
      { path: "search.html", html: "<html><body><main><h1>Search</h1></main></body></html>" },
    ]);
    const fragments = fragmentsOf(files);
    const kinds = Object.fromEntries(
      Object.entries(fragments).map(([kind, ids]) => [kind, Object.keys(ids).length]),
    );
    expect(kinds).toEqual({ explainer: 1, page: 1, term: 6, figure: 3, actor: 3, event: 2, source: 1 });
    const known = Object.values(fragments)
      .flatMap((ids) => Object.values(ids))
      .sort();
    const written = files
      .flatMap(({ path }) => /^pagefind\/fragment\/(.*)\.pf_fragment$/.exec(path)?.[1] ?? [])
      .sort();
    expect(known).toEqual(written);
  });

  test("has no file whose content could change under its name, but for the one that is asked for each time", async () => {
    const names = (await build()).map(({ path }) => path).filter((path) => path.startsWith("pagefind/"));
    const unhashed = names.filter((path) => !/[-_.][0-9a-f]{7,}\./.test(path));
    expect(unhashed).toEqual(["pagefind/contents.json"]);
  });

  test("runs no head of a column into the first word below it, and no cell into the next", async () => {
    const table =
      "<table><thead><tr><th>State</th><th>Share</th></tr></thead><tr><th>Poland</th><td>29%</td></tr><tr><th>Other</th><td></td></tr></table>";
    const details = `<details class="chart-data"><summary>The same as a table</summary>${table}</details>`;
    const path = "explainers/why-the-ferry-stopped.html";
    const html = `<html lang="en"><body><main data-pagefind-body class="prose"><h1>Shares</h1>${details}${table}</main></body></html>`;
    const { files, fragments } = await indexWithPagefind({
      pages: [{ kind: "explainer", id: "shares", path, html }],
      records: [],
      language: "en",
    });
    const name = `fragment/${fragments[0]!.fragment}.pf_fragment`;
    expect(readFragment(name, files.get(name)!).content).toBe(
      "Shares. Poland; 29%. Other; Poland; 29%. Other;",
    );
  });

  test("has the pages that serve a reader, by what they are for", async () => {
    const services = [{ path: "downloads.html", title: "To take away", text: "CSV files, a calendar." }];
    const files = await buildSearch({
      publication: fixturePublication(),
      pages: [],
      services,
      language: "en-GB",
    });
    const fragment = fragmentsOf(files).page?.["downloads.html"];
    const name = `pagefind/fragment/${fragment}.pf_fragment`;
    const { url, content } = readFragment(
      name,
      Buffer.from(files.find(({ path }) => path === name)!.content),
    );
    expect({ url, content }).toEqual({ url: "downloads.html", content: "CSV files, a calendar." });
  });

  test("leaves out Pagefind's own interfaces", async () => {
    const names = (await build()).map(({ path }) => path);
    expect(names.filter((path) => /ui|highlight|worker|\.css$/.test(path))).toEqual([]);
  });

  test("has nothing where there is nothing to find", async () => {
    const empty = {
      ...fixturePublication(),
      terms: [],
      figures: [],
      actors: [],
      events: [],
      sources: [],
      explainers: [],
    };
    expect(await buildSearch({ publication: empty, pages: [], language: "en" })).toEqual([]);
  });

  test("takes pages whose names are not plain", async () => {
    const path = "explainers/é #1 100%.html";
    const files = await build([{ path, html: page("An odd name") }]);
    expect(Object.keys(fragmentsOf(files).page ?? {})).toEqual([path]);
  });
});

describe("an upgrade of Pagefind that breaks the search stops the build, and says so", () => {
  const engine = "const createInstance=()=>fetch(import.meta.url);export{createInstance,search};";

  test.each([
    ["its engine no longer ends with a list of exports", "export default function(){fetch()}"],
    ["its engine no longer exports createInstance", engine.replace("{createInstance,search}", "{search}")],
    ["its engine imports something", `import x from "./x.js";${engine}`],
    ["its engine no longer uses fetch", engine.replace("fetch(", "request(")],
  ])("%s", (reason, module) => {
    expect(() => engineAsFunction(module)).toThrow(`Pagefind cannot be packed: ${reason}`);
  });

  test("a file is missing", async () => {
    const output = await indexWithPagefind({
      pages: [],
      records: [
        { kind: "term", id: "quay", path: "glossary/quay.html", title: "quay", text: "A stone edge." },
      ],
      language: "en",
    });
    const files = new Map([...output.files].filter(([name]) => name !== "pagefind.js"));
    expect(() => nameForLongCaches({ ...output, files })).toThrow("Pagefind wrote no pagefind.js");
  });
});

describe("the index of names", () => {
  const scripts = buildTermIndex(fixturePublication());
  const { "terms.js": names, "texts.js": texts } = scripts;

  test("is a script that sets one global to the names, and another that sets one to what is said of them", () => {
    const global: { glossatorTerms?: TermIndex; glossatorTexts?: ThingTexts } = {};
    for (const script of [names, texts]) runInNewContext(script, { globalThis: global });
    const ids = global.glossatorTerms?.things.map(({ id }) => id) ?? [];
    expect(ids).toContain("harbour-fund");
    expect(global.glossatorTerms?.things.find(({ id }) => id === "fund-size")).toMatchObject({
      url: "figures.html#figure-fund-size",
    });
    expect(global.glossatorTexts?.[ids.indexOf("fund-size")]).toEqual({
      text: "€150m",
      line: "Official, as of 27 May 2025 · Harbour Gazette, 1 June 2025",
    });
  });

  test("holds nothing that HTML could take for markup", () => {
    expect(names + texts).not.toMatch(/[<>&\u2028\u2029]/);
  });

  test("is the same bytes each time", () => {
    expect(buildTermIndex(fixturePublication())).toEqual(scripts);
  });
});
