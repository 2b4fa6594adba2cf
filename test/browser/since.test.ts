import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { glossator, writePublication } from "../publication.ts";
import { saying } from "../releases/sample.ts";
import { launchChromium, launchFirefox, serveFolder, type ServedFolder } from "./browser.ts";

// The same publication on two days: another number, another definition, a sentence that reads differently, one that is new. Both rest
// on more than one source.

const page = "explainers/the-bridge.html";
const builds = mkdtempSync(join(tmpdir(), "glossator-since-"));
const site = join(builds, "site");
let server: ServedFolder;

const sources = ["gazette", "minutes", "survey"].map((id) => ({
  id,
  title: `The ${id}`,
  publisher: "The town",
  date: "2026-01-01",
  kind: "official",
}));

beforeAll(async () => {
  const early = saying({ sentence: "It is the only way across the river in winter. :cite[minutes survey]" });
  const late = saying({
    amount: 160e6,
    short: "A charge for the use of a bridge, paid by the town.",
    sentence: "It is the only dry way across the river in winter. :cite[survey] Nobody swims. :cite[minutes]",
  });
  for (const [name, files] of Object.entries({ early, late })) {
    const root = writePublication({ ...files, "_data/sources.json": sources });
    const run = await glossator(["build", "--core", "--root", root, "--out", join(builds, name)]);
    expect(run.code, run.stderr).toBe(0);
  }
  publish("early");
  server = await serveFolder(site);
});

afterAll(async () => {
  await server?.close();
  rmSync(builds, { recursive: true, force: true });
});

/** The site as it was on a day, at the same address. */
function publish(day: "early" | "late"): void {
  // Over the other, as hosts do: what a page of before still loads is there.
  cpSync(join(builds, day), site, { recursive: true });
}

const launch = { chromium: () => launchChromium(), firefox: () => launchFirefox() };

