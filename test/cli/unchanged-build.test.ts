import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { UnchangedBuild } from "../../src/cli/unchanged-build.ts";
import { checksums } from "../../src/exports/checksums.ts";
import { publicationHash } from "../../src/cli/publication-hash.ts";
import {
  explainer,
  filesIn,
  glossator,
  minimal,
  read,
  writePublication,
  type Files,
} from "../publication.ts";

const nothingChanged = /Nothing has changed/;

describe("a build where nothing has changed", () => {
  test("is there at once, with the bytes of a build without a cache", async () => {
    const place = placeFor(minimal);
    expect((await place.build()).stderr).not.toMatch(nothingChanged);
    const cold = contentOf(place.site);
    const warm = await place.build();
    expect(warm).toMatchObject({ code: 0, stderr: expect.stringMatching(nothingChanged) as string });
    expect(contentOf(place.site)).toEqual(cold);
    const anew = await place.build("--no-cache");
    expect(anew).toMatchObject({ code: 0, stderr: expect.not.stringMatching(nothingChanged) as string });
    expect(contentOf(place.site)).toEqual(cold);
  });

  test("is none when a text and a definition were edited, and shows both", async () => {
    const place = placeFor(minimal);
    await place.build();
    place.write({
      "content/explainers/juries.md": explainer("What does a jury do?", "A jury weighs it.\n"),
      "_data/glossary.json": [{ id: "jury", term: "jury", short: "Twelve people." }],
    });
    await place.build();
    expect(read(place.site, "explainers/juries.html")).toMatch(/weighs it[^]*Twelve people\./);
    expect(read(place.site, "glossary/jury.html")).toContain("Twelve people.");
    const edited = contentOf(place.site);
    await place.build("--no-cache");
    expect(contentOf(place.site)).toEqual(edited);
  });
});

describe("the site as its own cache", () => {
  const summary = { pages: 1, bytes: 5, warnings: "2 warnings", lines: ["1 explainer"] };

  /** A site that was written and remembered. */
  async function written() {
    const place = placeFor(minimal);
    vi.stubEnv("GLOSSATOR_CACHE", place.cache);
    const files = [
      { path: "index.html", content: "right" },
      { path: "glossary/jury.html", content: "right" },
    ];
    const all = Object.fromEntries(
      [...files, checksums(files)].map(({ path, content }) => [path, String(content)]),
    );
    writePublication(all, place.site);
    const build = () => new UnchangedBuild({ root: place.root, target: place.site, core: true });
    await build().keep(summary);
    return { ...place, find: () => build().find() };
  }

  afterEach(() => vi.unstubAllEnvs());

  test("stays while it is as it was written", async () => {
    expect(await (await written()).find()).toEqual(summary);
  });

  test.each<[string, (place: { site: string; cache: string; root: string }) => void]>([
    ["a page was changed", ({ site }) => writeFileSync(join(site, "index.html"), "wrong")],
    ["a page went", ({ site }) => rmSync(join(site, "glossary/jury.html"))],
    ["a file was put there", ({ site }) => writeFileSync(join(site, "left-over.html"), "")],
    [
      "its sums fit what was changed",
      ({ site }) => {
        const changed = [
          { path: "index.html", content: "wrong" },
          { path: "glossary/jury.html", content: "right" },
        ];
        for (const { path, content } of [...changed, checksums(changed)])
          writeFileSync(join(site, path), content);
      },
    ],
    ["it went", ({ site }) => rmSync(site, { recursive: true })],
    [
      "the record was changed",
      ({ cache }) => {
        const record = join(cache, "builds", readdirSync(join(cache, "builds"))[0]!);
        writeFileSync(record, readFileSync(record, "latin1").replace('"pages":1', '"pages":9'), "latin1");
      },
    ],
    ["the record went", ({ cache }) => rmSync(cache, { recursive: true })],
    [
      "a text was edited",
      ({ root }) => writeFileSync(join(root, "content/explainers/juries.md"), explainer("What?", "Else.")),
    ],
    ["the day is another", () => vi.stubEnv("SOURCE_DATE_EPOCH", "1")],
  ])("is made again when %s", async (_, change) => {
    const place = await written();
    change(place);
    expect(await place.find()).toBeUndefined();
  });

  test("is not remembered when something was edited while it was made", async () => {
    const place = placeFor(minimal);
    vi.stubEnv("GLOSSATOR_CACHE", place.cache);
    const build = new UnchangedBuild({ root: place.root, target: place.site, core: true });
    writePublication({ SHA256SUMS: "" }, place.site);
    place.write({ "content/explainers/juries.md": explainer("What?", "Else.") });
    await build.keep(summary);
    expect(readdirSync(place.cache)).toEqual([]);
  });
});

