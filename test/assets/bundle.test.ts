import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { bundleAssets } from "../../src/assets/bundle.ts";
import english from "../../src/assets/client/english.json" with { type: "json" };
import words from "../../src/assets/client/words.json" with { type: "json" };
import type { SiteFile } from "../../src/model/site-file.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("every path that a page is given is a file of the bundle, with a hash in its name", async () => {
  const { files, paths } = await bundleAssets();
  const made = new Set(files.map(({ path }) => path));
  for (const path of [
    paths.styles,
    paths.explainerStyles,
    paths.restStyles,
    paths.listStyles,
    paths.searchStyles,
    paths.laterStyles,
    paths.early,
    paths.page,
    paths.search,
    paths.termIndex,
    ...paths.preload,
  ]) {
    expect(made).toContain(path);
    expect(path).toMatch(/^assets\/[a-z0-9-]+-[A-Za-z0-9]{8,}\.(js|css|woff2)$/);
  }
  expect(made.size).toBe(files.length);
});

test("scripts are classic ones that a page from the disk may run", async () => {
  const { files, paths } = await bundleAssets();
  const scripts = files.filter(({ path }) => path.endsWith(".js"));
  for (const { path, content } of scripts) expect(() => new Script(String(content)), path).not.toThrow();
  // What search does on a server is search's own affair.
  const ofPages = scripts.filter(({ path }) => path === paths.early || path === paths.page);
  const refused = ["import(", "import.meta", "new Worker", "innerHTML", "sourceMappingURL"];
  for (const { content } of ofPages)
    expect(refused.filter((word) => String(content).includes(word))).toEqual([]);
  // On a host the page's script asks for the search's list of contents beside its client: nowhere else, and nothing else.
  const fetches = ofPages.map(({ content }) => String(content).match(/.{120}fetch\(.{60}/gs) ?? []);
  expect(fetches.flat()).toHaveLength(1);
  expect(fetches.flat()[0]).toMatch(/protocol\.startsWith\("http"\).*pagefind\/contents\.json/s);
});

test("nothing in them says where they were made", async () => {
  const { files } = await bundleAssets();
  for (const { path, content } of files.filter((file) => typeof file.content === "string")) {
    expect(String(content), path).not.toContain(root.slice(1, -1));
    expect(String(content), path).not.toMatch(/\/(?:home|Users|tmp|work)\//);
  }
});

test("another process in another folder makes the same bytes", async () => {
  const { files } = await bundleAssets();
  const script = `import { bundleAssets } from ${JSON.stringify(new URL("../../src/assets/bundle.ts", import.meta.url).href)};
    const { files } = await bundleAssets();
    console.log(JSON.stringify(files.map(({ path, content }) => [path, Buffer.from(content).toString("base64")])));`;
  const tsx = import.meta.resolve("tsx");
  const arguments_ = ["--import", tsx, "--input-type=module", "--eval", script];
  const output = execFileSync(process.execPath, arguments_, { cwd: "/", encoding: "utf8", maxBuffer: 1e8 });
  const here = files.map(({ path, content }) => [path, Buffer.from(content as string).toString("base64")]);
  expect(JSON.parse(output)).toEqual(here);
});

test("unchanged sources are not bundled again", async () => {
  const [first, second] = [await bundleAssets(), await bundleAssets()];
  const page = (bundle: typeof first): SiteFile | undefined =>
    bundle.files.find(({ path }) => path === bundle.paths.page);
  expect(page(first)).toBe(page(second));
});

test("an extra file is hashed like the others; terms.js is the index of terms", async () => {
  const index = "globalThis.glossatorTerms = [];\n";
  const { files, paths, extraPaths } = await bundleAssets({
    extra: { "terms.js": index, "map.svg": "<svg/>" },
  });
  expect(paths.termIndex).toBe(extraPaths["terms.js"]);
  expect(files.find(({ path }) => path === paths.termIndex)?.content).toBe(index);
  expect(extraPaths["map.svg"]).toMatch(/^assets\/map-[0-9a-f]{10}\.svg$/);
  const other = await bundleAssets({ extra: { "terms.js": `${index} ` } });
  expect(other.paths.termIndex).not.toBe(paths.termIndex);
  expect(other.paths.page).toBe(paths.page);
});

test("every language has a word for everything", () => {
  for (const [language, own] of Object.entries(words)) {
    expect(Object.keys(own), language).toEqual(Object.keys(english));
  }
});

test("the card takes at most 4 kB, and the page's script little more", async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/assets/client/card/main.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome115", "firefox115", "safari16.4"],
  });
  const { files, paths } = await bundleAssets({ languages: ["en-GB"] });
  const sizes = Object.fromEntries([
    ["card", brotli(outputFiles[0]!.contents)],
    ...(
      ["early", "page", "styles", "explainerStyles", "restStyles", "listStyles", "laterStyles"] as const
    ).map((name) => [name, brotli(files.find(({ path }) => path === paths[name])!.content)]),
  ]);
  process.stdout.write(`brotli: ${JSON.stringify(sizes)}\n`);
  expect(sizes["card"]).toBeLessThanOrEqual(4000);
  // With the words of the offer to remember, which were in every page before, the order in which a page is laid out, and the switch for single keys.
  expect(sizes["page"]).toBeLessThanOrEqual(6250);
  // With most explainers it fits into the first packets of a connection.
  expect(sizes["explainerStyles"]).toBeLessThanOrEqual(3700);
  expect(sizes["early"]).toBeLessThanOrEqual(600);
});

function brotli(content: string | Uint8Array): number {
  return brotliCompressSync(content).length;
}
