import { rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noServiceWorker } from "../../src/exports/offline/service-worker.ts";
import { ImitatedHost, type ImitatedHostOptions } from "../hosts/imitated-host.ts";
import { anotherVersion, buildTestSite } from "../hosts/test-site.ts";
import { launchChromium, launchFirefox } from "./browser.ts";

/** On a busy machine. */
const soon = { timeout: 20_000 };

let first: string;
let second: string;
/** Larger than its budget: only the core is saved at once. */
let large: string;

beforeAll(async () => {
  const built = await buildTestSite();
  first = await anotherVersion(built, { news: "first", built: "2025-06-01" });
  second = await anotherVersion(built, { news: "second", built: "2025-07-02" });
  large = await anotherVersion(built, { news: "large", budget: 1000 });
  rmSync(dirname(built), { recursive: true });
});

afterAll(() => {
  for (const folder of [first, second, large]) rmSync(dirname(folder), { recursive: true });
});

describe.each([
  ["Chromium", launchChromium],
  ["Firefox", launchFirefox],
] as const)("in %s", (name, launch) => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let host: ImitatedHost;

  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser.close());
  beforeEach(async () => {
    context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await host.stop();
  });

  async function visit(folder: string, options: Partial<ImitatedHostOptions> = {}): Promise<void> {
    host = await new ImitatedHost(folder, { habit: "plain", prefix: "/a/b", ...options }).start();
    await page.goto(`${host.url}index.html`);
    await page.waitForSelector("[data-offline=available]");
  }

  async function save(): Promise<void> {
    await page.click("[data-offline-action=save]");
    await page.waitForSelector("[data-offline=saved]");
  }

  const status = (): Promise<string | null> => page.textContent("[data-offline] [role=status]");
  const heading = (path: string): Promise<string | null> =>
    page.goto(host.url + path).then(() => page.textContent("h1"));
  const cacheNames = (): Promise<string[]> => page.evaluate(() => caches.keys());
  const cachedFiles = (): Promise<number> =>
    page.evaluate(async () => {
      const kept = await Promise.all(
        (await caches.keys()).map(async (key) => (await caches.open(key)).keys()),
      );
      return kept.flat().length;
    });

  test("stores nothing before the reader asks, and says how much it would be", async () => {
    await visit(first);
    expect(await cacheNames()).toEqual([]);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    expect(await page.textContent("[data-offline-size]")).toMatch(/^[\d.]+ MB, \d+ files$/);
  });

  test.each(["plain", "clean"] as const)(
    "reads every page and searches with the host gone, which was %s",
    async (habit) => {
      await visit(first, { habit });
      await save();
      expect(await status()).toBe("Available offline, version of 1 June 2025");
      await host.stop();

      const queue = ["index.html"];
      const seen = new Set(queue);
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        const answer = await page.goto(host.url + path);
        expect(answer?.status(), path).toBe(200);
        expect(await page.locator("main h1").count(), path).toBe(1);
        expect(
          await page.evaluate(() => document.styleSheets[0]?.cssRules.length ?? 0),
          path,
        ).toBeGreaterThan(5);
        for (const href of await page.$$eval("a[href]", (links) =>
          links.map((link) => (link as HTMLAnchorElement).href),
        )) {
          const [url = ""] = href.split("#");
          const found = url.startsWith(host.url) ? url.slice(host.url.length) : undefined;
          if (found === undefined || found === "" || !found.endsWith(".html") || seen.has(found)) continue;
          seen.add(found);
          queue.push(found);
        }
      }
      expect(seen.size).toBeGreaterThan(12);

      await page.waitForSelector("[data-offline=saved]");
      await expect.poll(status, soon).toBe("You are offline: showing the version of 1 June 2025");
      await page.goto(`${host.url}search.html?q=albatrosses`);
      await page.waitForSelector("[data-result]");
      expect(await page.getAttribute("[data-result] a", "href")).toContain("quay.html");
    },
  );

  test("answers the addresses that hosts and people make of a page", async () => {
    await visit(first);
    await save();
    await host.stop();
    const quay = "What is a quay? (first)";
    expect(await heading("explainers/quay.html?utm=1#s-stone")).toBe(quay);
    expect(await heading("explainers/quay")).toBe(quay);
    expect(await heading("explainers/quay/")).toBe(quay);
    expect(page.url()).toBe(`${host.url}explainers/quay.html`);
    expect(await heading("")).toBe("Harbour News");
    await heading("explainers");
    expect(page.url()).toBe(`${host.url}explainers/index.html`);

    const answer = await page.goto(`${host.url}explainers/old/gone.html`);
    expect(answer?.status()).toBe(404);
    expect(await page.textContent("h1")).toBe("Page not found");
    await page.waitForSelector("html[data-root]");
    await page.click("[data-path='index.html']");
    await page.waitForSelector("main h1");
    expect(await page.textContent("h1")).toBe("Harbour News");
  });

  test("keeps the reader's version until they accept the new one, also when everything was closed", async () => {
    await visit(first);
    await save();
    host.folder = second;
    await page.reload();
    await page.waitForSelector("[data-offline=stale]");
    expect(await status()).toBe(
      "Available offline, version of 1 June 2025. A newer version is ready, of 2 July 2025",
    );
    expect(await heading("explainers/quay.html")).toBe("What is a quay? (first)");
    await page.close();
    page = await context.newPage();
    expect(await heading("explainers/quay.html")).toBe("What is a quay? (first)");

    const other = await context.newPage();
    await other.goto(`${host.url}explainers/ships.html`);
    await other.waitForSelector("[data-offline=stale]");
    await page.click("[data-offline-action=accept]");
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("second"));
    await other.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("second"));
    await page.waitForSelector("[data-offline=saved]");
    expect(await status()).toBe("Available offline, version of 2 July 2025");
    expect(await cacheNames()).toHaveLength(2);
    await host.stop();
    expect(await heading("explainers/ships.html")).toBe("Who brings ships in? (second)");
  });

  test("fetches of a new version only what changed", async () => {
    await visit(first);
    await save();
    host.folder = second;
    host.asked.length = 0;
    await page.reload();
    await page.waitForSelector("[data-offline=stale]");
    const fetched = new Set(host.asked.filter((path) => !["sw.js", "offline.js"].includes(path)));
    expect([...fetched].sort()).toEqual([
      "explainers/index.html",
      "explainers/quay.html",
      "explainers/ships.html",
    ]);
  });

  test("refuses a half-finished deploy and keeps what it has", async () => {
    await visit(first);
    await save();
    host.folder = second;
    host.wrong.set("explainers/ships.html", "<h1>Half</h1>");
    await page.reload();
    const failed = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => {});
      const worker = registration.installing;
      return new Promise((decided) => {
        if (!worker) return decided("none");
        worker.addEventListener("statechange", () => decided(worker.state));
      });
    });
    expect(["redundant", "none"]).toContain(failed);
    await page.reload();
    await page.waitForSelector("[data-offline=saved]");
    expect(await heading("explainers/ships.html")).toBe("Who brings ships in? (first)");
    await expect.poll(async () => (await cacheNames()).length, soon).toBe(2);

    host.wrong.clear();
    await page.reload();
    await page.waitForSelector("[data-offline=stale]");
  });

  test("says so when the first save fails, and keeps nothing", async () => {
    await visit(first);
    host.wrong.set("glossary/berth.html", "Sign in to the network of this hotel");
    await page.click("[data-offline-action=save]");
    await expect.poll(status, soon).toContain("glossary/berth.html is not what was published");
    expect(await page.getAttribute("[data-offline]", "data-offline")).toBe("available");
    expect(await cacheNames()).toEqual([]);
    host.wrong.clear();
    await save();
  });

  test("takes itself away without a trace", async () => {
    await visit(first);
    await save();
    await page.reload();
    await page.waitForSelector("[data-offline=saved]");
    await page.click("[data-offline-action=remove]");
    await page.waitForSelector("[data-offline=available]");
    expect(await status()).toBe("The offline copy is gone.");
    expect(await cacheNames()).toEqual([]);
    host.folder = second;
    await page.reload();
    expect(await heading("explainers/quay.html")).toBe("What is a quay? (second)");
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    expect(await cacheNames()).toEqual([]);
    await page.waitForSelector("[data-offline=available]");
    await save();
  });

  test("never shows what somebody else put into its cache", async () => {
    await visit(first);
    await save();
    await page.evaluate(async () => {
      const url = new URL("explainers/quay.html", location.href).href;
      for (const key of await caches.keys()) {
        const cache = await caches.open(key);
        if (await cache.match(url)) {
          const headers = { "content-type": "text/html" };
          await cache.put(url, new Response("<h1>Poison</h1><script>canary()</script>", { headers }));
        }
      }
    });
    expect(await heading("explainers/quay.html")).toBe("What is a quay? (first)");
    await host.stop();
    expect(await heading("explainers/quay.html")).toBe("What is a quay? (first)");
  });

  test("a worker that takes another's place without being asked for takes itself away", async () => {
    await visit(first);
    await page.evaluate(() => navigator.serviceWorker.register("sw.js"));
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), soon)
      .toBe(0);
    expect(await cacheNames()).toEqual([]);
  });

  test("of a large site saves the core, then what is opened, then what is asked for", async () => {
    await visit(large);
    await save();
    const core = await cachedFiles();
    await heading("explainers/quay.html");
    expect(await cachedFiles()).toBe(core + 1);
    await page.goto(`${host.url}offline.html`);
    await page.waitForSelector("[data-saved-page='explainers/quay.html'] [data-saved]");
    expect(await page.textContent("[data-saved-page='explainers/quay.html'] [data-saved]")).toBe("saved");
    const button = "[data-saved-page='figures.html'] button";
    await page.click(button);
    await page.waitForSelector(button, { state: "detached" });
    await host.stop();
    expect(await heading("explainers/quay.html")).toBe("What is a quay? (large)");
    expect(await page.goto(`${host.url}figures.html`).then((answer) => answer?.status())).toBe(200);
    await heading("explainers/ships.html");
    expect(page.url()).toBe(`${host.url}offline.html`);

    await host.start();
    await page.reload();
    await page.waitForSelector("[data-offline-action=saveAll]:not([hidden])");
    await page.click("[data-offline-action=saveAll]");
    await page.waitForSelector("[data-offline-action=saveAll]", { state: "hidden" });
    await page.waitForSelector("[data-offline=saved]");
    await host.stop();
    expect(await heading("explainers/ships.html")).toBe("Who brings ships in? (large)");
  });

  test("goes where the publisher no longer wants it", async () => {
    await visit(first);
    await save();
    for (const { path, content } of noServiceWorker()) host.wrong.set(path, String(content));
    await page.reload();
    await expect.poll(() => cacheNames().catch(() => [""]), soon).toEqual([]);
    // The page that was open keeps the worker, which has nothing any more, until it goes.
    await page.reload();
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), soon)
      .toBe(0);
    await page.waitForSelector("[data-offline=unsupported]", { state: "hidden" });
  });

  test("lets parts of files and the host's own policy through", async () => {
    await visit(first, { headers: { "x-content-type-options": "nosniff" } });
    await save();
    await page.reload();
    host.asked.length = 0;
    const header = await page.evaluate(async () => {
      await fetch("feed-or-film.mp4", { headers: { range: "bytes=0-3" } });
      await fetch("index.html", { headers: { range: "bytes=0-3" } });
      return (await fetch("index.html")).headers.get("x-content-type-options");
    });
    expect(host.asked.filter((path) => path === "index.html" || path.endsWith("mp4"))).toHaveLength(2);
    expect(header).toBe("nosniff");
  });

  // Firefox is not let from a page of a server to one of the disk.
  if (name !== "Chromium") return;
  test("stays out of sight where a page comes from disk", async () => {
    await visit(first);
    await page.goto(`file://${first}/index.html`);
    await page.waitForTimeout(300);
    expect(await page.getAttribute("[data-offline]", "data-offline")).toBe("unsupported");
    expect(await page.isVisible("[data-offline]")).toBe(false);
  });
});
