import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeOwnSite } from "../search/fixture.ts";
import { readerQueries, scoreSearch, type Score } from "../search/score.ts";
import { launchChromium, launchFirefox, serveFolder, type ServedFolder } from "./browser.ts";

let folder: string;
let served: ServedFolder;

beforeAll(async () => {
  folder = await writeOwnSite();
  served = await serveFolder(folder, { prefix: "/a/b" });
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

/** Without the mean: what each query found, in order, for a comparison that shows the query that differs. */
const orders = ({ queries }: Score): Record<string, readonly string[]> =>
  Object.fromEntries(queries.map(({ query, found }) => [query, found]));

test("readers’ queries find their page first, from a server and from disk alike", async () => {
  const queries = readerQueries();
  expect(queries.length).toBeGreaterThanOrEqual(60);
  const chromium = await launchChromium();
  const firefox = await launchFirefox();
  try {
    const fromServer = await scoreSearch(chromium, served.url, queries);
    const fromDisk = await scoreSearch(chromium, pathToFileURL(`${folder}/`).href, queries);
    const inFirefox = await scoreSearch(firefox, pathToFileURL(`${folder}/`).href, queries);
    expect(fromServer.meanReciprocalRank).toBeGreaterThanOrEqual(0.9);
    expect(orders(fromDisk)).toEqual(orders(fromServer));
    expect(orders(inFirefox)).toEqual(orders(fromServer));
  } finally {
    await Promise.all([chromium.close(), firefox.close()]);
  }
}, 600_000);
