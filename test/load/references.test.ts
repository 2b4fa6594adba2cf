import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { parseFrontMatter } from "../../src/load/front-matter.ts";
import { loadPublication } from "../../src/load/load-publication.ts";
import { references } from "../../src/load/references.ts";
import { dataFiles } from "../../src/model/data-files.ts";

const whole = join(import.meta.dirname, "../fixtures/publications/every-key");
const scratch = mkdtempSync(join(tmpdir(), "glossator-references-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The file of the publication in which a collection stands. */
function fileOf(from: (typeof references)[number]["from"]): string {
  if (from === "site") return "_data/site.json";
  if (from === "explainers") return "content/explainers/how-to-cross.md";
  return `_data/${dataFiles.find(({ collection }) => collection === from)!.name}`;
}

describe("an id that leads nowhere is reported where it is written:", () => {
  test.each(
    references.map(({ from, path, to }) => ({ name: `${from}.${path.join(".")} → ${to}`, from, path, to })),
  )("$name", ({ from, path, to, name }) => {
    const root = join(scratch, name.replaceAll(/\W+/g, "-"));
    cpSync(whole, root, { recursive: true });
    const file = join(root, fileOf(from));
    misdirect(file, from === "site" || from === "explainers" ? path : ["*", ...path]);

    const { problems } = loadPublication({ root });
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem!.rule).toBe(`${to.replace(/s$/, "")}-exists`);
    expect(problem!.message).toContain('"no-such-id"');
    const line = readFileSync(file, "utf8").split("\n")[problem!.line - 1]!;
    expect(line.slice(problem!.column - 1)).toMatch(/^"?no-such-id/);
  });
});

/** Writes an id that is none at the first place that a path leads to. */
function misdirect(file: string, path: readonly string[]): void {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".json")) {
    const data: unknown = JSON.parse(text);
    replaceFirst(data, path);
    writeFileSync(file, JSON.stringify(data, undefined, 2));
    return;
  }
  const { value, body } = parseFrontMatter(text, file);
  const data = structuredClone(value);
  replaceFirst(data, path);
  writeFileSync(file, `---\n${stringify(data)}---\n${body}`);
}

function replaceFirst(value: unknown, path: readonly string[]): void {
  if (!replaceAt(value, path)) throw new Error(`The fixture has no value at ${path.join(".")}.`);
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined || typeof value !== "object" || value === null) return false;
  const holder = value as Record<string, unknown>;
  for (const own of key === "*" ? Object.keys(holder) : [key]) {
    if (!Object.hasOwn(holder, own)) continue;
    if (rest.length > 0) {
      if (replaceAt(holder[own], rest)) return true;
      continue;
    }
    holder[own] = "no-such-id";
    return true;
  }
  return false;
}
