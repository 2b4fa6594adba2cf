/** Opens the fixture's pages in each browser, from a server and from the disk, and watches for anything that goes wrong. */
import { isDeepStrictEqual } from "node:util";
import { inflateSync } from "node:zlib";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium, launchFirefox } from "./browser.ts";
import type { CardSite } from "./card-fixture.ts";

export interface Run {
  readonly browser: "chromium" | "firefox";
  readonly from: "http" | "disk";
}

export const runs: readonly Run[] = [
  { browser: "chromium", from: "http" },
  { browser: "chromium", from: "disk" },
  { browser: "firefox", from: "http" },
  { browser: "firefox", from: "disk" },
];

/** What a reader may have asked of the system. */
export type Wish = "dark" | "reducedMotion" | "forcedColors" | "noScripts";

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly touch?: boolean;
  readonly wish?: Wish;
}

const preferences: Record<Wish, Record<string, number | boolean>> = {
  dark: { "ui.systemUsesDarkTheme": 1 },
  reducedMotion: { "ui.prefersReducedMotion": 1 },
  forcedColors: { "browser.display.document_color_use": 2 },
  noScripts: { "javascript.enabled": false },
};

const media: Record<Wish, BrowserContextOptions> = {
  dark: { colorScheme: "dark" },
  reducedMotion: { reducedMotion: "reduce" },
  forcedColors: { forcedColors: "active" },
  noScripts: { javaScriptEnabled: false },
};

/** One test's turn in a browser. */
export interface Visit {
  readonly run: Run;
  readonly open: (page?: string, options?: OpenOptions) => Promise<Page>;
  /** Whatever the consoles of its pages complain of is meant to happen. */
  readonly forgive: () => void;
}

/**
 * The browsers of a test file, started when first needed. Each serves one visit at a time, for only one of its pages can
 * have the keyboard; Chromium's and Firefox's go on side by side, as most of their time is waiting.
 */
export function createBench(site: () => CardSite) {
  const browsers = new Map<string, Promise<Browser>>();
  const turns = new Map<string, Promise<unknown>>();

  async function visit(run: Run, check: (visit: Visit) => Promise<void>): Promise<string[]> {
    const turn = (turns.get(run.browser) ?? Promise.resolve()).then(() => visitNow(run, check));
    turns.set(
      run.browser,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** What its consoles complained of. */
  async function visitNow(run: Run, check: (visit: Visit) => Promise<void>): Promise<string[]> {
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    const open: Visit["open"] = async (name = "main.html", options = {}) => {
      const page = await newPage(run, options, contexts);
      page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(`console: ${message.text()}`);
      });
      await page.goto(site().urlOf(name, run.from));
      if (options.wish !== "noScripts") await page.evaluate(record);
      return page;
    };
    try {
      let isForgiven = false;
      await check({ run, open, forgive: () => (isForgiven = true) });
      return isForgiven ? [] : problems;
    } finally {
      await Promise.all(contexts.map((context) => context.close()));
    }
  }

  async function newPage(run: Run, options: OpenOptions, contexts: BrowserContext[]): Promise<Page> {
    const { width = 1000, height = 700, touch = false, wish } = options;
    const browser = await browserFor(run, wish);
    const context = await browser.newContext({
      viewport: { width, height },
      hasTouch: touch,
      ...(wish && run.browser === "chromium" ? media[wish] : {}),
    });
    contexts.push(context);
    // Firefox tells no driver what a page's policy blocked.
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        // oxlint-disable-next-line no-console -- the one thing every driver hears
        console.error(`blocked by ${effectiveDirective}: ${blockedURI}`),
      );
    });
    return context.newPage();
  }

  function browserFor(run: Run, wish: Wish | undefined): Promise<Browser> {
    const isFirefox = run.browser === "firefox";
    const key = isFirefox ? `firefox ${wish}` : "chromium";
    const launch = (): Promise<Browser> =>
      isFirefox ? launchFirefox({ preferences: wish ? preferences[wish] : {} }) : launchChromium();
    const browser = browsers.get(key) ?? launch();
    browsers.set(key, browser);
    return browser;
  }

  async function closeBrowsers(): Promise<void> {
    await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
  }

  return { visit, closeBrowsers };
}

