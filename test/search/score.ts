import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium, launchFirefox, serveFolder } from "../browser/browser.ts";

/** What a reader types, and the page that it should find first. */
export interface ReaderQuery {
  readonly query: string;
  /** Path from the site's root, with its fragment. */
  readonly first: string;
}

/** Where among answer and results the page was; 0 if it was not among the first ten. */
export interface ScoredQuery extends ReaderQuery {
  readonly rank: number;
  readonly found: readonly string[];
}

export interface Score {
  /** 1 if every query finds its page first, ½ if second, and so on. */
  readonly meanReciprocalRank: number;
  readonly queries: readonly ScoredQuery[];
}

/** The reader queries of this publication. */
export function readerQueries(): ReaderQuery[] {
  const file = new URL("queries.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as ReaderQuery[];
}

/** Types every query into the search page at `root`, as a reader does, and looks at what is shown. */
export async function scoreSearch(
  browser: Browser | BrowserContext,
  root: string,
  queries: readonly ReaderQuery[],
): Promise<Score> {
  const page = await browser.newPage();
  const scored: ScoredQuery[] = [];
  try {
    await page.goto(new URL("search.html", root).href);
    for (const { query, first } of queries) {
      await search(page, query);
      const found = await shownPages(page, root);
      scored.push({ query, first, found, rank: found.indexOf(first) + 1 });
    }
  } finally {
    await page.close();
  }
  const sum = scored.reduce((total, { rank }) => total + (rank === 0 ? 0 : 1 / rank), 0);
  return { meanReciprocalRank: sum / scored.length, queries: scored };
}

/** Types a query and waits until its results stand. */
export async function search(page: Page, query: string): Promise<void> {
  await page.fill("main [data-search] input[type=search]", query);
  await page.waitForFunction(
    (typed) =>
      (new URL(location.href).searchParams.get("q") ?? "") === typed &&
      document.querySelector("[data-search-results]")?.getAttribute("aria-busy") !== "true",
    query.trim(),
  );
}

/** What is said of a query: while somebody types, nothing is. */
export async function announced(page: Page): Promise<string> {
  const region = await page.waitForSelector("[data-search-status]:not([aria-busy=true])", {
    state: "attached",
  });
  return (await region.textContent()) ?? "";
}

/** What answer and results lead to, from the site's root, each once. */
async function shownPages(page: Page, root: string): Promise<string[]> {
  const addresses = await page.$$eval("[data-answer] h2 a, [data-result] > a", (links) =>
    links.map((link) => (link as HTMLAnchorElement).href),
  );
  return [...new Set(addresses)].slice(0, 10).map((address) => decodeURI(address.slice(root.length)));
}

/** `node --import tsx test/search/score.ts FOLDER` prints the score of a built site, served and from disk. */
async function main(folder: string): Promise<void> {
  const served = await serveFolder(resolve(folder), { prefix: "/a/b" });
  const fromDisk = pathToFileURL(`${resolve(folder)}/`).href;
  for (const [name, launch] of [
    ["Chromium", launchChromium],
    ["Firefox", launchFirefox],
  ] as const) {
    const browser = await launch();
    for (const [way, root] of [
      ["served", served.url],
      ["from disk", fromDisk],
    ] as const) {
      const { meanReciprocalRank, queries } = await scoreSearch(browser, root, readerQueries());
      console.log(
        `${name}, ${way}: mean reciprocal rank ${meanReciprocalRank.toFixed(3)} of ${queries.length} queries`,
      );
      if (name === "Chromium" && way === "served") {
        for (const { query, first, rank, found } of queries) {
          if (rank !== 1)
            console.log(
              `  ${rank || "-"}  ${query}\n       wanted ${first}, first is ${found[0] ?? "nothing"}`,
            );
        }
      }
    }
    await browser.close();
  }
  await served.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2] ?? "_site");
