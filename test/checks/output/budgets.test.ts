import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { checkBudgets } from "../../../src/checks/output/budgets.ts";
import { createScales } from "../../../src/checks/output/first-view.ts";
import { readPage } from "../../../src/checks/output/written-page.ts";
import { glossator, minimal, writePublication } from "../../publication.ts";

const roomy = { view: 60, withoutFonts: 100, firstScreen: 100, scripts: 12, requests: 8 };

/** Letters that compression makes hardly less of, and the same every time. */
function noise(bytes: number): string {
  const block = (number: number): string => createHash("sha256").update(String(number)).digest("base64url");
  const blocks = Array.from({ length: Math.ceil(bytes / 43) }, (_, number) => block(number));
  return blocks.join("").slice(0, bytes);
}

const styles = `@font-face{font-family:A;src:url("a.woff2")}
@font-face{font-family:A;font-style:italic;src:url(a-italic.woff2)}
@font-face{font-family:A;unicode-range:U+100-17F, U+2116;src:url('a-ext.woff2')}`;

const files: Record<string, string> = {
  "assets/styles.css": styles,
  "assets/later.css": "@media print{a{color:red}}",
  "assets/page.js": "console.log('page')",
  "assets/search.js": noise(15_000),
  "assets/a.woff2": noise(1000),
  "assets/a-italic.woff2": noise(2000),
  "assets/a-ext.woff2": noise(4000),
};

const bytesOf = (path: string): Uint8Array | undefined =>
  files[path] === undefined ? undefined : Buffer.from(files[path]);

function page(body: string, { kind = "explainer", path = "explainers/a.html", head = "" } = {}) {
  return readPage(
    path,
    `<!DOCTYPE html><html lang="en"><head><meta name="generator" content="Glossator">
<link rel="stylesheet" href="../assets/styles.css"><link rel="stylesheet" href="../assets/later.css" media="print">
<script src="../assets/page.js" data-search="../assets/search.js"></script>${head}</head><body class="kind-${kind}">${body}</body></html>`,
  );
}

describe("what a first view fetches", () => {
  const weigh = createScales(bytesOf);

  test("the page, its styles and scripts as brotli sends them, and the font of its letters", () => {
    const plain = page("<p>Plain letters</p>");
    expect(weigh(plain, "thorough")).toMatchObject({
      path: "explainers/a.html",
      kind: "explainer",
      html: brotliCompressSync(plain.html).length,
      criticalStyles: brotliCompressSync(styles).length,
      scripts: brotliCompressSync(files["assets/page.js"]!).length,
      search: 0,
      fonts: 1000,
      requests: 5,
    });
  });

  test.each([
    ["italics ask for their face", "<p>An <em>island</em></p>", 3000, 6],
    ["letters of a range ask for its face", "<p>Maroš</p>", 5000, 6],
    ["what is in a script is no letter", '<script type=\'application/ld+json\'>{"a":"š"}</script>', 1000, 5],
    [
      "an image counts, one that waits does not",
      '<img src="a.png"><img src="b.png" loading="lazy">',
      1000,
      6,
    ],
  ])("%s", (_, body, fonts, requests) => {
    expect(weigh(page(body), "quick")).toMatchObject({ fonts, requests });
  });

  test("a page that has everything in it is no view of the site", () => {
    const single = readPage(
      "downloads/a.html",
      `<meta name="generator" content="Glossator"><body class="kind-explainer">`,
    );
    expect(weigh(single, "quick")).toBeUndefined();
  });
});

