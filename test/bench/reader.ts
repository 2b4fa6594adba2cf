import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { CDPSession, Page } from "playwright-core";
import { closed, launchChromium, mediaTypes } from "../browser/browser.ts";
import { measure, median } from "./measure.ts";
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

/** What a reader on a phone waits for in a large publication, action by action; medians. */
export async function benchReader(pages: number, terms: number, rounds: number): Promise<void> {
  const place = makePlace(pages, terms);
  await measure(place.core());
  const host = await serveCompressed(place.site);
  const browser = await launchChromium();
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
    note("first hit, search cold", await firstHit(page), line.bytes());
    note("next hits, search warm", await nextHits(page), line.bytes());
    note("answer, search loaded", await answer(page, place.glossary), line.bytes());
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
  await browser.close();
  await host.close();
  place.clear();
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
  await timeUntil(page, "pointermove", "a.term", "[data-card]:not([hidden])");
  const box = (await word.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const time = await taken(page);
  await page.keyboard.press("Escape");
  await page.mouse.move(1, 1);
  return time;
}

const searchInput = "dialog input[type=search]";

/** From the first letter of a word that is typed as people type, a letter in 100 ms. */
async function firstHit(page: Page): Promise<number> {
  await page.keyboard.press("/");
  await page.waitForSelector(searchInput);
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
async function answer(page: Page, glossary: string): Promise<number> {
  const [{ term }] = JSON.parse(readFileSync(glossary, "utf8")) as [{ term: string }];
  await page.locator(searchInput).fill(term.slice(0, -1));
  await page.waitForTimeout(1500);
  await timeUntil(page, "input", searchInput, "[data-answer]");
  await page.keyboard.type(term.slice(-1));
  return taken(page);
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

/** As hosts serve: text compressed. */
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
