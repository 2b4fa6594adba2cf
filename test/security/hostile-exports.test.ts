import { readFileSync, rmSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { unzipSync } from "fflate";
import createMarkdownIt from "markdown-it";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataFiles } from "../../src/model/data-files.ts";
import { loadPublication } from "../../src/load/load-publication.ts";
import { launchChromium, serveFolder, type ServedFolder } from "../browser/browser.ts";
import { parseCsvRows } from "../nightly/read-csv.ts";
import { explainer, filesIn, minimal, read, writePublication } from "../publication.ts";
import { buildHostile, type HostileSite } from "./build-hostile.ts";
import { cage } from "./canary.ts";
import { isClear, payloads } from "./hostile-publication.ts";

/** What a file may be called on every system, and is yet after no good. */
const names = [
  "' onmouseover='canary()' autofocus onfocus='canary()' x='",
  "{{canary()}}{% canary() %}${canary()}",
  "&lt;img src=x onerror=canary()&gt;",
  "%3Cimg src=x onerror=canary()%3E",
  "100%",
  "');canary();('",
  "]] ](javascript&colon;canary()) [x",
  "__proto__",
  "\u202Egnp.exe",
];

let hostile: HostileSite;
let server: ServedFolder;
let browser: Browser;

beforeAll(async () => {
  const few = payloads.filter((_, index) => index % 8 === 0).map(({ text }) => text);
  const named = names.flatMap((name, number) => [
    [`content/explainers/${name}.md`, explainer(`Part ${number}`, "A ferry crosses.\n")],
    [
      `content/${name}, a page.md`,
      `---\ntitle: Page ${number}\n---\n\nText.\n\n![A boat](<./boat ${number}.svg>)\n`,
    ],
    [`content/boat ${number}.svg`, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'],
    [`content/pictures/${name}.svg`, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'],
  ]);
  const more = Object.fromEntries(named) as Record<string, string>;
  [hostile, browser] = await Promise.all([buildHostile([few], "whole", more), launchChromium()]);
  server = await serveFolder(hostile.site);
}, 600_000);

afterAll(async () => {
  await Promise.all([browser?.close(), server?.close()]);
  if (hostile) rmSync(join(hostile.site, "../.."), { recursive: true });
});

const exportsOf = (...endings: readonly string[]) =>
  filesIn(hostile.site).filter((path) => endings.includes(extname(path)));

/** Opens documents where what a stranger wrote can do nothing unseen. @returns what it did */
async function sungBy(
  documents: ReadonlyArray<{ readonly type: string; readonly content: string | Uint8Array }>,
) {
  const root = "http://exports.test/";
  const { context, page, sung } = await cage(browser, root, true);
  const held = new Map(documents.map((one, index) => [`${root}${index}`, one]));
  await context.route(`${root}**`, (route) => {
    const found = held.get(route.request().url());
    return found
      ? route.fulfill({ contentType: `${found.type}; charset=utf-8`, body: Buffer.from(found.content) })
      : route.fulfill({ status: 404, body: "" });
  });
  const broken: string[] = [];
  for (const url of held.keys()) {
    await page.goto(url, { waitUntil: "load" });
    const fault = await page.evaluate(() => document.querySelector("parsererror")?.textContent);
    if (fault) broken.push(`${url} ${fault}`);
    // What waits for the pointer, the keyboard or a click.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll("*"))
        for (const type of ["mouseover", "focus", "click", "load", "error"])
          element.dispatchEvent(new Event(type, { cancelable: true }));
    });
  }
  await context.close();
  return { sung, broken };
}

const bytesOf = (path: string) => readFileSync(join(hostile.site, path));
const silence = { sung: [], broken: [] };

