import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { DateTime } from "luxon";
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { readPage } from "../../../src/checks/output/written-page.ts";
import { archive } from "../../../src/exports/downloads/archive.ts";
import { buildDownloads } from "../../../src/exports/downloads/build-downloads.ts";
import { xmlId } from "../../../src/exports/downloads/epub/xml-id.ts";
import { folderName } from "../../../src/exports/downloads/site-archive.ts";
import type { SiteView } from "../../../src/pages/site-view.ts";
import { writePublication } from "../../publication.ts";
import { bytes, courts, epubFaults, least, takeAway, text, unpacked, type TakenAway } from "./take-away.ts";

let taken: TakenAway;
let published: Pick<TakenAway, "files">;

beforeAll(async () => {
  taken = await takeAway(writePublication(courts));
  const { publication } = taken.view;
  const site = { ...publication.site, url: "https://courts.example/guide/" };
  const view: SiteView = { ...taken.view, publication: { ...publication, site } };
  const made = await buildDownloads({ view, files: taken.written });
  published = { files: new Map(made.map((file) => [file.path, file])) };
});

describe("the archive of the site", () => {
  const site = (): ReadonlyMap<string, string> => unpacked(bytes(taken, "downloads/site.zip"));

  test("is one folder with every file of the site, and no other archives", () => {
    const folder = "Courts a “guide” & more/";
    const inSite = taken.written.map(({ path }) => path);
    const expected = [...inSite, "READ-ME.txt", "downloads.html"].filter(
      (path) => !/^(downloads\/|share\/|sw\.js$|offline\.js$|SHA256SUMS$)/.test(path),
    );
    expect([...site().keys()]).toEqual([...new Set(expected)].map((path) => folder + path).toSorted());
  });

  test("says in the publication's language how it is opened, and how old it is", () => {
    const readMe = site().get("Courts a “guide” & more/READ-ME.txt");
    expect(readMe).toContain("open index.html");
    expect(readMe).toContain("22 November 2026");
  });

  test("is the same, byte for byte, from the same files", async () => {
    const again = await buildDownloads({ view: taken.view, files: taken.written.toReversed() });
    for (const { path } of again)
      expect(
        Buffer.compare(
          bytes({ files: new Map(again.map((file) => [file.path, file])) }, path),
          bytes(taken, path),
        ),
        path,
      ).toBe(0);
  });

  test.each([
    ["Courts: a “guide” & more", "Courts a “guide” & more"],
    ["a/b\\c", "a b c"],
    ["..", "site"],
    ["CON", "site"],
    ["Ende.", "Ende"],
    ["日本語", "日本語"],
    ["", "site"],
  ])("the folder of %j is called %j", (title, name) => {
    expect(folderName(title)).toBe(name);
  });

  test("the same day gives the same bytes in every time zone, and before zips had years", () => {
    const before = process.env["TZ"];
    const made = ["UTC", "Pacific/Auckland", "America/Los_Angeles", "America/Sao_Paulo"].map((zone) => {
      process.env["TZ"] = zone;
      return ["2025-03-30T02:30:00Z", "1970-01-01T00:00:00Z"].map((moment) =>
        Buffer.from(archive([{ path: "a", content: "b" }], DateTime.fromISO(moment))).toString("hex"),
      );
    });
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
    expect(new Set(made.map((pair) => pair.join())).size).toBe(1);
  });
});

