import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announced, search } from "../search/score.ts";
import { writeFixtureSite } from "../search/fixture.ts";
import { largePublication } from "../search/large-publication.ts";
import { writeSampleSite } from "../search/sample-site.ts";
import { countAccessible, launchChromium, launchFirefox, serveFolder, type ServedFolder } from "./browser.ts";

let parent: string;
let folder: string;
let served: ServedFolder;
const fromDisk = (): string => pathToFileURL(`${folder}/`).href;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "glossator-search-"));
  // A name as readers give: what is not encoded with care breaks on it.
  folder = await writeFixtureSite({ folder: join(parent, "My sité #1 100%") });
  served = await serveFolder(folder, { prefix: "/a/b" });
});

afterAll(async () => {
  await served.close();
  rmSync(parent, { recursive: true });
});

/** What a reader sees of answer and results, with what is marked in brackets. */
async function shown(page: Page): Promise<string[]> {
  return page.$$eval("[data-answer], [data-result]", (elements) =>
    elements.map((element) => {
      const copy = element.cloneNode(true) as HTMLElement;
      for (const mark of copy.querySelectorAll("mark")) mark.textContent = `[${mark.textContent}]`;
      const links = [...element.querySelectorAll("a")].map((link) =>
        link.href.replace(/^.*\/(?=[^/]*\/?[^/]*$)/, ""),
      );
      return `${element.getAttribute("data-kind")}: ${copy.textContent} → ${links.join(" ")}`;
    }),
  );
}

const status = announced;
const titles = (page: Page): Promise<string[]> =>
  page.$$eval("[data-result] > a", (links) => links.map((link) => link.textContent ?? ""));