describe("what a stranger wrote runs in nothing that is taken away:", () => {
  test("a chapter of the book", async () => {
    const book = unzipSync(bytesOf("downloads/site.epub"));
    const chapters = Object.entries(book).filter(([name]) => name.endsWith(".xhtml"));
    expect(chapters.length).toBeGreaterThan(names.length);
    const documents = chapters.map(([, content]) => ({ type: "application/xhtml+xml", content }));
    expect(await sungBy(documents)).toEqual(silence);
  });

  test("an explainer as one file", async () => {
    const files = exportsOf(".html").filter((path) => path.startsWith("downloads/"));
    expect(files.length).toBeGreaterThan(names.length);
    const documents = files.map((path) => ({ type: "text/html", content: bytesOf(path) }));
    const { sung } = await sungBy(documents);
    // Its links to the site are followed by the click; what lies in it is ours.
    expect(sung.filter((what) => !what.startsWith("asked https://example.org/"))).toEqual([]);
  });

  test("a chart, a feed, a list for crawlers, opened by themselves", async () => {
    const types: Readonly<Record<string, string>> = { ".svg": "image/svg+xml", ".xml": "application/xml" };
    const files = exportsOf(".svg", ".xml");
    expect(files.filter((path) => path.startsWith("charts/")).length).toBeGreaterThan(2);
    const documents = files.map((path) => ({ type: types[extname(path)]!, content: bytesOf(path) }));
    expect(await sungBy(documents)).toEqual(silence);
  });

  test("the Markdown of a page, where a renderer lets HTML through", async () => {
    const careless = createMarkdownIt({ html: true, linkify: true });
    const files = [...exportsOf(".md"), "llms.txt"];
    expect(files.length).toBeGreaterThan(names.length);
    const documents = files.map((path) => ({
      type: "text/html",
      content: `<!doctype html>${careless.render(read(hostile.site, path))}`,
    }));
    const { sung } = await sungBy(documents);
    expect(sung.filter((what) => !what.startsWith("asked https://example.org/"))).toEqual([]);
  });

  test("an entry of a feed, where a reader shows it as it comes", async () => {
    const { items } = JSON.parse(read(hostile.site, "feed.json")) as {
      items: Array<{ content_html: string }>;
    };
    expect(items.length).toBeGreaterThan(names.length);
    const documents = items.map(({ content_html: content }) => ({ type: "text/html", content }));
    expect(await sungBy(documents)).toEqual(silence);
  });

  test("data that a browser takes for a page", async () => {
    const documents = exportsOf(".csv", ".ics", ".txt").map((path) => ({
      type: "text/plain",
      content: bytesOf(path),
    }));
    expect(documents.length).toBeGreaterThan(4);
    expect(await sungBy(documents)).toEqual(silence);
    expect(read(hostile.site, "_headers")).toContain("X-Content-Type-Options: nosniff");
  });

  test("a table in a spreadsheet", () => {
    const tables = exportsOf(".csv");
    expect(tables.length).toBeGreaterThan(3);
    const formulas = tables.flatMap((path) =>
      parseCsvRows(read(hostile.site, path).replace(/^\uFEFF/, ""))
        .flat()
        .filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-[\d.]+$/.test(cell))
        .map((cell) => `${path}: ${cell}`),
    );
    expect(formulas).toEqual([]);
  });
});

test("the canary sings where something does run", async () => {
  const { sung } = await sungBy([{ type: "text/html", content: "<img src=x onerror=canary(1)>" }]);
  expect(sung).toContain("ran 1");
});

test("no page that is named by a stranger, or that links to one, runs what the name says", async () => {
  const { context, page, sung } = await cage(browser, server.url, true);
  const pages = exportsOf(".html").filter(
    (path) => names.some((name) => basename(path).startsWith(name)) && !path.startsWith("downloads/"),
  );
  expect(pages).toHaveLength(2 * names.length);
  for (const path of [...pages, "index.html", "explainers/index.html", "downloads.html", "offline.html"]) {
    const answer = await page.goto(server.url + path.split("/").map(encodeURIComponent).join("/"));
    expect(answer?.status(), path).toBe(200);
  }
  // Every link to them leads there.
  await page.goto(`${server.url}explainers/index.html`);
  const links = await page
    .locator("main a")
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  for (const link of new Set(links)) expect((await fetch(link)).status, link).toBe(200);
  expect(sung).toEqual([]);
  await context.close();
});

test("what no file may be called, and no entry, is refused in words", () => {
  const written = payloads.map(
    ({ text }, number) => `${text.toWellFormed().replace(/[\0/]/g, "-").slice(0, 60)} ${number}`,
  );
  const files = written.map((name) => [`content/explainers/${name}.md`, explainer("Part", "Text.\n")]);
  const { problems } = loadPublication({
    root: writePublication({ ...minimal, ...Object.fromEntries(files) }),
  });
  expect(problems.length).toBeGreaterThan(40);
  expect(problems.filter(({ rule, message }) => rule !== "file-name-plain" || !isClear(message))).toEqual([]);
  // A position has no id of its own.
  for (const { name, schema } of dataFiles.filter(({ name }) => name !== "positions.json"))
    for (const { text } of payloads) {
      const parsed = schema.safeParse({ id: text });
      const atId = parsed.success ? [] : parsed.error.issues.filter(({ path }) => path[0] === "id");
      expect(atId.length, `${name} ${text}`).toBeGreaterThan(0);
    }
});
