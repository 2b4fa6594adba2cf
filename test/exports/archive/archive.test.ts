import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPage } from "../../../src/checks/output/written-page.ts";
import { archivedPages } from "../../../src/exports/archive/archived-pages.ts";
import { keptCopy } from "../../../src/exports/archive/kept-copy.ts";
import { loadPublication } from "../../../src/load/load-publication.ts";
import { release } from "../../releases/released.ts";
import { saying } from "../../releases/sample.ts";
import { builtPublication } from "../built-view.ts";

const single = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'">
<meta name="generator" content="Glossator"><title>The bridge</title>
<script>early()</script><style>@font-face{font-family:S;src:url(data:font/woff2;base64,AAAA)}p{color:red}</style></head>
<body class="kind-explainer"><main><p id="s">The bridge costs <data value="150">€150m</data>.</p>
<div data-since-slot hidden><button>Tell me</button></div></main><script>page()</script></body></html>`;

/** A publication with one release, a copy of one explainer of then, and one of an explainer that is gone. */
async function withCopies(html: string): Promise<ReturnType<typeof archivedPages>> {
  const root = release(saying(), "2026-11-01");
  mkdirSync(join(root, "archive/2026-11-01"), { recursive: true });
  for (const slug of ["the-bridge", "the-tunnel"])
    writeFileSync(join(root, `archive/2026-11-01/${slug}.html`), html);
  const { publication, view } = await builtPublication(root);
  return archivedPages(publication.archive, view);
}

test("what is kept is the words and the look, without scripts and fonts", () => {
  const kept = keptCopy(single);
  expect(kept).toContain("<style>p{color:red}</style>");
  expect(kept).toContain("€150m");
  for (const gone of ["<script", "@font-face", "data-since-slot"]) expect(kept).not.toContain(gone);
});

test("an old copy says how old it is and leads to the present page, if there is one", async () => {
  const [bridge, tunnel] = await withCopies(keptCopy(single));
  expect(bridge?.path).toBe("archive/2026-11-01/the-bridge.html");
  expect(bridge?.content).toContain("This is an old copy: the page as it was on 1 November 2026.");
  expect(bridge?.content).toContain('<a href="../../explainers/the-bridge.html">Read it as it is now</a>');
  expect(tunnel?.content).toContain("This page is no longer published.");
  for (const page of [bridge, tunnel])
    expect(page?.content).toContain('<meta name="robots" content="noindex">');
});

test("whatever somebody put into a copy, nothing in it runs or is fetched", async () => {
  const hostile = single
    .replace(
      "</main>",
      `<img src="https://example.org/x.png" onerror="alert(1)"><iframe src="x.html"></iframe>
<a href="javascript:alert(1)">a</a><a href="#s">b</a><form action="/x"></form><p style="color:red">c</p></main>`,
    )
    .replace(
      "</head>",
      `<base href="https://example.org/"><link rel="stylesheet" href="https://example.org/x.css">
<meta http-equiv="refresh" content="0;url=https://example.org"></head>`,
    );
  const [page] = await withCopies(hostile);
  const html = String(page?.content);
  for (const word of [
    "<script",
    "onerror",
    "<iframe",
    "javascript:",
    "<form",
    "<base",
    "<link",
    "refresh",
    "example.org",
  ])
    expect(html, word).not.toContain(word);
  const read = readPage(page!.path, html);
  expect(read.inline).toEqual([]);
  expect(html).toMatch(
    /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; img-src data:/,
  );
  expect(read.links.map(({ url }) => url)).toEqual(["../../explainers/the-bridge.html", "#s"]);
});

test("copies of a day that has no record are a fault with an address", () => {
  const root = release(saying(), "2026-11-01");
  mkdirSync(join(root, "archive/2026-10-01"), { recursive: true });
  expect(loadPublication({ root }).problems).toMatchObject([
    { file: "archive/2026-10-01", rule: "archive-released", severity: "error" },
  ]);
});
