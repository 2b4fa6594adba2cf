import { isUtf8 as isWellFormed } from "node:buffer";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { parseFrontMatter } from "../../src/load/front-matter.ts";
import { parseJsonWithPositions } from "../../src/load/json-with-positions.ts";
import { loadPublication } from "../../src/load/load-publication.ts";
import { decodeText } from "../../src/load/read-text.ts";
import type { Problem } from "../../src/model/problem.ts";

const root = mkdtempSync(join(tmpdir(), "glossator-anything-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "_data"));
mkdirSync(join(root, "content/explainers"), { recursive: true });

/** Pieces that parsers stumble over, in any order. */
const jsonish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."[]{},:\"'\\/ \n\r\t".split(""),
        "\r\n",
        "\u2028",
        "\uFEFF",
        '"id"',
        '"term"',
        '"__proto__"',
        "null",
        "true",
        "1e999",
        "-",
        "/*",
        "*/",
        "//",
        "\\u12",
        "\u0000",
        "“",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.json({ maxDepth: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

const yamlish = fc
  .array(
    fc.constantFrom(
      "title: ",
      "a",
      "\n",
      "\n  ",
      "\t",
      "- ",
      ": ",
      "? ",
      "&a ",
      "*a",
      "!!set ",
      "!!binary ",
      "<<: ",
      "| ",
      ">\n",
      "[",
      "]",
      "{",
      "}",
      '"',
      "'",
      "#",
      "---\n",
      "...\n",
      "%YAML 1.1\n",
      "2025",
      "2025-11-02",
      "~",
      "\r\n",
      "é",
      "\u0000",
      "__proto__: ",
      "terms:\n",
      "changes:\n",
      ",",
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

const anyText = fc.oneof(jsonish, yamlish, fc.string({ unit: "binary" }));

/** Whether an address is a place that an editor can put its cursor. */
function isInside({ line, column }: Pick<Problem, "line" | "column">, text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  const found = lines[line - 1];
  return (
    Number.isInteger(line) && line >= 1 && found !== undefined && column >= 1 && column <= found.length + 1
  );
}

function expectInside(problems: readonly Problem[], text: string): void {
  for (const problem of problems)
    expect(isInside(problem, text), `${JSON.stringify(problem)} in ${JSON.stringify(text)}`).toBe(true);
}

test("any text as JSON: nothing is thrown, and every problem has a place in the file", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { problems, addressOf } = parseJsonWithPositions(text, "_data/x.json");
      expectInside(problems, text);
      expect(isInside(addressOf([3, "a", 0]), text)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("what is JSON is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.json({ depthSize: "medium" }), (text) => {
      const { value, problems } = parseJsonWithPositions(text, "_data/x.json");
      expect(problems).toEqual([]);
      expect(value).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["brackets", "[".repeat(200_000)],
  ["objects", '{"a":'.repeat(100_000)],
  ["brackets behind a lone carriage return in a text", `"\r${"[".repeat(200_000)}"`],
  ["brackets between comments with a quote", `/* " */ ${"[".repeat(200_000)} "`],
  ["brackets closed by braces", "[},".repeat(100_000)],
  ["objects closed by brackets", "{],".repeat(100_000)],
])("nesting without end is a problem and no crash: %s", (_, text) => {
  const { problems } = parseJsonWithPositions(text, "_data/x.json");
  expect(problems.map(({ message }) => message)).toEqual(["Is nested more than 200 levels deep."]);
});

test("any text as front matter: nothing is thrown, and every problem has a place in the file", () => {
  const fenced = anyText.map((text) => `---\n${text}\n---\nbody\n`);
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fenced,
        fenced.map((text) => text.replace("---", "---json")),
      ),
      (text) => {
        const { problems, addressOf, addressOfKey, body, bodyLine } = parseFrontMatter(text, "content/x.md");
        expectInside(problems, text);
        expect(isInside(addressOf(["changes", 0, "date"]), text)).toBe(true);
        expect(isInside(addressOfKey(["title"]), text)).toBe(true);
        expect(text.endsWith(body)).toBe(true);
        expect(text.slice(0, text.length - body.length).split(/\r\n|\n|\r/)).toHaveLength(bodyLine);
      },
    ),
    { numRuns: 1500, examples: [["---\n[\r{}\n---\nbody\n"]] },
  );
});

function isUtf8(bytes: Uint8Array): boolean {
  const isShown = (byte: number): boolean => (byte >= 32 && byte !== 127) || [9, 10, 12, 13].includes(byte);
  return isWellFormed(Buffer.from(bytes)) && bytes.every(isShown);
}

test("any bytes: either text, or the place of the first byte that is none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const read = decodeText(bytes, "content/x.md");
      expectInside("problem" in read ? [read.problem] : [], new TextDecoder().decode(bytes));
      expect("text" in read).toBe(isUtf8(bytes));
    }),
    { numRuns: 2000 },
  );
});

test("any bytes in any file of a publication: nothing is thrown, and every problem has a place", () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    anyText.map((text) => new TextEncoder().encode(text)),
    yamlish.map((text) => new TextEncoder().encode(`---\n${text}\n---\n`)),
  );
  const names = [
    "_data/site.json",
    "_data/glossary.json",
    "_data/figures.json",
    "_data/guides.json",
    "content/explainers/a.md",
  ];
  fc.assert(
    fc.property(fc.tuple(...names.map(() => anyBytes)), (contents) => {
      for (const [index, name] of names.entries()) writeFileSync(join(root, name), contents[index]!);
      const { problems } = loadPublication({ root });
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        const text = new TextDecoder().decode(contents[names.indexOf(problem.file)]);
        expectInside([problem], text);
      }
    }),
    { numRuns: 150 },
  );
});

test("entries of any shape: nothing is thrown, and every problem has a place", () => {
  const key = fc.constantFrom(
    "id",
    "term",
    "short",
    "aliases",
    "match",
    "near",
    "sources",
    "amount",
    "min",
    "derived",
    "of",
    "unit",
    "asOf",
    "questions",
    "answers",
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("a", "b", "", "2025", "index", "__proto__"),
      fc.integer(),
      fc.constant(null),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(key, tie("any"), { maxKeys: 5 }),
    ),
  })).any;
  const names = ["_data/glossary.json", "_data/figures.json", "_data/guides.json"];
  writeFileSync(join(root, "_data/site.json"), '{ "title": "T", "description": "D", "language": "en" }');
  writeFileSync(
    join(root, "content/explainers/a.md"),
    "---\ntitle: A\nsummary: A\npublished: 2025\nupdated: 2025\n---\n",
  );
  fc.assert(
    fc.property(fc.tuple(...names.map(() => fc.array(value, { maxLength: 3 }))), (lists) => {
      const texts = lists.map((list) => JSON.stringify(list, undefined, 1));
      for (const [index, name] of names.entries()) writeFileSync(join(root, name), texts[index]!);
      for (const problem of loadPublication({ root }).problems) {
        const text = texts[names.indexOf(problem.file)];
        if (text !== undefined) expectInside([problem], text);
      }
    }),
    { numRuns: 150 },
  );
});
