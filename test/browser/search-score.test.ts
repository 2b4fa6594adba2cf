import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ImitatedHost } from "../hosts/imitated-host.ts";
import { buildSite } from "../hosts/test-site.ts";
import { projectRoot } from "../publication.ts";
import { findEach } from "../search/find-each.ts";
import { announced, readerQueries, scoreSearch, search, type Score } from "../search/score.ts";
import { ownPublication } from "../search/fixture.ts";
import { launchChromium, launchFirefox, tap } from "./browser.ts";

let folder: string;
let host: ImitatedHost;
let fromServer: Score;
const queries = readerQueries();

beforeAll(async () => {
  folder = await buildSite(projectRoot);
  host = await new ImitatedHost(folder, { habit: "plain", prefix: "/a/b" }).start();
  const browser = await launchChromium();
  fromServer = await scoreSearch(browser, host.url, queries);
  await browser.close();
}, 300_000);

afterAll(async () => {
  await host.stop();
  rmSync(dirname(folder), { recursive: true });
});

/** Without the mean: what each query found, in order, for a comparison that shows the query that differs. */
const orders = (of: Score["queries"]): Record<string, readonly string[]> =>
  Object.fromEntries(of.map(({ query, found }) => [query, found]));

test("readers’ queries find their page first", () => {
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(fromServer.meanReciprocalRank).toBeGreaterThanOrEqual(0.95);
});

describe("of what the publication says", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(`${host.url}search.html`);
  });
  afterAll(() => browser.close());

  test("every word of the explainers finds something, and is taken for what it is", async () => {
    const words = await wordsOfExplainers(page);
    expect(words.length).toBeGreaterThan(1000);
    const found = await findEach(page, words);
    expect(found.filter(({ hits }) => hits.length === 0).map(({ query }) => query)).toEqual([]);
    expect(found.filter(({ finding }) => finding !== "all").map(({ query }) => query)).toEqual([]);
  }, 60_000);

  test("every title of an explainer finds it before any other text", async () => {
    const { explainers } = ownPublication();
    const found = await findEach(
      page,
      explainers.map(({ title }) => title),
    );
    expect(found.map(({ hits }) => hits[0])).toEqual(explainers.map(({ slug }) => `explainer ${slug}`));
    const [safe] = await findEach(page, ["safe"]);
    expect(safe?.hits.slice(0, 3)).toContain("explainer what-is-safe");
  });

  test("every figure is found by its value, among the first that have it", async () => {
    const valued = [
      ["€2bn", ["uk-fee-last-request"]],
      ["€150bn", ["safe-envelope", "safe-share-total"]],
      ["2 billion euros", ["uk-fee-last-request"]],
      ["35%", ["component-limit", "ukraine-loan-component-limit"]],
      ["€4–6.5bn", ["uk-fee-first-request", "uk-fee-first-high"]],
    ] as const;
    const found = await findEach(
      page,
      valued.map(([query]) => query),
    );
    for (const [at, [query, figures]] of valued.entries()) {
      const first = found[at]!.hits.slice(0, 4);
      for (const id of figures) expect(first, query).toContain(`figure ${id}`);
    }
    const [none, percent] = await findEach(page, ["€2.22bn", "34.9%"]);
    expect([none?.hits, percent?.hits]).toEqual([[], []]);
  });

  test("a word is not taken for one that begins so, nor for another word", async () => {
    const found = await findEach(page, ["cars", "cost", "south korea", "paying", "rate", "how do I cite"]);
    const [cars, cost, korea, paying, rate, cite] = found;
    expect(cars?.hits).not.toContain("actor carney");
    expect(cars!.hits.filter((hit) => hit.startsWith("source")).length).toBeLessThan(10);
    expect(cost?.hits).not.toContain("actor costa");
    expect([korea, cite].map((one) => [one?.finding, one?.corrected, one?.hits])).toEqual([
      ["nothing", undefined, []],
      ["nothing", undefined, []],
    ]);
    for (const one of [paying, rate]) expect([one?.finding, one?.corrected]).toEqual(["all", undefined]);
  });

  test("both words of an office are found in one text", async () => {
    const [secretary] = await findEach(page, ["defence secretary"]);
    expect(secretary?.finding).toBe("all");
    expect(secretary?.hits).toContain("actor jarvis");
  });
});

/** Every word of four letters and more that their texts have, once each. */
async function wordsOfExplainers(page: Page): Promise<string[]> {
  const paths = ownPublication().explainers.map(({ path }) => path);
  const texts = await page.evaluate(async (addresses) => {
    const pages = addresses.map(async (address) => {
      const html = await (await fetch(address)).text();
      const article = new DOMParser()
        .parseFromString(html, "text/html")
        .querySelector("[data-pagefind-body]")!;
      for (const beside of article.querySelectorAll(
        "[data-pagefind-ignore], .take-away, svg, script, style, sup",
      ))
        beside.remove();
      return [...article.querySelectorAll("h1, h2, h3, p, li, td")]
        .filter((block) => !block.querySelector("p, li, td"))
        .map((block) => block.textContent)
        .join("\n");
    });
    return Promise.all(pages);
  }, paths);
  const words = texts.join("\n").match(/\p{L}[\p{L}\p{M}’-]*/gu) ?? [];
  return [...new Set(words.map((word) => word.replace(/[’-]+$/, "")))].filter((word) => word.length >= 4);
}

