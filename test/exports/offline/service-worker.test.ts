import { describe, expect, test } from "vitest";
import type { OfflineManifest } from "../../../src/assets/client/offline/manifest.ts";
import { noServiceWorker, serviceWorker } from "../../../src/exports/offline/service-worker.ts";
import type { SiteFile } from "../../../src/model/site-file.ts";
import { wordingFor } from "../../../src/model/wording.ts";

const site: readonly SiteFile[] = [
  "index.html",
  "search.html",
  "404.html",
  "offline.html",
  "explainers/index.html",
  "explainers/safe & sound.html",
  "glossary/index.html",
  "glossary/__proto__.html",
  "assets/page-0123456789.js",
  "pagefind/contents.json",
  "search-from-disk/boot.js",
  "share/index.png",
  "downloads/site.zip",
  ".nojekyll",
  "_headers",
  "sw.js",
  "offline.js",
].map((path) => ({ path, content: `This is ${path}.` }));

const options = { built: "2025-06-01", language: "en-GB", words: wordingFor("en-GB").offline.control };

async function manifestOf(files: readonly SiteFile[], budget?: number): Promise<OfflineManifest> {
  const [worker] = await serviceWorker(files, { ...options, ...(budget && { budget }) });
  const [, json = ""] = /^self\.offlineManifest=(.*);\n/.exec(String(worker?.content)) ?? [];
  return JSON.parse(json) as OfflineManifest;
}

describe("the service worker's list", () => {
  test("has every file that a reader may open, with its hash and size", async () => {
    const { files, core } = await manifestOf(site);
    expect(Object.keys(files)).toEqual([
      "404.html",
      "assets/page-0123456789.js",
      "explainers/index.html",
      "explainers/safe & sound.html",
      "glossary/__proto__.html",
      "glossary/index.html",
      "index.html",
      "offline.html",
      "pagefind/contents.json",
      "search.html",
    ]);
    expect(files["index.html"]).toEqual(["jc1hiBNeY7JPeITGcw7ettwSivJGvQVAlxQo80FwRpc=", 19]);
    expect(core).toBeUndefined();
  });

  test("is the same whatever order the files come in", async () => {
    expect(await serviceWorker(site.toReversed(), options)).toEqual(await serviceWorker(site, options));
  });

  test("names another version when a byte changes, and the same when what is not saved does", async () => {
    const changed = (path: string): SiteFile[] =>
      site.map((file) => (file.path === path ? { path, content: "This was something else." } : file));
    const { version } = await manifestOf(site);
    expect((await manifestOf(changed("index.html"))).version).not.toBe(version);
    expect((await manifestOf(changed("downloads/site.zip"))).version).toBe(version);
  });

  test("of a site over the budget names the core", async () => {
    expect((await manifestOf(site, 100)).core).toEqual([
      "404.html",
      "assets/page-0123456789.js",
      "explainers/index.html",
      "glossary/index.html",
      "index.html",
      "offline.html",
      "pagefind/contents.json",
      "search.html",
    ]);
  });
});

test("what pages are told is small, whatever the site's size", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({
    path: `explainers/${index}.html`,
    content: "x",
  }));
  const [, summary] = await serviceWorker(many, options);
  expect(summary?.path).toBe("offline.js");
  expect(String(summary?.content).length).toBeLessThan(1500);
});

test("pages are told day and amount in the site's language, ready to be shown", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({
    path: `explainers/${index}.html`,
    content: "x",
  }));
  const words = wordingFor("de").offline.control;
  const [, summary] = await serviceWorker(many, { built: "2025-06-01", language: "de", words });
  expect(summary?.content).toContain('"builtText":"1. Juni 2025"');
  expect(summary?.content).toContain('"savedText":"0,1 MB, 2.000 Dateien"');
});

test("a site without the offline copy still has a worker: it takes the old one away", () => {
  const [worker, summary] = noServiceWorker();
  expect(worker).toMatchObject({ path: "sw.js" });
  expect(String(worker?.content)).toContain("unregister()");
  expect(summary).toEqual({ path: "offline.js", content: "globalThis.glossatorOffline=null;\n" });
});
