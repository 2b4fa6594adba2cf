import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createLinker } from "../../src/glossary/linker.ts";
import type { LinkingPolicy } from "../../src/glossary/linking-policy.ts";
import type { Passage } from "../../src/glossary/passage.ts";
import { readGlossary } from "./corpus.ts";
import { paragraph, withMarks } from "./linking.ts";

const folder = new URL("../fixtures/glossary/", import.meta.url);
const policy: LinkingPolicy = { scope: "section", budget: 8, off: new Set(), slug: "page" };
const languages = new Map([
  ["french", "fr"],
  ["german", "de"],
]);

describe("the linker", () => {
  it.each(readdirSync(folder))("%s", (behaviour) => {
    const actual = linkFixture(behaviour);
    const expectation = new URL(`${behaviour}/expected.txt`, folder);
    if (!existsSync(expectation) && !process.env["CI"]) writeFileSync(expectation, actual);
    expect(actual).toBe(readFileSync(expectation, "utf8"));
  });
});

function linkFixture(behaviour: string): string {
  const glossary = readGlossary(new URL(`${behaviour}/glossary.json`, folder));
  const blocks = readFileSync(new URL(`${behaviour}/input.txt`, folder), "utf8")
    .trimEnd()
    .split("\n\n");
  const language = [...languages].find(([word]) => behaviour.includes(word))?.[1] ?? "en-GB";
  const passages = passagesFrom(blocks);
  const findings = createLinker(glossary, language).link(passages, policy);
  return `${passages.map(({ text }, n) => withMarks(text, findings, n)).join("\n\n")}\n`;
}

/** A block that starts with "#" is a heading: it opens a section, and nothing in it is marked. */
function passagesFrom(blocks: readonly string[]): readonly Passage[] {
  let section = "";
  return blocks.map((text) => {
    const markable = !text.startsWith("#");
    if (!markable) section = text;
    return paragraph(text, { section, markable });
  });
}