describe.each(Object.entries(launch))("in %s", (_name, start) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await start();
  });
  afterAll(() => browser?.close());

  describe.each(["from a server", "from a disk"])("%s", (place) => {
    let context: BrowserContext;
    let tab: Page;
    const requests: string[] = [];
    const url = () => (place === "from a disk" ? pathToFileURL(join(site, page)).href : server.url + page);

    beforeEach(async () => {
      publish("early");
      await context?.close();
      context = await browser.newContext();
      tab = await context.newPage();
      requests.length = 0;
      tab.on("request", (request) => requests.push(request.url()));
      await tab.goto(url());
    });
    afterAll(() => context?.close());

    const stored = () => tab.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("read")));
    const bar = () => tab.locator(".since-bar");
    const status = () => bar().getByRole("status");
    const press = (action: string) => tab.locator(`[data-since-action=${action}]`).click();

    async function remember(): Promise<void> {
      await press("start");
      await tab.locator("[data-since-slot]").getByText("This page is remembered").waitFor();
    }

    async function comeBack(): Promise<void> {
      publish("late");
      await tab.goto(url());
      await bar().waitFor();
    }

    test("nothing is stored or loaded until the reader asks", async () => {
      await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
      expect(await tab.locator("[data-since-action=start]").innerText()).toBe(
        "Tell me what changed when I come back",
      );
      expect(await tab.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
      expect(requests.filter((request) => request.includes("/since-"))).toEqual([]);
    });

    test("a reader who comes back to the same page is told of nothing", async () => {
      await remember();
      await tab.goto(url());
      await tab.locator("[data-since-slot]").getByText("This page is remembered").waitFor();
      expect(await bar().count()).toBe(0);
      expect(await tab.locator(".since-was, [data-since-label]").count()).toBe(0);
    });

    test("a reader who comes back is told what changed, by a status, in words and with what stood there", async () => {
      await remember();
      await comeBack();
      await status()
        .getByText("2 sentences are new or changed, 1 number changed, 1 definition changed")
        .waitFor();
      expect(await bar().getAttribute("aria-label")).toBe("Since you were here");
      const inserted = await tab.locator("ins.since-new").allInnerTexts();
      expect(inserted.map((text) => text.trim())).toEqual([
        "It is the only dry way across the river in winter.",
        "Nobody swims.",
      ]);
      expect(await tab.locator("[data-since-label]").allTextContents()).toEqual([
        "Changed",
        "Changed",
        "New",
        "Changed",
      ]);
      await tab.locator("button[data-since-label]").first().click();
      expect(await tab.locator(".since-old:visible").innerText()).toContain("€150m");
      const was = (note: string) => tab.locator(`[data-kind]:has(#${note}) .since-was`).textContent();
      expect(await was("note-figure-cost")).toContain("Before: €150m");
      expect(await was("note-term-toll")).toBe(
        "Before: A charge for the use of a bridge, paid by whoever crosses it.",
      );
      const home = place === "from a disk" ? pathToFileURL(builds).href : server.url;
      expect(requests.filter((request) => !request.startsWith(home) && !request.startsWith("data:"))).toEqual(
        [],
      );
    });

    test("n and p lead from place to place and round, but not while somebody types", async () => {
      await remember();
      await comeBack();
      const focused = () =>
        tab.evaluate(() =>
          [...document.querySelectorAll("[data-since-label]")].indexOf(document.activeElement as Element),
        );
      const count = await tab.locator("[data-since-label]").count();
      await tab.keyboard.press("n");
      expect(await focused()).toBe(0);
      await tab.keyboard.press("n");
      expect(await focused()).toBe(1);
      await tab.keyboard.press("p");
      await tab.keyboard.press("p");
      expect(await focused()).toBe(count - 1);
      await status().getByText(`${count} of ${count}`).waitFor();
      await tab.locator('[data-setting="keys"][value="off"]').click();
      await tab.keyboard.press("n");
      expect(await focused()).toBe(-1);
    });

    test("who has seen it is not told again, and the page is as it was written", async () => {
      const text = () => tab.locator(".prose").innerHTML();
      await remember();
      await comeBack();
      await tab.goto(url());
      // It was not looked at, and so is still news.
      await bar().waitFor();
      await press("seen");
      expect(await bar().count()).toBe(0);
      const afterwards = await text();
      await tab.goto(url());
      await tab.locator("[data-since-slot]").getByText("This page is remembered").waitFor();
      expect(await bar().count()).toBe(0);
      expect(afterwards).toBe(await text());
    });

    test("Stop forgets everything and asks no more", async () => {
      await remember();
      expect(await stored()).toHaveLength(1);
      await press("stop");
      expect(await stored()).toEqual([]);
      publish("late");
      await tab.goto(url());
      await tab.locator("[data-since-action=start]").waitFor();
      expect(await bar().count()).toBe(0);
    });

    test("Forget empties the memory and goes on", async () => {
      await remember();
      await press("forget");
      await tab.locator("[data-since-slot]").getByText("Everything is forgotten").waitFor();
      expect(await stored()).toEqual([]);
      publish("late");
      await tab.goto(url());
      await tab.locator("[data-since-slot]").getByText("You will be told").waitFor();
      await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await tab.locator("[data-since-slot]").getByText("This page is remembered").waitFor();
    });

    test("what somebody else wrote into the storage breaks nothing", async () => {
      await remember();
      for (const value of [
        "",
        "{",
        "null",
        '{"on":"2026-01-01"}',
        '{"on":"<b>","sentences":[],"notes":[]}',
      ]) {
        await tab.evaluate((text) => {
          for (const key of Object.keys(localStorage))
            if (key.includes("read")) localStorage.setItem(key, text);
        }, value);
        await tab.goto(url());
        await tab.locator("[data-since-slot]").getByText("You will be told").waitFor();
      }
      await tab.evaluate(() => {
        const hostile = "<img src=x onerror=document.title='canary'>";
        const value = { on: "2026-01-01", sentences: [hostile], notes: [["note-figure-cost", hostile]] };
        for (const key of Object.keys(localStorage))
          if (key.includes("read")) localStorage.setItem(key, JSON.stringify(value));
      });
      await tab.goto(url());
      await bar().waitFor();
      expect(await tab.locator("[data-kind]:has(#note-figure-cost) .since-was").textContent()).toContain(
        "<img src=x",
      );
      expect(await tab.title()).not.toBe("canary");
      expect(await tab.locator("img[src=x]").count()).toBe(0);
    });
  });
});

describe("in one browser", () => {
  let browser: Browser;
  let tab: Page;

  beforeAll(async () => {
    publish("early");
    browser = await launchChromium();
    tab = await browser.newPage();
    await tab.goto(server.url + page);
    await tab.locator("[data-since-action=start]").click();
    await tab.locator("[data-since-slot]").getByText("This page is remembered").waitFor();
    publish("late");
    await tab.reload();
    await tab.locator(".since-bar").getByText("Since you were here").waitFor();
  });
  afterAll(() => browser?.close());

  test("with everything marked the page has no fault that axe finds", async () => {
    await tab.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const { violations } = await tab.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  // Firefox has no way yet to pretend to be paper.
  test("on paper there is none of it", async () => {
    await tab.emulateMedia({ media: "print" });
    for (const mark of [".since-bar", "[data-since-label]", "[data-since-slot]"])
      expect(await tab.locator(mark).first().isVisible(), mark).toBe(false);
  });
});

interface Axe {
  run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }>;
}
