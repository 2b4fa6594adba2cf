import { rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../browser/browser.ts";
import { ImitatedHost, type Habit } from "./imitated-host.ts";
import { startServer, type RunningServer, type ServerName } from "./real-servers.ts";
import { buildTestSite } from "./test-site.ts";

let site: string;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([buildTestSite(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  rmSync(dirname(site), { recursive: true });
});

interface Host {
  readonly name: string;
  readonly start: () => Promise<RunningServer>;
  /** What it answers where nothing is; none where it does not show the site's own page. */
  readonly missing?: number;
}

const real = (name: ServerName, path: string): Host => ({
  name: `${name} at ${path}`,
  start: () => startServer(name, site, path),
  missing: 404,
});

const imitated = (what: string, habit: Habit, prefix: string, missing?: number): Host => ({
  name: `${what} at ${prefix}/`,
  start: async () => {
    const host = await new ImitatedHost(site, { habit, prefix }).start();
    return { url: host.url, stop: () => host.stop() };
  },
  ...(missing && { missing }),
});

const hosts: readonly Host[] = [
  real("nginx", "/"),
  real("nginx", "/a/b/"),
  real("caddy", "/"),
  real("caddy", "/a/b/"),
  real("apache", "/"),
  real("apache", "/a/b/"),
  imitated("a host that sends x.html on to x", "clean", "/a/b", 404),
  imitated("a host without index documents", "bare", ""),
  imitated("a host that says yes to everything", "yes", "/a/b", 200),
  imitated("an IPFS gateway", "silent", "/ipfs/bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"),
];

describe.each(hosts)("$name", ({ start, missing }) => {
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    server = await start();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await page?.close();
    await server?.stop();
  });

  test("every link leads where it says, and every page has its style", async () => {
    const { pages, faults } = await crawl(page, server.url);
    expect(faults).toEqual([]);
    expect(pages.length).toBeGreaterThan(12);
  });

  test("the search finds", async () => {
    await page.goto(`${server.url}search.html?q=albatrosses`);
    await page.waitForSelector("[data-result]");
    expect(await page.getAttribute("[data-result] a", "href")).toContain("quay.html");
  });

  test("what it serves is what was published, and can be saved", async () => {
    await page.goto(`${server.url}offline.html`);
    await page.click("[data-offline-action=save]");
    await page.waitForSelector("[data-offline=saved]");
    await page.click("[data-offline-action=remove]");
    await page.waitForSelector("[data-offline=available]");
  });

  // The others answer with a page of their own.
  if (missing === undefined) return;
  test("a missing page at any depth is answered with a page that leads back", async () => {
    for (const address of ["gone.html", "explainers/gone.html", "glossary/old/deep/gone.html"]) {
      const answer = await page.goto(server.url + address);
      expect(answer?.status(), address).toBe(missing);
      expect(await page.textContent("h1")).toBe("Page not found");
      expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe("0px");
      await page.waitForSelector("html[data-root]");
      await page.click("[data-path='glossary/index.html']");
      await page.waitForSelector("h1:has-text('Glossary')");
    }
  });
});

/** Follows every link from the start page, visiting each page once. */
async function crawl(page: Page, root: string): Promise<{ pages: string[]; faults: string[] }> {
  const faults: string[] = [];
  const note = (fault: string): void => void faults.push(`${page.url()}: ${fault}`);
  page.on("pageerror", ({ message }) => note(message));
  page.on("requestfailed", (request) => {
    // What was not yet there when the next page was asked for.
    if (!/ABORTED/.test(request.failure()?.errorText ?? "")) note(`${request.url()} failed`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400 && !answer.url().endsWith("/favicon.ico"))
      note(`${answer.url()} ${answer.status()}`);
  });
  const seen = new Set([`${root}index.html`]);
  for (const url of seen) {
    await page.goto(url, { waitUntil: "load" });
    const { headings, rules, links, isMissing } = await page.evaluate(() => ({
      headings: document.querySelectorAll("main h1").length,
      rules: document.styleSheets[0]?.cssRules.length ?? 0,
      links: [...document.querySelectorAll("a[href]")].map((link) => (link as HTMLAnchorElement).href),
      isMissing: document.documentElement.hasAttribute("data-mark"),
    }));
    if (headings !== 1) note(`${headings} headings`);
    if (rules < 5) note("no style");
    if (isMissing) note("is not there");
    for (const link of links.map((link) => link.replace(/#.*/, ""))) {
      if (link.startsWith(root) && link.endsWith(".html")) seen.add(link);
      else if (link.startsWith(root) && !link.includes("?")) {
        const status = await page.evaluate((href) => fetch(href).then((answer) => answer.status), link);
        if (status !== 200) note(`${link} ${status}`);
      }
    }
  }
  page.removeAllListeners();
  return { pages: [...seen], faults };
}