describe("an explainer as one file", () => {
  const path = "downloads/juries.html";

  test("fetches nothing, and leads nowhere but to itself and to other hosts", () => {
    const { links, ids } = readPage(path, text(taken, path));
    expect(links.filter(({ isFetched, url }) => isFetched && !url.startsWith("data:"))).toEqual([]);
    const inSite = links.map(({ url }) => url).filter((url) => !/^(https?|data):/.test(url));
    expect(inSite.filter((url) => !url.startsWith("#"))).toEqual([]);
    expect(inSite.filter((url) => !ids.has(decodeURIComponent(url.slice(1))))).toEqual([]);
    expect(text(taken, path)).not.toMatch(/url\((?!["']?data:)/);
  });

  test("leads to the published site where there is one", () => {
    const urls = readPage(path, text(published, path)).links.map(({ url }) => url);
    expect(urls).toContain("https://courts.example/guide/explainers/judges.html#s-the-law");
    expect(urls).toContain("https://courts.example/guide/glossary/jury.html");
    expect(urls.filter((url) => !/^(https?:|data:|#)/.test(url))).toEqual([]);
  });

  test("keeps the words of a link that leads nowhere, as of a note to its entry", () => {
    expect(text(taken, path)).toContain("<span>how judges decide</span>");
    expect(text(taken, path)).toContain("<span>jury</span></dt>");
    expect(text(published, path)).toContain(
      '<a href="https://courts.example/guide/glossary/jury.html">jury</a></dt>',
    );
  });

  test("has its definitions, numbers, people and sources with it", () => {
    const html = text(taken, path);
    for (const id of ["note-term-jury", "note-figure-jurors", "note-actor-judge", "note-source-1"])
      expect(html).toContain(`id="${id}"`);
    expect(html).toContain('href="#note-term-jury"');
    expect(html).toContain("data:image/svg+xml;base64,");
    expect(html).toContain("A handbook of &lt;courts&gt; &amp; judges");
  });

  test("allows to run and to load what is in it, each by its hash, and nothing else", () => {
    const html = text(taken, path);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const hashed = (tag: string): string[] =>
      [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, "g"))].map(
        ([, code]) => `'sha256-${createHash("sha256").update(code!).digest("base64")}'`,
      );
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hashed("script").join(" ")}`,
      `style-src ${hashed("style").join(" ")}`,
      "img-src data:",
      "font-src data:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script"));
  });

  test("is valid HTML", async () => {
    const validator = new HtmlValidate(
      new StaticConfigLoader({ root: true, extends: ["html-validate:recommended", "html-validate:a11y"] }),
    );
    for (const page of [path, "downloads/judges.html", "downloads.html"]) {
      const report = await validator.validateString(text(taken, page), page);
      expect(
        report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        ),
      ).toEqual([]);
    }
  });
});

describe("the book", () => {
  const book = (): ReadonlyMap<string, string> => unpacked(bytes(taken, "downloads/site.epub"));

  test("EPUBCheck finds nothing, with and without much to say", async () => {
    expect(epubFaults(bytes(taken, "downloads/site.epub"))).toEqual([]);
    const small = await takeAway(writePublication(least));
    expect(epubFaults(bytes(small, "downloads/site.epub"))).toEqual([]);
  });

  test("says what it is at the place where programs look", () => {
    const start = Buffer.from(bytes(taken, "downloads/site.epub").subarray(30, 58)).toString();
    expect(start).toBe("mimetypeapplication/epub+zip");
  });

  test("has the explainers, every definition, every figure and every source, and a page with its name", () => {
    const files = book();
    expect(files.get("EPUB/explainers/juries.xhtml")).toContain("decides what happened");
    expect(files.get("EPUB/glossary.xhtml")).toMatch(/epub:type="glossdef".*drawn by lot/s);
    expect(files.get("EPUB/figures.xhtml")).toContain("Jurors in a criminal trial");
    expect(files.get("EPUB/sources.xhtml")).toContain("A handbook of &lt;courts&gt; &amp; judges");
    expect(files.get("EPUB/title.xhtml")).toContain("Courts: a &#x201c;guide&#x201d; &amp; more");
    expect(files.get("EPUB/pages/about.xhtml")).toContain("With care.");
    expect(files.get("EPUB/images/explainers/bench.svg")).toContain("<rect");
  });

  test("a word leads to its definition, a number to its entry, a link to its chapter", () => {
    const chapter = book().get("EPUB/explainers/juries.xhtml") ?? "";
    expect(chapter).toContain('href="../glossary.xhtml#term-jury"');
    expect(chapter).toContain('href="../figures.xhtml#figure-jurors"');
    expect(chapter).toContain('href="../actors.xhtml#actor-judge"');
    expect(chapter).toContain('href="judges.xhtml#s-the-law"'.replace("judges", "../explainers/judges"));
    expect(chapter).toContain('href="../pages/about.xhtml"');
    expect(chapter).toContain('href="#note-source-1"');
  });

  test("carries the day on which it was built", () => {
    expect(book().get("EPUB/package.opf")).toContain(">2026-11-22T00:00:00Z<");
  });

  test.each([
    ["fnref1:1", "fnref1_x3a_1"],
    ["1a", "_1a"],
    ["a_x3a_", "a_x5f_x3a_"],
    ["é-ü", "é-ü"],
  ])("the id %j becomes %j, as XML has it", (id, name) => {
    expect(xmlId(id)).toBe(name);
  });
});

describe("the page of downloads", () => {
  test("lists what there is, each as large as it is", () => {
    const html = text(taken, "downloads.html");
    const listed = readPage("downloads.html", html)
      .links.map(({ url }) => url)
      .filter((url) => url.startsWith("downloads/"));
    expect(listed.toSorted()).toEqual(
      [...taken.files.keys()].filter((path) => path.startsWith("downloads/")).toSorted(),
    );
    const size = Math.round(bytes(taken, "downloads/site.epub").length / 1000);
    expect(html).toContain(`EPUB</a>&nbsp;${size}&nbsp;kB`);
  });

  test("in the archive it lists what is not there without a link, or with one to the published site", () => {
    const inArchive = (from: Pick<TakenAway, "files">): string =>
      unpacked(bytes(from, "downloads/site.zip")).get("Courts a “guide” & more/downloads.html") ?? "";
    const urls = (html: string): string[] => readPage("downloads.html", html).links.map(({ url }) => url);
    expect(urls(inArchive(taken)).filter((url) => url.includes("downloads/"))).toEqual([]);
    expect(urls(inArchive(published))).toContain("https://courts.example/guide/downloads/site.zip");
    expect(inArchive(taken)).toContain("a copy of the site, made on 22 November 2026");
  });
});