describe("what a build depends on", () => {
  const before = () => writePublication({ ...minimal, "package.json": { name: "courts" } });
  const hash = (root: string, told = {}) => publicationHash(root, told);

  test("is the same while nothing changes", () => {
    const root = before();
    expect(hash(root)).toBe(hash(root));
    expect(hash(root)).toBeDefined();
  });

  test.each<[string, Files]>([
    ["a text", { "content/explainers/juries.md": explainer("What does a jury do?", "It decides.") }],
    ["one more text", { "content/explainers/judges.md": explainer("What does a judge do?", "It decides.") }],
    ["a page beside the explainers", { "content/about.md": "# About\n" }],
    ["a picture", { "content/explainers/court.svg": "<svg/>" }],
    ["a definition", { "_data/glossary.json": [{ id: "jury", term: "jury", short: "Twelve people." }] }],
    ["the site", { "_data/site.json": { title: "Court", description: "How.", language: "en-GB" } }],
    ["a file of data", { "_data/sources.json": [] }],
    ["a folder's data", { "content/explainers/explainers.json": { topic: "Courts" } }],
    ["what Eleventy leaves out", { ".eleventyignore": "content/about.md" }],
    ["the package", { "package.json": { name: "court" } }],
  ])("%s", (_, files) => {
    const root = before();
    const known = hash(root);
    writePublication(files, root);
    expect(hash(root)).not.toBe(known);
    expect(hash(root)).toBeDefined();
  });

  test.each([
    ["SOURCE_DATE_EPOCH", "1795305601"],
    ["TZ", "Asia/Tokyo"],
    ["LANG", "ja_JP.UTF-8"],
  ])("the environment's %s", (name, value) => {
    const root = before();
    const [known, kept] = [hash(root), process.env[name]];
    process.env[name] = value;
    try {
      expect(hash(root)).not.toBe(known);
    } finally {
      if (kept === undefined) delete process.env[name];
      else process.env[name] = kept;
    }
  });

  test("what was asked for", () => {
    const root = before();
    expect(hash(root, { core: true })).not.toBe(hash(root, { core: false }));
  });

  test.each<[string, Files]>([
    ["a configuration", { "eleventy.config.js": "export default () => {};" }],
    ["data from a script", { "_data/now.js": "export default () => Date.now();" }],
    ["a template", { "content/now.njk": '{{ "now" | date }}' }],
    ["a text with a template engine", { "content/about.md": "---\ntemplateEngineOverride: njk\n---\n" }],
    ["front matter in a script", { "content/about.md": "---js\n{ title: String(Date.now()) }\n---\n" }],
    ["a value to be worked out", { "_data/eleventyComputed.json": { title: "{{ page.date }}" } }],
  ])("nobody can tell of a publication with %s", (_, files) => {
    const root = writePublication(files, before());
    expect(hash(root)).toBeUndefined();
  });
});

/** A publication with a site and a cache of its own. */
function placeFor(files: Files) {
  const root = writePublication(files);
  const cache = mkdtempSync(join(tmpdir(), "cache-"));
  return {
    root,
    site: join(root, "_site"),
    cache,
    write: (more: Files) => void writePublication(more, root),
    build: (...words: string[]) =>
      glossator(["build", "--core", "--root", root, ...words], { GLOSSATOR_CACHE: cache }),
  };
}

function contentOf(folder: string): ReadonlyMap<string, string> {
  return new Map(filesIn(folder).map((path) => [path, readFileSync(join(folder, path)).toString("base64")]));
}
