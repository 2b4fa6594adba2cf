import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, serveFolder, type ServedFolder } from "../browser/browser.ts";
import { filesIn, glossator, minimal, read, writePublication } from "../publication.ts";

let site: string;
let server: ServedFolder;
let browser: Browser;

/** A publication that enforces Trusted Types: what would need a string as code fails on every page. */
beforeAll(async () => {
  const about = minimal["_data/site.json"] as object;
  const root = writePublication({
    ...minimal,
    "_data/site.json": { ...about, security: { trustedTypes: true } },
  });
  site = join(mkdtempSync(join(tmpdir(), "glossator-privacy-")), "_site");
  const { code, stderr } = await glossator(["build", "--root", root, "--out", site]);
  expect(code, stderr).toBe(0);
  [server, browser] = await Promise.all([serveFolder(site), launchChromium()]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), server?.close()]);
});

/** What a browser has of a site. */
interface Stored {
  readonly cookies: number;
  readonly local: readonly string[];
  readonly session: number;
  readonly databases: number;
  readonly caches: readonly string[];
  readonly workers: number;
}

const nothing: Stored = { cookies: 0, local: [], session: 0, databases: 0, caches: [], workers: 0 };

async function stored(context: BrowserContext, page: Page): Promise<Stored> {
  const cookies = (await context.cookies()).length;
  const here = await page.evaluate(async () => ({
    local: Object.keys(localStorage).sort(),
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).map((name) => name.split(" ")[0]!),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { cookies, ...here };
}

/** A context that notes what leaves the site and what its policy stopped. */
async function watched(): Promise<{ context: BrowserContext; page: Page; told: string[] }> {
  const context = await browser.newContext();
  const told: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(server.url)) told.push(`asked ${request.url()}`);
    if ("cookie" in request.headers()) told.push(`sent a cookie to ${request.url()}`);
  });
  await context.exposeFunction("tell", (what: string) => void told.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) => {
      (globalThis as never as { tell(what: string): void }).tell(`${violatedDirective} ${sample}`);
    });
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => told.push(error.message));
  return { context, page, told };
}

test("a reader who only reads asks nobody else, and nothing is stored", async () => {
  const { context, page, told } = await watched();
  for (const path of filesIn(site).filter(
    (name) => name.endsWith(".html") && !name.startsWith("downloads/"),
  )) {
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    expect(await stored(context, page), path).toEqual(nothing);
  }
  await page.goto(`${server.url}explainers/juries.html`);
  await page.evaluate(() => document.fonts.ready);
  await page.locator("main .prose a.term").first().hover();
  await page.locator("[data-card]").waitFor({ state: "attached" });
  await page.goto(`${server.url}search.html?q=jury`);
  await page.locator("[data-result], [data-answer]").first().waitFor();
  expect(await stored(context, page)).toEqual(nothing);
  expect(told).toEqual([]);
  await context.close();
});

test("what a reader chooses is stored on their device alone, and what they save goes when they say so", async () => {
  const { context, page, told } = await watched();
  await page.goto(`${server.url}offline.html`);
  const theme = page
    .locator("[data-theme-control] button, [data-theme-control] select, [data-theme-control] input")
    .first();
  await theme.waitFor();
  if ((await theme.evaluate((control) => control.localName)) === "select") await theme.selectOption("dark");
  else await theme.click();
  const chosen = await stored(context, page);
  expect(chosen.local.filter((key) => key !== "glossator-theme")).toEqual([]);
  expect({ ...chosen, local: [] }).toEqual(nothing);

  await page.locator("[data-offline] button").first().click();
  await page.locator('[data-offline="saved"]').first().waitFor({ timeout: 60_000 });
  const saved = await stored(context, page);
  expect(saved.workers).toBe(1);
  expect(new Set(saved.caches)).toEqual(new Set(["glossator"]));
  expect(saved.cookies).toBe(0);
  expect(told).toEqual([]);
  await context.close();
});

test("every page, and the host's headers, say that Trusted Types are enforced where the publication asks for it", () => {
  const directive =
    "require-trusted-types-for 'script'; trusted-types glossator glossator-search glossator-offline";
  for (const path of filesIn(site).filter(
    (name) => name.endsWith(".html") && name !== "404.html" && !name.startsWith("downloads/"),
  ))
    expect(read(site, path).replaceAll("&#39;", "'"), path).toContain(directive);
  expect(read(site, "_headers")).toContain(directive);
});