/** What happened in a page, and when by its own clock: a test's clock would measure the driver as well. */
export interface Happening {
  readonly what: "open" | "close" | "move" | "focus" | "key";
  readonly at: number;
}

interface Recording {
  happenings: Happening[];
}

function record(): void {
  const happenings: Happening[] = [];
  (globalThis as unknown as Recording).happenings = happenings;
  const note = (what: Happening["what"]): void => void happenings.push({ what, at: performance.now() });
  const isShown = (node: Node): boolean =>
    node instanceof HTMLElement && "card" in node.dataset && !("ahead" in node.dataset);
  new MutationObserver((changes) => {
    for (const { type, target, removedNodes } of changes) {
      // A card is put there unseen, and turned over at its time.
      if (type === "attributes" && isShown(target)) note("open");
      if ([...removedNodes].some(isShown)) note("close");
    }
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-ahead"] });
  addEventListener("pointermove", () => note("move"), true);
  addEventListener("focusin", () => note("focus"), true);
  addEventListener("keydown", () => note("key"), true);
}

export function happeningsOf(page: Page): Promise<Happening[]> {
  return page.evaluate(() => (globalThis as unknown as Recording).happenings);
}

/** Milliseconds from the last of one kind of happening to the first of another after it. */
export async function between(
  page: Page,
  first: Happening["what"],
  then: Happening["what"],
): Promise<number> {
  const happenings = await happeningsOf(page);
  const end = happenings.findLastIndex(({ what }) => what === then);
  const start = happenings.slice(0, end).findLast(({ what }) => what === first);
  return (happenings[end]?.at ?? Number.NaN) - (start?.at ?? Number.NaN);
}

/** Moves the pointer onto the middle of an element's line. */
export async function pointAt(page: Page, selector: string, line = 0): Promise<void> {
  await page.locator(selector).last().scrollIntoViewIfNeeded();
  // A page reports its scrolling with the next frame, and that disarms a pointer that had arrived before.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const { x, y } = await middleOf(page, selector, line);
  await page.mouse.move(x, y);
}

export async function middleOf(page: Page, selector: string, line = 0): Promise<{ x: number; y: number }> {
  const box = await boxOf(page, selector, line);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

export interface PageBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where an element, or one of its lines, is in the window. */
export function boxOf(page: Page, selector: string, line?: number): Promise<PageBox> {
  return page.evaluate(
    ([wanted, index]) => {
      const element = document.querySelector(wanted)!;
      const rect = index === undefined ? element.getBoundingClientRect() : element.getClientRects()[index]!;
      return { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    },
    [selector, line] as const,
  );
}

/** Not one that is only laid out, while the pointer rests. */
const shown = "[data-card]:not([data-ahead])";

export function countCards(page: Page): Promise<number> {
  return page.locator(shown).count();
}

export function waitForCard(page: Page): Promise<void> {
  return page.locator(shown).last().waitFor({ timeout: 10_000 });
}

export async function waitForNoCard(page: Page): Promise<void> {
  await page.waitForFunction((cards) => !document.querySelector(cards), shown, { timeout: 10_000 });
}

/** Waits until what is read is what is wanted; fails with what it was last. */
export async function becomes<Value>(read: () => Value | Promise<Value>, wanted: Value): Promise<void> {
  const end = Date.now() + 5000;
  let value: Value | undefined;
  do {
    // A page that is being left has no answer.
    value = await Promise.resolve(read()).catch(() => undefined);
    if (isDeepStrictEqual(value, wanted)) return;
    await new Promise((later) => setTimeout(later, 20));
  } while (Date.now() < end);
  throw new Error(`Expected ${JSON.stringify(wanted)}, found ${JSON.stringify(value)}`);
}

/** Waits until the page shows a file, however it got there: Playwright misses some ways in Firefox. */
export function arrivesAt(page: Page, file: string): Promise<void> {
  return becomes(() => page.evaluate((ending) => location.pathname.endsWith(ending), `/${file}`), true);
}

/** The drawing instructions of a PDF: what is on the paper, without dates and ids. */
export function drawingOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString("latin1");
  const streams = text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g);
  return [...streams]
    .map(([, stream = ""]) => inflated(stream))
    .join("\n")
    .replace(/\/CreationDate \(.*?\)/g, "");
}

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
  } catch {
    return stream;
  }
}
