import { expect, test } from "vitest";
import { addressIn, destinationOf } from "../../src/assets/client/offline/address.ts";
import { cacheNames, urlOf } from "../../src/assets/client/offline/names.ts";

const files = new Set([
  "index.html",
  "search.html",
  "glossary/index.html",
  "glossary/safe.html",
  "a b/ü#1 100%.html",
]);

test.each([
  ["", "index.html"],
  ["index.html", "index.html"],
  ["search", "search.html"],
  ["glossary/", "glossary/index.html"],
  ["glossary/safe", "glossary/safe.html"],
  ["a b/ü#1 100%", "a b/ü#1 100%.html"],
])("%j is the file %s", (asked, path) => {
  expect(destinationOf(asked, (path) => files.has(path))).toEqual({ kind: "file", path });
});

test.each([
  ["glossary", "glossary/index.html"],
  ["glossary/safe/", "glossary/safe.html"],
  ["glossary/safe.html/", "glossary/safe.html"],
])("%j is sent on to %s, where its links lead right", (asked, path) => {
  expect(destinationOf(asked, (path) => files.has(path))).toEqual({ kind: "moved", path });
});

test.each(["glossary/gone", "glossary/gone/", "../index.html", "index.html/x", "//"])(
  "%j is nothing",
  (asked) => {
    expect(destinationOf(asked, (path) => files.has(path))).toBeUndefined();
  },
);

const scope = "https://example.org/a/b/";

test.each([
  [scope, ""],
  [`${scope}glossary/safe.html?utm=1#top`, "glossary/safe.html"],
  [`${scope}a%20b/%C3%BC%231%20100%25.html`, "a b/ü#1 100%.html"],
  ["https://example.org/a/", undefined],
  ["https://example.org/a/bc/", undefined],
  ["https://example.com/a/b/", undefined],
  [`${scope}%`, undefined],
])("%s is %j in its site", (url, address) => {
  expect(addressIn(new URL(url), scope)).toBe(address);
});

test.each([...files])("the URL of %j leads back to it", (path) => {
  expect(addressIn(new URL(urlOf(path, scope)), scope)).toBe(path);
});

test("a site in a folder of another keeps its hands off the other's caches", () => {
  const outer = cacheNames("https://example.org/a/");
  const inner = cacheNames("https://example.org/a/b/");
  expect(outer.isOurs(inner.state)).toBe(false);
  expect(inner.isOurs(outer.state)).toBe(false);
  expect(inner.isOurs(inner.ofVersion("1"))).toBe(true);
});