describe("budgets", () => {
  const heavy = `<p>${noise(80_000)}</p>`;

  test("a light page is within them", () => {
    expect(checkBudgets([page("<p>Light</p>")], bytesOf, roomy).problems).toEqual([]);
  });

  test("a heavy page names itself, what was measured, the limit and what to do", () => {
    const { problems } = checkBudgets([page(heavy)], bytesOf, roomy);
    expect(problems).toEqual([
      expect.objectContaining({
        file: "_site/explainers/a.html",
        rule: "view-within-budget",
        severity: "error",
      }),
    ]);
    expect(problems[0]!.message).toMatch(
      /^The first view weighs \d\d\.\d kB \(page \d\d\.\d kB, styles 0\.\d kB, scripts 0\.\d kB, fonts 1\.0 kB, images 0\.0 kB\); at most 60 kB are allowed\. Shorten/,
    );
  });

  test("an explainer is held to what it weighs without fonts, and to what its first screen waits for", () => {
    const strict = { ...roomy, withoutFonts: 28, firstScreen: 14.6 };
    const rest = '<link rel="stylesheet" href="../assets/later.css">';
    const rules = (body: string, kind = "explainer") =>
      checkBudgets([page(body, { kind })], bytesOf, strict).problems.map(({ rule }) => rule);
    expect(rules(`<p>${noise(12_000)}</p>${rest}<p>${noise(12_000)}</p>`)).toEqual([]);
    expect(rules(`<p>${noise(24_000)}</p>${rest}`)).toEqual(["first-screen-within-budget"]);
    expect(rules(`<p>Short</p>${rest}<p>${noise(40_000)}</p>`)).toEqual(["text-within-budget"]);
    expect(rules(`<p>${noise(40_000)}</p>`, "entry")).toEqual([]);
  });

  test("an explainer is held to its whole page where the publication asks for that", () => {
    const body = `<p>Short</p><link rel="stylesheet" href="../assets/later.css"><p>${noise(21_000)}</p>`;
    const problemsOf = (budgets: typeof roomy & { wholePage?: number }, kind = "explainer") =>
      checkBudgets([page(body, { kind })], bytesOf, budgets).problems;
    expect(problemsOf(roomy)).toEqual([]);
    expect(problemsOf({ ...roomy, wholePage: 14.6 }, "entry")).toEqual([]);
    expect(problemsOf({ ...roomy, wholePage: 18 })).toEqual([]);
    const [problem, ...others] = problemsOf({ ...roomy, wholePage: 14.6 });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ rule: "whole-page-within-budget", severity: "error" });
    expect(problem!.message).toMatch(
      /^The whole page and the styles of its first screen weigh 1[4-7]\.\d kB \(page 1[3-6]\.\d kB, styles 0\.\d kB\); at most 14\.6 kB are allowed\./,
    );
  });

  test("a list may be as long as its data, with no more scripts and requests than others", () => {
    expect(checkBudgets([page(heavy, { kind: "list" })], bytesOf, roomy).problems).toEqual([]);
    const { problems } = checkBudgets([page("", { kind: "list" })], bytesOf, { ...roomy, requests: 4 });
    expect(problems.map(({ rule }) => rule)).toEqual(["requests-within-budget"]);
  });

  test("the search does not count as a script where one searches, and any other does", () => {
    const asked = `<script src="../assets/search.js"></script>`;
    const six = { ...roomy, requests: 5 };
    expect(checkBudgets([page("", { kind: "search", head: asked })], bytesOf, six).problems).toEqual([]);
    const library = { ...files, "assets/library.js": noise(20_000) } as Record<string, string>;
    const { problems } = checkBudgets(
      [page("", { head: `<script src="../assets/library.js"></script>` })],
      (path) => (library[path] === undefined ? undefined : Buffer.from(library[path])),
      roomy,
    );
    expect(problems.map(({ rule }) => rule)).toEqual(["scripts-within-budget"]);
  });

  test("the heaviest page of each kind is told", () => {
    const pages = [
      page("<p>Short</p>", { path: "explainers/short.html" }),
      page("<p>Longer than the other one</p>", { path: "explainers/long.html" }),
      page("<p>Entry</p>", { path: "glossary/a.html", kind: "entry" }),
    ];
    const { heaviest } = checkBudgets(pages, bytesOf, roomy);
    expect(heaviest.map(({ kind, path }) => [kind, path])).toEqual([
      ["entry", "glossary/a.html"],
      ["explainer", "explainers/long.html"],
    ]);
  });
});

describe("in a build", () => {
  const tight = { ...(minimal["_data/site.json"] as object), budgets: { view: 20, requests: 3 } };

  test("a page past the publication's budget stops it, and nothing is published", async () => {
    const root = writePublication({ ...minimal, "_data/site.json": tight });
    const out = join(mkdtempSync(join(tmpdir(), "budget-")), "_site");
    const { code, stderr } = await glossator(["build", "--root", root, "--out", out]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /_site\/explainers\/juries\.html\n(?:.*\n)*?.*view-within-budget +The first view weighs/,
    );
    expect(stderr).toContain("requests-within-budget");
    expect(stderr).toContain("Nothing was published");
  });

  test("a rule that is switched off says nothing, and the check prints the figures", async () => {
    const off = { ...tight, checks: { off: ["view-within-budget", "requests-within-budget"] } };
    const root = writePublication({ ...minimal, "_data/site.json": off });
    const { code, stderr } = await glossator(["check", "--root", root]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/explainer: explainers\/juries\.html +\d+\.\d +\d/);
    expect(stderr).toMatch(/juries +-?\d+\.\d +-?\d+\.\d/);
  });
});
