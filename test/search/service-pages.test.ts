import { describe, expect, test } from "vitest";
import { servicePages } from "../../src/eleventy/service-pages.ts";
import type { SiteBuild } from "../../src/eleventy/site-build.ts";
import { wordingFor } from "../../src/model/wording.ts";

/** As much of a build as says which pages there are. */
function buildWith(paths: readonly string[], language = "en-GB"): SiteBuild {
  return {
    wording: wordingFor(language),
    hasDownloads: paths.includes("downloads.html"),
    routeAt: (path: string) => (paths.includes(path) ? { path } : undefined),
  } as unknown as SiteBuild;
}

const all = ["downloads.html", "changes.html", "offline.html"];

describe("the pages that serve a reader are found by what they are looked for", () => {
  const textByPath = new Map(
    servicePages(buildWith(all)).map(({ path, title, text }) => [path, `${title} ${text}`.toLowerCase()]),
  );
  test.each([
    ["csv", "downloads.html"],
    ["calendar", "downloads.html"],
    ["rss", "downloads.html"],
    ["download", "downloads.html"],
    ["offline", "offline.html"],
    ["corrections", "changes.html"],
  ])("%s", (word, path) => expect(textByPath.get(path)).toMatch(new RegExp(`\\b${word}\\b`)));

  test("those that a site does not have are not found", () => {
    expect(servicePages(buildWith(["offline.html"])).map(({ path }) => path)).toEqual(["offline.html"]);
  });

  test.each(["fr", "de", "es", "it"])("in the language of the site: %s", (language) => {
    const english = servicePages(buildWith(all)).map(({ text }) => text);
    for (const { text } of servicePages(buildWith(all, language))) expect(english).not.toContain(text);
  });
});