describe.each([
  ["Chromium", launchChromium],
  ["Firefox", launchFirefox],
] as const)("in %s", (_name, launch) => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser.close());

  /** A page that fails the test if it says that something went wrong. */
  async function open(address: string): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !/favicon/.test(message.location().url)) faults.push(message.text());
    });
    await page.goto(address);
    return { page, faults };
  }

  test("the search finds the same from disk as from a server, with the same excerpts and links", async () => {
    const queries = [
      "harbour fund",
      "ferry",
      "lends to ports",
      "cormorants",
      "wrote about",
      "sefcovic",
      "habrour",
      "how big is the harbour fund",
    ];
    const seen: Record<string, string[]>[] = [];
    for (const root of [served.url, fromDisk()]) {
      const { page, faults } = await open(`${root}search.html`);
      const found: Record<string, string[]> = {};
      for (const query of queries) {
        await search(page, query);
        found[query] = [await status(page), ...(await shown(page))];
      }
      expect(faults).toEqual([]);
      await page.close();
      seen.push(found);
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]?.["cormorants"]?.join("\n")).toContain("[cormorants]");
  });

  test.each(["served", "from disk"])(
    "a definition, a number and a person stand above the hits (%s)",
    async (way) => {
      const { page } = await open(`${way === "served" ? served.url : fromDisk()}search.html`);
      const answers: string[] = [];
      for (const query of ["fond", "how big is the harbour fund", "who is Šefčovič", "cormorants"]) {
        await search(page, query);
        answers.push(
          (await page.$$eval("[data-answer]", (found) => found.map((answer) => answer.textContent))).join(),
        );
      }
      expect(answers).toEqual([
        "DefinitionHarbour FundThe loan scheme that pays for new quays.As of May 2025 · Harbour Gazette, 1 June 2025",
        "FigureSize of the Harbour Fund€150mOfficial, as of 27 May 2025 · Harbour Gazette, 1 June 2025",
        "Who’s whoMaroš ŠefčovičHarbour masterAs of 31 January 2026 · Harbour Gazette, 1 June 2025",
        "",
      ]);
      await page.close();
    },
  );

  test("a section of an explainer is found, and its link leads to it", async () => {
    const { page } = await open(`${fromDisk()}search.html`);
    await search(page, "lighthouse keeper");
    await page.click(".search-sections a");
    await page.waitForURL(/why-the-ferry-stopped\.html#s-what-the-pilots-say$/);
    await page.close();
  });

  test("markup in names and texts stays text", async () => {
    const { page, faults } = await open(`${served.url}search.html`);
    for (const query of [
      "<img src=x onerror=window.hacked=1>",
      "markup",
      "cormorants",
      "</script><script>window.hacked=1</script>",
    ]) {
      await search(page, query);
    }
    await search(page, "markup");
    expect(await titles(page)).toContain("<img src=x onerror=window.hacked=1>");
    await search(page, "somebody wrote");
    expect((await shown(page)).join()).toContain("<script>window.hacked = 1</script>");
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    expect(await page.$$("[data-search] img, [data-search] script")).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("the glossary is filtered by names, definitions and what was nearly typed", async () => {
    const { page } = await open(`${fromDisk()}glossary/index.html`);
    const input = page.getByLabel("Find a term");
    const left = (): Promise<string[]> =>
      page.$$eval("[data-entry]", (entries) =>
        entries
          .filter((entry) => entry.checkVisibility())
          .map((entry) => entry.getAttribute("data-entry") ?? ""),
      );
    const results: Record<string, [string[], string | null]> = {};
    for (const query of ["wha", "council", "habrour", "ships", "xyzzy", ""]) {
      await input.fill(query);
      results[query] = [
        (await left()).sort(),
        await page.textContent("[data-glossary-filter] [role=status]"),
      ];
    }
    expect(results).toEqual({
      wha: [["quay"], "1 term"],
      council: [["council-city", "council-port", "pilot-council"], "3 terms"],
      habrour: [["harbour-fund"], "1 term"],
      ships: [["quay"], "1 term"],
      xyzzy: [[], "No term matches “xyzzy”."],
      "": [["council-city", "council-port", "harbour-fund", "hostile", "pilot-council", "quay"], ""],
    });
    expect(
      await page.$$eval("[data-letter]", (letters) => letters.every((letter) => letter.checkVisibility())),
    ).toBe(true);
    await page.close();
  });

  test("from any page the search opens in a dialog, and closes back to where the reader was", async () => {
    const { page, faults } = await open(`${fromDisk()}explainers/why-the-ferry-stopped.html`);
    await page.focus("header a");
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open] input[type=search]:focus");
    await page.keyboard.type("quay");
    await page.waitForSelector("dialog [data-answer]");
    expect(await countAccessible(page, "dialog", "Search")).toBe(1);
    await page.waitForSelector("dialog [data-result]");
    expect(await page.getAttribute("dialog a[href*='search.html']", "href")).toMatch(/search\.html\?q=quay$/);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Search");
    expect(faults).toEqual([]);
    await page.close();
  });

  test("arrows, Enter and Escape are enough", async () => {
    const { page } = await open(`${served.url}search.html`);
    await page.focus("#q");
    await search(page, "pilot council");
    const focused = (): Promise<string> =>
      page.evaluate(
        () =>
          (document.activeElement as HTMLAnchorElement | null)?.pathname?.replace(/^.*\//, "") ??
          document.activeElement?.id ??
          "",
      );
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("pilot-council.html");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("q");
    const address = page.url();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForURL(/glossary\/pilot-council\.html$/);
    await page.goto(address);
    await page.waitForSelector("[data-answer]");
    expect(await page.inputValue("#q")).toBe("pilot council");
    await page.close();
  });

  test("kinds are toggles that filter, and the address keeps query and kind", async () => {
    const { page } = await open(`${served.url}search.html?q=fund`);
    await page.waitForSelector("[data-kinds] button");
    const all = await page.$$eval("[data-result]", (results) =>
      results.map((result) => result.getAttribute("data-kind")),
    );
    expect(new Set(all).size).toBeGreaterThan(2);
    await page.click("[data-kinds] button[value=figure]");
    await page.waitForSelector("[data-kinds] [aria-pressed=true]");
    expect(
      await page.$$eval("[data-result]", (results) =>
        results.map((result) => result.getAttribute("data-kind")),
      ),
    ).toEqual(["figure"]);
    expect(await status(page)).toBe("1 result for “fund”");
    expect(new URL(page.url()).search).toBe("?q=fund&kind=figure");
    await page.reload();
    await page.waitForSelector("[data-result]");
    expect(await page.getAttribute("[data-kinds] button[value=figure]", "aria-pressed")).toBe("true");
    await page.click("[data-kinds] button[value=figure]");
    expect(new URL(page.url()).search).toBe("?q=fund");
    await page.close();
  });

  test("the number of results is announced, and what to do where there is none", async () => {
    const { page } = await open(`${served.url}search.html`);
    await search(page, "cormorants");
    expect(await status(page)).toBe("2 results for “cormorants”");
    await search(page, "xyzzy");
    expect(await status(page)).toBe("Nothing found for “xyzzy”. Try other words, or look in the glossary.");
    // The engine takes the longest word that begins so: "xyz" of an address, "a" of any text.
    await search(page, "aqqzzy");
    expect(await status(page)).toContain("Nothing found for “aqqzzy”.");
    await search(page, "harbour-gazette.xyz");
    expect(await status(page)).toMatch(/^\d+ results? for “harbour-gazette.xyz”/);
    await search(page, "coromrants");
    expect(await status(page)).toContain("Nothing found for “coromrants”.");
    // Another first letter is another word: nobody is given what they did not ask for.
    await search(page, "parbour");
    expect(await status(page)).toMatch(/^Nothing found for “parbour”\. Did you mean harbour\? /);
    expect(await titles(page)).toEqual([]);
    await search(page, "");
    expect(await status(page)).toBe("");
    await page.close();
  });
});

describe("in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launchChromium()));
  afterAll(() => browser.close());

  test("the search works where Trusted Types are enforced, with no policy but its own", async () => {
    const strict = await writeFixtureSite({
      folder: join(parent, "strict"),
      policy: "; require-trusted-types-for 'script'; trusted-types glossator glossator-search",
    });
    const server = await serveFolder(strict);
    for (const root of [server.url, pathToFileURL(`${strict}/`).href]) {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      await page.goto(`${root}search.html?q=harbour%20fund`);
      await page.waitForSelector("[data-result] mark");
      expect(faults.filter((fault) => !/404/.test(fault))).toEqual([]);
      await page.close();
    }
    await server.close();
  });

  test("who types hears nothing until they rest, and then how many results there are", async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}search.html`);
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const region = document.querySelector("[role=status]")!;
      const listener = new MutationObserver(() => said.push(region.textContent ?? ""));
      listener.observe(region, { childList: true, characterData: true, subtree: true });
    });
    await page.locator("main input[type=search]").pressSequentially("harbour fund", { delay: 150 });
    await page.waitForSelector("[data-answer]");
    await announced(page);
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Definition: Harbour Fund\. \d+ results for “harbour fund”$/);
    await page.close();
  });

  test("the dialog leads to all results of a query, and to none of nothing", async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}explainers/why-the-ferry-stopped.html`);
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open] input:focus");
    const leads = (): Promise<boolean> => page.locator("dialog a[href*='search.html']").isVisible();
    expect(await leads()).toBe(false);
    await page.keyboard.type("quay");
    await page.waitForSelector("dialog [data-result]");
    expect(await leads()).toBe(true);
    await page.fill("dialog input[type=search]", "");
    await page.waitForSelector("dialog [data-result]", { state: "detached" });
    expect(await leads()).toBe(false);
    await page.close();
  });

  test("a server that refuses the index still searches, with the packed scripts", async () => {
    const page = await browser.newPage();
    await page.route("**/pagefind/**", (route) => route.fulfill({ status: 403, body: "no" }));
    await page.goto(`${served.url}search.html?q=cormorants`);
    await page.waitForSelector("[data-result] mark");
    expect(await status(page)).toBe("2 results for “cormorants”");
    await page.close();
  });

  test("on a server the engine runs beside the page, and on it where no worker is allowed", async () => {
    for (const isAllowed of [true, false]) {
      const page = await browser.newPage();
      if (!isAllowed) await page.addInitScript("delete globalThis.Worker");
      await page.goto(`${served.url}search.html?q=cormorants`);
      await page.waitForSelector("[data-result] mark");
      expect(await status(page)).toBe("2 results for “cormorants”");
      expect(page.workers()).toHaveLength(isAllowed ? 1 : 0);
      const onPage = await page.evaluate(() => globalThis.glossatorPack?.engine !== undefined);
      expect(onPage).toBe(!isAllowed);
      await page.close();
    }
  });

  test("what was typed on the way to a word is not searched once the engine comes", async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const sought: string[] = [];
      Object.assign(globalThis, { sought });
      class Listening extends Worker {
        override postMessage(message: [number, { words?: string }], handOver?: object): void {
          if (message[1].words !== undefined) sought.push(message[1].words);
          super.postMessage(message, handOver as Transferable[]);
        }
      }
      Object.assign(globalThis, { Worker: Listening });
    });
    await page.route("**/*.pagefind", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.goto(`${served.url}search.html`);
    await page.locator("main input[type=search]").pressSequentially("cormorants", { delay: 60 });
    await page.waitForSelector("[data-result] mark");
    const sought = await page.evaluate(() => (globalThis as unknown as { sought: string[] }).sought);
    // In quotes for texts that have the word itself, without for their order.
    expect(new Set(sought)).toEqual(new Set(['"cormorants"', "cormorants"]));
    await page.close();
  });

  test("without any index titles and terms are found, and the reader is told", async () => {
    const page = await browser.newPage();
    await page.route(/\/(pagefind|search-from-disk)\//, (route) =>
      route.fulfill({ status: 404, body: "no" }),
    );
    await page.goto(`${served.url}search.html?q=pilot%20council`);
    await page.waitForSelector("[data-result]");
    expect(await status(page)).toContain("cannot be searched here");
    expect(await titles(page)).toContain("Pilot Council");
    await page.close();
  });

  test("axe finds nothing in answer, results, kinds and dialog", async () => {
    const page = await browser.newPage({ bypassCSP: true });
    const found: unknown[] = [];
    for (const place of [
      "search.html?q=harbour%20fund",
      "explainers/why-the-ferry-stopped.html",
      "glossary/index.html",
    ]) {
      await page.goto(served.url + place);
      if (place.startsWith("explainers")) {
        await page.keyboard.press("/");
        await page.waitForSelector("dialog[open] input:focus");
        await page.keyboard.type("harbour fund");
      }
      await page.waitForSelector(place.startsWith("glossary") ? "#glossary-filter" : "[data-result]");
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core") });
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } }).axe.run(),
      );
      found.push(...violations.map((violation) => JSON.stringify(violation).slice(0, 400)));
    }
    // The sample site is no whole page: it has no landmark around its header's link.
    expect(found.filter((violation) => !/"id":"region"/.test(String(violation)))).toEqual([]);
    await page.close();
  });

  test("a letter typed into the filter of 1,000 terms costs less than a frame", async () => {
    const large = await writeSampleSite(largePublication(1000, 0), {
      bodyOf: () => "",
      folder: join(parent, "large"),
    });
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(large, "glossary/index.html")).href);
    await page.waitForSelector("#glossary-filter");
    const slowest = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>("#glossary-filter");
      if (!input) return NaN;
      const fastest: Record<string, number> = {};
      const slowestLetter = (): number => Math.max(...Object.values(fastest));
      // The fastest of several: other programs on the machine are not what is promised about.
      for (let again = 0; again < 60 && !(again >= 3 && slowestLetter() < 16); again++) {
        for (const typed of ["c", "cou", "council", "x", "xyzzy", "counsil", "t", ""]) {
          const before = performance.now();
          input.value = typed;
          input.dispatchEvent(new Event("input"));
          document.body.getBoundingClientRect();
          fastest[typed] = Math.min(fastest[typed] ?? Infinity, performance.now() - before);
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
      }
      return slowestLetter();
    });
    expect(slowest).toBeLessThan(16);
    await page.waitForFunction(() => document.querySelectorAll("[data-entry]:not([hidden])").length === 1000);
    await page.close();
  });

  test("nothing of the search is loaded before somebody searches", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname.replace("/a/b/", "")));
    await page.goto(`${served.url}explainers/why-the-ferry-stopped.html`);
    await page.waitForLoadState("networkidle");
    expect(asked.filter((path) => /search|terms|pagefind/.test(path))).toEqual([]);
    await page.close();
  });
});
