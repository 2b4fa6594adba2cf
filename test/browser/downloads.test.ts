import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytes, epubFaults, takeAway, type TakenAway } from "../exports/downloads/take-away.ts";
import { projectRoot } from "../publication.ts";
import { launchChromium, launchFirefox } from "./browser.ts";

let taken: TakenAway;
let root: string;

beforeAll(async () => {
  taken = await takeAway(projectRoot);
  const folder = join(mkdtempSync(join(tmpdir(), "stick-")), "My sité #1 100%");
  for (const [path, content] of Object.entries(unzipSync(bytes(taken, "downloads/site.zip")))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  for (const path of taken.files.keys()) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes(taken, path));
  }
  root = folder;
});

const inFolder = (path: string): string => pathToFileURL(join(root, path)).href;

describe.each([
  ["Chromium", launchChromium],
  ["Firefox", launchFirefox],
] as const)("in %s, from a folder with a space, # and é in its name", (_name, launch) => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser.close());

  async function open(path: string): Promise<{ page: Page; faults: string[]; asked: string[] }> {
    const page = await browser.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("requestfailed", (request) => faults.push(`${request.url()} failed`));
    page.on("request", (request) => {
      // Chromium counts the page itself, Firefox does not.
      if (!request.url().startsWith("data:") && request.url() !== inFolder(path)) asked.push(request.url());
    });
    await page.goto(inFolder(path));
    return { page, faults, asked };
  }

  async function openCard(page: Page): Promise<void> {
    const term = page.locator("main .prose a.term").first();
    // Until the fonts are there the word may move away from under the pointer.
    await page.evaluate(() => document.fonts.ready);
    const hover = async (): Promise<number> => {
      await page.mouse.move(1, 1);
      await term.hover();
      await page.waitForTimeout(600);
      return page.locator("[data-card]").count();
    };
    await expect.poll(hover, { timeout: 20_000 }).toBe(1);
    expect((await page.textContent("[data-card]"))!.length).toBeGreaterThan(20);
    await page.locator("[data-card] summary").click();
    await expect
      .poll(async () => (await page.locator("[data-card] .card-long").last().innerText()).length)
      .toBeGreaterThan(60);
  }

  test("a reader unpacks the archive, opens its index, searches, follows a hit and opens a card", async () => {
    const { page, faults } = await open("The UK, the EU and Safe/index.html");
    await page.locator("header nav a[data-search-open]").click();
    await page.locator("input[type=search]:focus").fill("credit markets");
    await page.waitForSelector("[data-result]");
    await page.locator("[data-result] > a").first().click();
    await page.waitForURL(/explainers\/|glossary\//);
    await page.goto(`${inFolder("The UK, the EU and Safe/search.html")}?q=what%20is%20safe`);
    await page.waitForSelector("[data-answer]");
    await page.locator('[data-result] > a[href*="what-is-safe"]').first().click();
    await page.waitForURL(/what-is-safe\.html/);
    await openCard(page);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("an explainer as one file asks for nothing, and opens a card", async () => {
    const { page, faults, asked } = await open("downloads/what-is-safe.html");
    await openCard(page);
    expect(await page.evaluate(() => document.fonts.check('16px "Source Serif 4"'))).toBe(true);
    expect(
      await page.evaluate(() => getComputedStyle(document.querySelector("main")!).maxInlineSize),
    ).not.toBe("none");
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.getByRole("button", { name: "Dark" }).click();
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    expect(asked).toEqual([]);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name),
    );
    expect(loaded.filter((url) => !url.startsWith("data:"))).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test("without a script one file leads from a term to its definition", async () => {
  const browser = await launchChromium();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(inFolder("downloads/what-is-safe.html"));
  await page.locator("main .prose a.term").first().click();
  expect(await page.locator("#note-term-safe").isVisible()).toBe(true);
  await browser.close();
});

test("EPUBCheck finds nothing in this repository's own book", () => {
  expect(epubFaults(bytes(taken, "downloads/site.epub"))).toEqual([]);
});
