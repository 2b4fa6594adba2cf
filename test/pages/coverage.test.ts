/**
 * docs/coverage.md says where each claim of the article is told. It is believed here only as far as the pages bear it out:
 * every claim of the fact base has its line, and the words of the line stand on the page that it names first.
 */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { contentOf, elementsIn, parsePage, remove, textOf } from "../../src/exports/downloads/page-tree.ts";
import { glossator, projectRoot, read } from "../publication.ts";
import claims from "./coverage/claims.json" with { type: "json" };

interface Row {
  readonly claim: string;
  readonly paragraph: number;
  /** Markdown files, from the folder of the table. */
  readonly pages: readonly string[];
  readonly words: string;
  readonly note: string;
}

const rows = readFileSync(join(projectRoot, "docs/coverage.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| [a-z0-9-]+ +\| \d/.test(line))
  .map((line): Row => {
    const [claim = "", paragraph, told = "", words = "", note = ""] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    const pages = [...told.matchAll(/\]\(([^)]+)\)/g)].map(([, file = ""]) => file);
    return { claim, paragraph: Number(paragraph), pages, words, note };
  });

/** Text of the written pages by their Markdown file, without the numbers of citations. */
let textOfPage: (file: string) => string;

beforeAll(async () => {
  const site = join(mkdtempSync(join(tmpdir(), "coverage-")), "_site");
  const { code, stderr } = await glossator(["build", "--root", projectRoot, "--out", site, "--core"]);
  expect(code, stderr).toBe(0);
  textOfPage = (file) => {
    const page = parsePage(read(site, file.replace(/^\.\.\/content\//, "").replace(/\.md$/, ".html")));
    for (const element of elementsIn(page)) if (element.name === "sup") remove(element);
    return textOf(contentOf(page)!);
  };
});

test("every claim of the article has its line, in the article's order, and no line is of another", () => {
  expect(rows.map(({ claim, paragraph }) => [claim, paragraph])).toEqual(
    claims.map(({ id, paragraph }) => [id, paragraph]),
  );
});

describe("each is told, in words that stand on the page", () => {
  test.each(rows.filter(({ pages }) => pages.length > 0))("$claim", ({ pages, words }) => {
    expect(words.split(" ").length).toBeGreaterThan(2);
    expect(textOfPage(pages[0]!)).toContain(words);
    for (const page of pages) expect(textOfPage(page)).not.toBe("");
  });
});

test("what is told nowhere has its reason", () => {
  expect(rows.filter(({ pages, note }) => pages.length === 0 && note === "")).toEqual([]);
});
