import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";
import { closed, launchChromium, mediaTypes } from "../browser/browser.ts";
import { measure, median } from "./measure.ts";
import { glossator, projectRoot } from "../publication.ts";
import { makePlace } from "./builds.ts";
import { printTable } from "./table.ts";

/**
 * A telephone of some years: a processor of a quarter of this one's speed on what Lighthouse calls slow 4G.
 * @see https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
 */
const phone = { slowdown: 4, latency: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 };

/** How long the pointer rests before a card opens: `restTime` of the client's pointer.ts, in ms. */
const cardDelay = 300;

/** What one action of a reader took. */
interface Taken {
  /** Milliseconds. */
  readonly time: number;
  /** As they came over the line, compressed. */
  readonly bytes: number;
}

export interface ReaderBenchOptions {
  readonly pages: number;
  readonly terms: number;
  readonly rounds: number;
  /** A site of so many pages and terms that has been built already. */
  readonly site?: string | undefined;
}

/** What a reader on a phone waits for in a large publication, and what keeps the phone busy in this one; medians. */
export async function benchReader(options: ReaderBenchOptions): Promise<void> {
  const browser = await launchChromium();
  if (options.site) await benchWaiting(browser, options.site, options);
  else {
    const place = makePlace(options.pages, options.terms);
    await measure(place.core());
    await benchWaiting(browser, place.site, options);
    place.clear();
  }
  await benchLongestTasks(browser, options.rounds);
  await browser.close();
}

async function benchWaiting(
  browser: Browser,
  site: string,
  { pages, terms, rounds }: ReaderBenchOptions,
): Promise<void> {
  const host = await serveCompressed(site);
  const taken = new Map<string, Taken[]>();
  const note = (what: string, time: number, bytes: number) =>
    taken.set(what, [...(taken.get(what) ?? []), { time, bytes }]);
  // The first round is the host's, which compresses what it is asked for.
  for (let round = -1; round < rounds; round += 1) {
    if (round === 0) taken.clear();
    const context = await browser.newContext();
    const page = await context.newPage();
    const line = await slowed(page);
    await page.goto(`${host.url}explainers/question-0.html`, { waitUntil: "load" });
    await page.waitForTimeout(500);
    note("page, to its load event", await loadTime(page), line.bytes());
    note("first card, beyond its delay", (await firstCard(page)) - cardDelay, line.bytes());
    note("search opens", await searchOpens(page), line.bytes());
    note("first hit, search cold", await firstHit(page), line.bytes());
    note("next hits, search warm", await nextHits(page), line.bytes());
    note("answer, search loaded", await answer(page, firstTerm(site)), line.bytes());
    await page.goto(`${host.url}glossary/index.html`, { waitUntil: "load" });
    note("glossary, to its load event", await loadTime(page), line.bytes());
    for (const time of await filterTimes(page)) note("glossary filter, a keystroke", time, line.bytes());
    await context.close();
  }
  printTable(
    `a reader's waiting, ${pages} explainers and ${terms} terms; processor a ${phone.slowdown}th, ${phone.latency} ms and 1.6 Mbit/s; medians of ${rounds}`,
    ["action", "ms", "slowest", "kB"],
    [...taken].map(([what, all]) => [
      what,
      median(all.map(({ time }) => time)).toFixed(1),
      Math.max(...all.map(({ time }) => time)).toFixed(1),
      (median(all.map(({ bytes }) => bytes)) / 1000).toFixed(1),
    ]),
  );
  await host.close();
}

/** A page with nothing but a word: what a browser takes for any. */
const oneWord = "one-word.html";

/** A page of each kind of this publication. */
const kinds = [
  "index.html",
  "explainers/index.html",
  "explainers/what-is-safe.html",
  "explainers/which-door-is-open.html",
  "glossary/index.html",
  "glossary/safe.html",
  "figures.html",
  "timeline.html",
  "sources.html",
  "search.html",
];

/** The longest task while a page of each kind loads on a telephone: a finger waits for it. */
async function benchLongestTasks(browser: Browser, rounds: number): Promise<void> {
  const site = join(mkdtempSync(join(tmpdir(), "bench-")), "_site");
  const { code, stderr } = await glossator(["build", "--root", projectRoot, "--out", site, "--core"]);
  if (code !== 0) throw new Error(stderr);
  writeFileSync(join(site, oneWord), '<!doctype html><html lang="en"><title>Hello</title><p>Hello');
  const host = await serveCompressed(site);
  const longest = new Map<string, number[]>();
  const told = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const path of [oneWord, ...kinds]) {
      longest.set(path, [...(longest.get(path) ?? []), await longestTask(browser, host.url + path)]);
      told.set(path, [...(told.get(path) ?? []), await longestToldTask(browser, host.url + path)]);
    }
  }
  const least = median(longest.get(oneWord)!);
  printTable(
    `the longest task while a page arrives at 412 px; processor ms times ${phone.slowdown}, medians of ${rounds}`,
    ["page", "ms", "× one word", "quickest", "slowest"],
    [...longest].map(([path, all]) => [
      path,
      median(all).toFixed(1),
      (median(all) / least).toFixed(2),
      Math.min(...all).toFixed(1),
      Math.max(...all).toFixed(1),
    ]),
  );
  printTable(
    `what the browser itself calls a long task (50 ms and more by the clock), processor a ${phone.slowdown}th; 0 where it tells of none`,
    ["page", "longest, median ms", "slowest", `runs with one, of ${rounds}`],
    [...told].map(([path, all]) => [
      path,
      median(all).toFixed(0),
      Math.max(...all).toFixed(0),
      String(all.filter((time) => time > 0).length),
    ]),
  );
  await host.close();
}

/** An event of Chromium's tracing; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** What its thread had of the processor. */
  readonly tdur?: number;
}

