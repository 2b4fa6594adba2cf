import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, serveFolder, type ServedFolder } from "../browser/browser.ts";
import { filesIn } from "../publication.ts";
import { buildHostile, type HostileSite } from "./build-hostile.ts";
import { cage, strangersIn } from "./canary.ts";
import { honestData, inGroups, isClear, payloads } from "./hostile-publication.ts";
import { fieldName, schemaFields, textsIn } from "./string-fields.ts";

let hostile: HostileSite;
let server: ServedFolder;
let browser: Browser;

beforeAll(async () => {
  [hostile, browser] = await Promise.all([buildHostile(inGroups(20), "core"), launchChromium()]);
  server = await serveFolder(hostile.site);
}, 600_000);

afterAll(async () => {
  await Promise.all([browser?.close(), server?.close()]);
  if (hostile) rmSync(join(hostile.site, "../.."), { recursive: true });
});

/** Fields that an honest publication has in another form, or whose every text names something that is there. */
const elsewhere: ReadonlySet<string> = new Set([
  "actors [].memberOf",
  // A year, which YAML reads as a number.
  "front-matter published",
  "figures [].derived.stated[].text",
  "figures [].equivalents[].text",
  "figures [].earlier[].text",
  "site checks.off[]",
  "site checks.familiar[]",
]);

test("every text of every schema was tried", () => {
  const honest = honestData();
  const missing = [...schemaFields()].flatMap(([name, fields]) => {
    const there = new Set(textsIn(honest.get(name)).map(({ path }) => fieldName(path)));
    return [...fields].filter((field) => !there.has(field)).map((field) => `${name} ${field}`);
  });
  expect(missing.filter((field) => !elsewhere.has(field))).toEqual([]);
  expect(hostile.publication.fields.size).toBeGreaterThan(60);
});

test("what is refused is refused in words", () => {
  expect(hostile.publication.refused.length).toBeGreaterThan(100);
  expect(hostile.publication.refused.filter(({ message }) => !isClear(message))).toEqual([]);
});

test("what is published is HTML that no parser has to mend", () => {
  // A title too long for a search engine's list is no fault of the markup, and a link that leads nowhere is refused.
  const told = new Set(["html/long-title", "link-resolves"]);
  expect(hostile.faults.filter(({ rule }) => !told.has(rule))).toEqual([]);
});

describe.each([
  ["with its content security policy", false],
  ["without it, by escaping alone", true],
])("%s", (_, bypassCSP) => {
  test("no page runs what a stranger wrote, asks another host or holds code of theirs", async () => {
    const { context, page, sung } = await cage(browser, server.url, bypassCSP);
    for (const path of pagesToSee()) {
      await page.goto(new URL(path, server.url).href, { waitUntil: "load" });
      expect(await strangersIn(page), path).toEqual([]);
    }
    expect(sung).toEqual([]);
    await context.close();
  });

  test("no card, no search, no address and no setting does", async () => {
    const { context, page, sung } = await cage(browser, server.url, bypassCSP);
    await page.goto(`${server.url}explainers/how-to-cross-p0.html`);
    await page.evaluate(() => document.fonts.ready);
    const term = page.locator("main .prose a.term").first();
    // A page that scrolls opens no card, and the driver would scroll there as it hovers.
    await term.scrollIntoViewIfNeeded();
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    await term.hover();
    await page.locator("[data-card]").waitFor({ state: "attached" });
    expect(await strangersIn(page)).toEqual([]);
    for (const { text } of payloads.filter((_, index) => index % 8 === 0)) {
      const words = encodeURIComponent(text.toWellFormed());
      await page.goto(`${server.url}search.html?q=${words}&kind=${words}#${words}`);
      await page.locator("input[type=search]").fill(text.toWellFormed());
      await page.locator("[role=status]").first().waitFor({ state: "attached" });
      await page.evaluate((value) => {
        for (const key of ["theme", "cards", "marks"]) localStorage.setItem(`glossator-${key}`, value);
      }, text);
      await page.goto(`${server.url}figures.html?${words}#${words}`);
      expect(await strangersIn(page), text).toEqual([]);
    }
    expect(sung).toEqual([]);
    await context.close();
  });
});

test("the canary sings where something does run", async () => {
  const { context, page, sung } = await cage(browser, server.url, true);
  await page.goto(`${server.url}index.html`);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<img src="https://canary.invalid/" onerror="canary(1)">');
  });
  await expect.poll(() => sung).toEqual(["asked https://canary.invalid/", "ran 1"]);
  expect(await strangersIn(page)).toEqual(['onerror="canary(1)"']);
  await context.close();
});

/** Every page that lists, and of those that are about one thing some of each kind. */
function pagesToSee(): string[] {
  const pages = filesIn(hostile.site).filter((path) => path.endsWith(".html") && path !== "404.html");
  const single = pages.filter((path) => /-p\d+\.html$/.test(path));
  return [...pages.filter((path) => !single.includes(path)), ...single.filter((_, index) => index % 4 === 0)];
}
