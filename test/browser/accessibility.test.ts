/**
 * The promises of WCAG 2.2 that a machine can keep an eye on: axe on every page of the real publication, keyboard walks, and what
 * a screen reader is told of an explainer, as a text that a person has read.
 */
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesIn, glossator, projectRoot, writePublication } from "../publication.ts";
import { launchChromium, launchFirefox, open, serveFolder, type ServedFolder } from "./browser.ts";
import { everythingOnAPage } from "./explainer-with-everything.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One page of each kind, and of each list. */
const kinds = [
  "index.html",
  "explainers/index.html",
  "explainers/what-is-safe.html",
  "explainers/which-door-is-open.html",
  "glossary/index.html",
  "glossary/safe.html",
  "actors/index.html",
  "actors/starmer.html",
  "figures.html",
  "timeline.html",
  "sources.html",
  "search.html",
  "about.html",
  "offline.html",
  "404.html",
];

let site: string;
let server: ServedFolder;
let chromium: Browser;

beforeAll(async () => {
  site = await built(projectRoot);
  server = await serveFolder(site);
  chromium = await launchChromium();
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

async function built(root: string): Promise<string> {
  const out = join(mkdtempSync(join(tmpdir(), "accessible-")), "_site");
  const { code, stderr } = await glossator(["build", "--root", root, "--out", out, "--core"]);
  expect(code, stderr).toBe(0);
  return out;
}

const standard: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/** What colours and widths can break; the rest of a page is the same in all of them. */
const ofLooks: RunOptions = {
  runOnly: {
    type: "rule",
    values: ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
  },
  resultTypes: ["violations"],
};

/** What axe finds, one line for each rule and element, so that a failure can be mended from the log. */
async function violations(page: Page, options: RunOptions = standard): Promise<string[]> {
  await layOutWhole(page);
  await page.evaluate(axeSource);
  const found = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  const path = page.url().slice(server.url.length);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${path}: ${id}: ${html.slice(0, 160)}`),
  );
}

/** Rows of a list have no size before they come into view, where a reader meets them; what axe would measure is a guess. */
async function layOutWhole(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const row of document.querySelectorAll<HTMLElement>("main li"))
      if (getComputedStyle(row).contentVisibility === "auto") row.style.contentVisibility = "visible";
  });
}

async function violationsOf(
  paths: readonly string[],
  context: BrowserContextOptions,
  options: RunOptions = standard,
  again: (page: Page) => Promise<string[]> = () => Promise.resolve([]),
): Promise<string[]> {
  const view = await chromium.newContext(context);
  const queue = [...paths];
  const found: string[] = [];
  const work = async (): Promise<void> => {
    const page = await view.newPage();
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      await open(page, server.url + path);
      found.push(...(await violations(page, options)), ...(await again(page)));
    }
  };
  await Promise.all([work(), work()]);
  await view.close();
  return found;
}

const phone = { width: 320, height: 640 };
const desktop = { width: 1280, height: 900 };
/** 1280 pixels at four times their size. */
const zoomed: BrowserContextOptions = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

describe("axe finds nothing", () => {
  const all = () => filesIn(site).filter((path) => path.endsWith(".html"));

  test("on any page: light on a desk, then dark on a phone", { timeout: 1_200_000 }, async () => {
    const found = await violationsOf(
      all(),
      { viewport: desktop, colorScheme: "light" },
      standard,
      async (page) => {
        await page.emulateMedia({ colorScheme: "dark" });
        await page.setViewportSize(phone);
        return violations(page, ofLooks);
      },
    );
    expect(found).toEqual([]);
  });

  test.each<[string, BrowserContextOptions]>([
    ["light, at 320 px", { viewport: phone, colorScheme: "light" }],
    ["dark, at 320 px", { viewport: phone, colorScheme: "dark" }],
    ["dark, on a desk", { viewport: desktop, colorScheme: "dark" }],
    ["at 400 %", zoomed],
    ["in forced colours", { viewport: desktop, forcedColors: "active" }],
    ["with more contrast", { viewport: desktop, contrast: "more" }],
  ])("on one page of each kind, %s", { timeout: 300_000 }, async (_, context) => {
    expect(await violationsOf(kinds, context)).toEqual([]);
  });

  test("text has a contrast of 7 to 1, light and dark", { timeout: 300_000 }, async () => {
    const enhanced: RunOptions = {
      runOnly: { type: "rule", values: ["color-contrast-enhanced"] },
      rules: { "color-contrast-enhanced": { enabled: true } },
      resultTypes: ["violations"],
    };
    for (const colorScheme of ["light", "dark"] as const)
      expect(await violationsOf(kinds, { viewport: desktop, colorScheme }, enhanced)).toEqual([]);
  });
});

test("nothing scrolls sideways at 320 px", { timeout: 300_000 }, async () => {
  const context = await chromium.newContext({ viewport: phone });
  const page = await context.newPage();
  for (const path of kinds) {
    await open(page, server.url + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
  await context.close();
});

test(
  "nothing scrolls sideways on a phone whose letters are twice as large",
  { timeout: 300_000 },
  async () => {
    // What a reader sets for all pages, which rem and media queries go by; not the zoom of one page.
    const browser = await launchChromium({ args: ["--blink-settings=defaultFontSize=32"] });
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    for (const path of kinds) {
      await open(page, server.url + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    await browser.close();
  },
);

describe("by keyboard alone every control is reached, and shows that it is", () => {
  for (const [name, launch] of [
    ["Chromium", launchChromium],
    ["Firefox", launchFirefox],
  ] as const) {
    test(name, { timeout: 600_000 }, async () => {
      const browser = await launch();
      const page = await browser.newPage({ viewport: desktop });
      for (const path of kinds.filter(
        (one) => !["figures.html", "timeline.html", "sources.html"].includes(one),
      )) {
        await open(page, server.url + path);
        expect(await walk(page), `${name}: ${path}`).toEqual({ unreached: [], unseen: [] });
      }
      await browser.close();
    });
  }
});

/** Presses Tab until the page has been left, or more often than it has controls. */
async function walk(page: Page): Promise<{ unreached: string[]; unseen: string[] }> {
  const count = await page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>("a[href], button, input, summary, select, textarea"),
    ];
    const shown = controls.filter((one) => one.checkVisibility({ visibilityProperty: true }));
    shown.forEach((control, index) => (control.dataset["walk"] = String(index)));
    return shown.length;
  });
  const reached = new Set<number>();
  const unseen: string[] = [];
  for (let step = 0; reached.size < count && step < count * 2 + 20; step++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        index: Number(element.dataset["walk"] ?? -1),
        isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
        markup: element.outerHTML.slice(0, 120),
      };
    });
    if (!focused) continue;
    if (focused.index >= 0) reached.add(focused.index);
    if (!focused.isSeen) unseen.push(focused.markup);
  }
  const unreached = await page.evaluate(
    (indices) =>
      [...document.querySelectorAll<HTMLElement>("[data-walk]")]
        .filter((control) => !indices.includes(Number(control.dataset["walk"])))
        .map((control) => control.outerHTML.slice(0, 120)),
    [...reached],
  );
  return { unreached, unseen };
}

test(
  "a screen reader has the definition with every mark, though the definitions are folded",
  { timeout: 300_000 },
  async () => {
    const folder = await serveFolder(await built(writePublication(everythingOnAPage)));
    const page = await chromium.newPage({ viewport: desktop });
    await open(page, `${folder.url}explainers/juries.html`);
    const session = await page.context().newCDPSession(page);
    const marks = "main :is(a.term, a.fig, a.actor, a.event)[aria-describedby]";
    const folded = await page.locator(".notes details:not([open])").count();
    const uses = await page.locator(marks).filter({ visible: true }).count();
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const described = nodes.filter(
      ({ role, description }) => role?.value === "link" && description?.value !== undefined,
    );
    const texts = described.map(({ description }) => String(description?.value)).filter(Boolean);
    await page.close();
    await folder.close();
    expect(folded).toBeGreaterThan(2);
    expect(uses).toBeGreaterThan(4);
    expect(texts.length).toBeGreaterThanOrEqual(uses);
  },
);

test("what a screen reader is told of an explainer is what was reviewed", { timeout: 300_000 }, async () => {
  const folder = await serveFolder(await built(writePublication(everythingOnAPage)));
  const page = await chromium.newPage({ viewport: desktop });
  await open(page, `${folder.url}explainers/juries.html`);
  const tree = await page.locator("body").ariaSnapshot();
  await page.close();
  await folder.close();
  await expect(`${tree}\n`).toMatchFileSnapshot("explainer.tree.txt");
});