/**
 * Processor time, and not the clock's: on a busy machine a task is long because it waits. From the first byte of the page on, for what
 * comes before it is the browser's own.
 */
async function longestTask(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const events: TraceEvent[] = [];
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  session.on("Tracing.dataCollected", ({ value }) =>
    events.push(...(value as unknown as readonly TraceEvent[])),
  );
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
    },
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(500);
  await session.send("Tracing.end");
  await complete;
  await context.close();
  const parsed = events.find(({ name }) => name === "ParseHTML");
  const tasks = events
    .slice(events.indexOf(parsed!))
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && pid === parsed?.pid && tid === parsed.tid);
  return (phone.slowdown * Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur))) / 1000;
}

/**
 * The longest that the browser tells a page of, on a slowed processor and an unslowed line: a task in which something of the page ran and
 * which took 50 ms or more. What the browser paints without asking the page is in the table above alone.
 * @see https://w3c.github.io/longtasks/
 */
async function longestToldTask(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: phone.slowdown });
  await page.addInitScript(`
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: "longtask", buffered: true });
  `);
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(2000);
  const longest = await page.evaluate<number>("longest");
  await context.close();
  return longest;
}

/** Slows a page down, and counts what comes in: each call gives the bytes since the last. */
async function slowed(page: Page): Promise<{ bytes: () => number }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: phone.slowdown });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: phone.latency,
    downloadThroughput: phone.bytesPerSecond,
    uploadThroughput: phone.bytesPerSecond / 2,
  });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  return {
    bytes: () => {
      const before = bytes;
      bytes = 0;
      return before;
    },
  };
}

function loadTime(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry!.loadEventStart;
  });
}

/**
 * Milliseconds in the page from an event until something is in it, to be painted with the next frame. What runs in the page is told in
 * text, for a compiler would leave calls of its own in a function.
 */
function timeUntil(page: Page, event: string, target: string, found: string): Promise<void> {
  return page.evaluate(`(() => {
    let begun;
    const old = new Set(document.querySelectorAll(${JSON.stringify(found)}));
    globalThis.taken = new Promise((done) => {
      addEventListener(${JSON.stringify(event)}, (event) => {
        if (event.target.closest?.(${JSON.stringify(target)})) begun ??= performance.now();
      }, true);
      new MutationObserver(() => {
        const there = [...document.querySelectorAll(${JSON.stringify(found)})].some((element) => !old.has(element));
        if (begun !== undefined && there) done(performance.now() - begun);
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    });
  })()`);
}

function taken(page: Page): Promise<number> {
  return page.evaluate("globalThis.taken");
}

async function firstCard(page: Page): Promise<number> {
  const word = page.locator("main a.term").first();
  await word.scrollIntoViewIfNeeded();
  await page.mouse.move(1, 1);
  await timeUntil(page, "pointermove", "a.term", "[data-card]:not([data-ahead])");
  const box = (await word.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const time = await taken(page);
  await page.keyboard.press("Escape");
  await page.mouse.move(1, 1);
  return time;
}

const searchInput = "dialog input[type=search]";

/** From the key that opens the search to an input. */
async function searchOpens(page: Page): Promise<number> {
  await timeUntil(page, "keydown", "body", searchInput);
  await page.keyboard.press("/");
  return taken(page);
}

/** From the first letter of a word that is typed as people type, a letter in 100 ms. */
async function firstHit(page: Page): Promise<number> {
  await timeUntil(page, "input", searchInput, "[data-result]");
  await page.locator(searchInput).pressSequentially("council", { delay: 100 });
  return taken(page);
}

/** From the last letter of another word. */
async function nextHits(page: Page): Promise<number> {
  await page.locator(searchInput).fill("cour");
  await page.waitForTimeout(1500);
  await timeUntil(page, "input", searchInput, "[data-result]");
  await page.keyboard.type("t");
  return taken(page);
}

/** From the last letter of a term to its definition. */
async function answer(page: Page, term: string): Promise<number> {
  await page.locator(searchInput).fill(term.slice(0, -1));
  await page.waitForTimeout(1500);
  await timeUntil(page, "input", searchInput, "[data-answer]");
  await page.keyboard.type(term.slice(-1));
  return taken(page);
}

/** By what the site itself knows of names. */
function firstTerm(site: string): string {
  const script = readdirSync(join(site, "assets")).find((name) => name.startsWith("terms-"))!;
  return /"name":"([^"]+)"/.exec(readFileSync(join(site, "assets", script), "utf8"))![1]!;
}

/** What the page is busy for with each letter that goes into the filter or out of it. */
async function filterTimes(page: Page): Promise<number[]> {
  const input = page.locator("#glossary-filter");
  await input.waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(`(() => {
    globalThis.busy = [];
    let begun;
    addEventListener("input", () => (begun = performance.now()), true);
    addEventListener("input", () => globalThis.busy.push(performance.now() - begun));
  })()`);
  await input.pressSequentially("minor qu", { delay: 150 });
  for (let n = 0; n < 8; n++) await input.press("Backspace", { delay: 50 });
  return page.evaluate("globalThis.busy");
}

/** As hosts serve: text compressed, and for some minutes nothing that a browser has is asked for again. */
async function serveCompressed(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const known = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const type = mediaTypes[extname(path)] ?? "application/octet-stream";
    const isText = /^text\/|json|javascript|xml/.test(type);
    try {
      const content =
        known.get(path) ?? (isText ? brotliCompressSync : same)(readFileSync(join(folder, path)));
      known.set(path, content);
      response.setHeader("content-type", type);
      response.setHeader("cache-control", "max-age=600");
      if (isText) response.setHeader("content-encoding", "br");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => closed(server),
  };
}

function same(content: Buffer): Buffer {
  return content;
}