test("what was searched for before does not change the order of what a query finds", async () => {
  const browser = await launchChromium();
  const backwards = await scoreSearch(browser, host.url, queries.toReversed());
  await browser.close();
  expect(orders(backwards.queries)).toEqual(orders(fromServer.queries));
}, 200_000);

describe.each([
  ["Chromium", launchChromium],
  ["Firefox", launchFirefox],
] as const)("this publication in %s", (name, launch) => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser.close());

  test("the queries find the same from disk as from a server", async () => {
    const fromDisk = await scoreSearch(browser, pathToFileURL(`${folder}/`).href, queries);
    expect(orders(fromDisk.queries)).toEqual(orders(fromServer.queries));
  }, 300_000);

  test("by a finger the search opens over a page, shows what is filtered, and closes without scrolling", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 760 }, hasTouch: true });
    const page = await context.newPage();
    await page.goto(`${host.url}explainers/who-wants-what.html`);
    await tap(page, "header a[data-search-open]");
    await page.locator("dialog input[type=search]").fill("safe");
    await page.waitForSelector("dialog [data-result]");
    const groundOf = (pressed: boolean): Promise<string> =>
      page
        .locator(`dialog [data-kinds] button[aria-pressed=${pressed}]`)
        .first()
        .evaluate((button) => getComputedStyle(button).backgroundColor);
    await tap(page, "dialog [data-kinds] button[value=term]");
    await page.waitForSelector("dialog [aria-pressed=true]");
    expect(await groundOf(true)).not.toBe(await groundOf(false));
    const kinds = await page.$$eval("dialog [data-result]", (hits) =>
      hits.map((hit) => hit.getAttribute("data-kind")),
    );
    expect(new Set(kinds)).toEqual(new Set(["term"]));
    await page.locator("dialog [data-result]").last().scrollIntoViewIfNeeded();
    const close = (await page.locator("dialog .search-close").boundingBox())!;
    expect(close.y).toBeGreaterThanOrEqual(0);
    expect(close.y + close.height).toBeLessThan(200);
    expect(close.height).toBeGreaterThanOrEqual(24);
    await tap(page, "dialog .search-close");
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    await context.close();
  });

  test("who hears the search hears of the answer too", async () => {
    const page = await browser.newPage();
    await page.goto(`${host.url}search.html`);
    await search(page, "what is safe");
    expect(await announced(page)).toMatch(/^Definition: Safe\. \d+ results for/);
    const seen = await page.locator("[data-search-status]").innerText();
    const hidden = await page.locator("[data-search-status] .visually-hidden").boundingBox();
    expect(seen.length).toBeGreaterThan(10);
    expect(hidden!.width).toBeLessThanOrEqual(1);
    await search(page, "partnersip council");
    expect(await announced(page)).toMatch(
      /^Definition: Partnership Council\. Nothing found for “partnersip council”\. \d+ results for “partnership council”$/,
    );
    await page.close();
  });

  test("saved under /a/b/ and with the host gone, every page is there, and the queries find the same", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${host.url}offline.html`);
    await page.click("[data-offline-action=save]");
    await page.waitForSelector("[data-offline=saved]");
    await host.stop();

    const missing: string[] = [];
    const seen = new Set([`${host.url}index.html`]);
    for (const address of seen) {
      const answer = await page.goto(address);
      const { headings, rules, images, links } = await page.evaluate(() => ({
        headings: document.querySelectorAll("main h1").length,
        rules: document.styleSheets[0]?.cssRules.length ?? 0,
        images: [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth === 0)
          .length,
        links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href),
      }));
      if (answer?.status() !== 200 || headings !== 1 || rules < 5 || images > 0)
        missing.push(`${address}: ${JSON.stringify({ status: answer?.status(), headings, rules, images })}`);
      for (const link of links.map((href) => href.replace(/[#?].*/, "")))
        if (link.startsWith(host.url) && link.endsWith(".html")) seen.add(link);
    }
    expect(missing).toEqual([]);
    expect(seen.size).toBeGreaterThan(170);

    // Firefox takes seconds for what takes Chromium one; it runs the same engine on the same files.
    const some = <Query>(all: readonly Query[]): readonly Query[] =>
      name === "Firefox" ? all.filter((_, at) => at % 5 === 0) : all;
    const offline = await scoreSearch(context, host.url, some(queries));
    expect(orders(offline.queries)).toEqual(orders(some(fromServer.queries)));
    await context.close();
    await host.start();
  }, 400_000);
});
