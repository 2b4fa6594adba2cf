import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, glossator, writePublication } from "../publication.ts";
import { asPlainMarkdown, makeCorpus, textsOf } from "./corpus.ts";

describe("the publication that the benchmark makes up", () => {
  const corpus = makeCorpus({ pages: 12, terms: 30 });
  const texts = textsOf(corpus).map(([, text]) => text);

  test("is the same on every machine, and another with another seed", () => {
    expect(makeCorpus({ pages: 12, terms: 30 })).toEqual(corpus);
    expect(makeCorpus({ pages: 12, terms: 30, seed: 2 })).not.toEqual(corpus);
  });

  test("has explainers of about 900 words", () => {
    const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / texts.length;
    expect(words).toBeGreaterThan(850);
    expect(words).toBeLessThan(1050);
  });

  test("has the same prose for a site without directives", () => {
    const plain = texts.map(asPlainMarkdown).join("\n");
    expect(plain).not.toMatch(/:cite|:fig|::chart|\.md\)/);
    expect(plain.length).toBeGreaterThan(texts.join("\n").length * 0.9);
  });

  test("builds without a fault, with marks, numbers, charts, citations and links on its pages", async () => {
    const root = writePublication(corpus);
    const cache = mkdtempSync(join(tmpdir(), "cache-"));
    const { code, stderr } = await glossator(["build", "--core", "--root", root], { GLOSSATOR_CACHE: cache });
    expect(stderr).not.toMatch(/error/);
    expect(code).toBe(0);
    const pages = filesIn(join(root, "_site/explainers"))
      .filter((path) => path.startsWith("question-"))
      .map((path) => readFileSync(join(root, "_site/explainers", path), "utf8"));
    for (const part of ['class="term"', 'class="cite"', "data-figure=", "<figure", 'href="question-'])
      expect(pages.filter((page) => page.includes(part)).length, part).toBeGreaterThan(4);
  });
});
