import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesIn, glossator, projectRoot } from "../publication.ts";
import { launchChromium, launchFirefox, serveFolder, type ServedFolder } from "./browser.ts";

let site: string;
let chromium: Browser;
let firefox: Browser;

beforeAll(async () => {
  site = join(mkdtempSync(join(tmpdir(), "site-")), "_site");
  const { code, stderr } = await glossator(["build", "--root", projectRoot, "--out", site, "--core"]);
  expect(stderr).toContain("pages");
  expect(code).toBe(0);
  [chromium, firefox] = await Promise.all([launchChromium(), launchFirefox()]);
});

afterAll(async () => {
  await Promise.all([chromium?.close(), firefox?.close()]);
});

/** What went wrong while a page was shown: errors, and requests that failed or left the site. */
function listen(page: Page, root: string): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    // The icon may still be on its way when the crawl moves on.
    if (!/ABORTED/.test(request.failure()?.errorText ?? "")) faults.push(`${request.url()} failed`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(root) && !/^(data|blob):/.test(url)) faults.push(`${url} is not of the site`);
  });
  return faults;
}

/** Follows every link from the start page, visiting each page once. */
async function crawl(browser: Browser, root: string): Promise<{ pages: string[]; faults: string[] }> {
  const page = await browser.newPage();
  const faults = listen(page, root);
  const queue = [`${root}index.html`];
  const seen = new Set(queue);
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const response = await page.goto(url, { waitUntil: "load" });
    if (response && response.status() >= 400) faults.push(`${url}: ${response.status()}`);
    const shown = await page.evaluate(() => ({
      heading: document.querySelectorAll("main h1").length,
      styled:
        getComputedStyle(document.querySelector("main")!).display !== "inline" &&
        document.styleSheets.length > 0,
      links: [...document.querySelectorAll("a[href]")].map((link) => (link as HTMLAnchorElement).href),
      broken: [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .filter((id) => id !== "" && !document.getElementById(id)),
    }));
    if (shown.heading !== 1) faults.push(`${url}: ${shown.heading} headings of the first level`);
    if (!shown.styled) faults.push(`${url}: no styles`);
    for (const id of shown.broken) faults.push(`${url}: no element #${id}`);
    for (const link of shown.links) {
      const target = link.split("#")[0]!;
      if (!target.startsWith(root) || !target.endsWith(".html") || seen.has(target)) continue;
      seen.add(target);
      queue.push(target);
    }
  }
  await page.close();
  return { pages: [...seen].map((url) => decodeURIComponent(url.slice(root.length))).toSorted(), faults };
}

const reachable = () => filesIn(site).filter((path) => path.endsWith(".html") && path !== "404.html");

describe("every page with its links and styles is there", () => {
  for (const prefix of ["", "/a/b"]) {
    test(`served at ${prefix || "/"}`, async () => {
      const server: ServedFolder = await serveFolder(site, { prefix });
      const { pages, faults } = await crawl(chromium, server.url);
      await server.close();
      expect(faults).toEqual([]);
      expect(pages).toEqual(reachable());
    });
  }

  test("opened from a folder with a space, # and é in its name, in Chromium and in Firefox", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "stick-")), "My sité #1 100%");
    cpSync(site, folder, { recursive: true });
    const root = `${pathToFileURL(folder).href}/`;
    for (const browser of [chromium, firefox]) {
      const { pages, faults } = await crawl(browser, root);
      expect(faults).toEqual([]);
      expect(pages).toEqual(reachable());
    }
  });
});

test("without JavaScript every explainer shows its text, its definitions and its sources", async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of filesIn(site).filter((file) => /^explainers\/(?!index)/.test(file))) {
    await page.goto(pathToFileURL(join(site, path)).href);
    const terms = page.locator("main article a.term");
    const ids = await terms.evaluateAll((links) => links.map((link) => link.getAttribute("data-term")!));
    for (const id of new Set(ids)) {
      await expect.poll(() => page.locator(`#terms-on-this-page [data-definition="${id}"]`).count()).toBe(1);
    }
    const numbers = await page
      .locator("[data-figure] data")
      .evaluateAll((all) => all.map((data) => data.getAttribute("value")));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(Boolean)).toBe(true);
    const cited = await page
      .locator("a.cite[data-source]")
      .evaluateAll((links) =>
        links.map((link) => [link.getAttribute("data-source"), link.getAttribute("href")!.slice(1)] as const),
      );
    expect(cited.length).toBeGreaterThan(2);
    for (const [, target] of cited) expect(await page.locator(`[id="${target}"]`).count()).toBe(1);
  }
  await context.close();
});
