import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { parseArguments } from "../../src/cli/arguments.ts";
import { dataFiles } from "../../src/model/data-files.ts";
import { frontMatterSchema } from "../../src/model/explainer.ts";
import { siteSchema } from "../../src/model/site.ts";
import { explainer, glossator, projectRoot, read, writePublication, type Run } from "../publication.ts";
import { attributesIn, examplesIn, inlineDataIn, inlineExamplesIn, type Example } from "./examples.ts";

/*
 * Every example of docs/writing.md is built as a reader would copy it. What stands behind the language of a block says where
 * it goes: `markdown content/x.md` is that file, `json _data/x.json` an entry (or keys, with `#id` of that entry, alone of the
 * object) of it, `csv x.csv` a file beside. A `faulty` one is built apart, and the `text` block after it is what is printed.
 */
const doc = "docs/writing.md";
const examples = examplesIn(doc);
const ofLanguage = (language: string) => examples.filter((example) => example.language === language);
const isFaulty = ({ words }: Example) => words.includes("faulty");

/** The publication that has the ids which the examples use and do not define. */
const fixture = join(projectRoot, "test/fixtures/docs/writing");
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "glossator-writing-"));
  cpSync(fixture, root, { recursive: true });
  for (const example of ofLanguage("json")) addJson(example);
  for (const [index, example] of ofLanguage("markdown").entries())
    if (!isFaulty(example)) addMarkdown(example, index);
  addInline();
});

function addJson({ words: [target = ""], text, place }: Example): void {
  const [file = "", id] = target.split("#");
  expect(file, `${place} says where it goes`).toMatch(/^_data\/[a-z]+\.json$/);
  const present: unknown = existsSync(join(root, file)) ? JSON.parse(read(root, file)) : [];
  const isWhole = /^\s*[[{]/.test(text);
  const given = JSON.parse(isWhole ? text : `{${text}}`) as object;
  if (!Array.isArray(present)) Object.assign(present as object, given);
  else if (id === undefined) present.push(...[given].flat());
  else
    Object.assign(
      (present as Array<{ id: string }>).find((entry) => entry.id === id)!,
      given,
    );
  writeFileSync(join(root, file), JSON.stringify(present));
}

function addMarkdown({ words: [path], text }: Example, index: number): void {
  const isWhole = text.startsWith("---\n");
  writePublication(
    {
      [path ?? `content/explainers/example-${index}.md`]: isWhole
        ? text
        : explainer(`Example ${index}`, `## Example\n\n${text}`),
    },
    root,
  );
}

/** Blocks stand on lines of their own and boxes are closed; the rest stands in a sentence. "…" is any text. */
function addInline(): void {
  const inline = [
    ...inlineExamplesIn(doc),
    ...attributesIn(doc).map((attributes) => `:fig[safe-envelope]${attributes}`),
  ];
  const body = inline
    .filter((code) => !/^:{1,3}[a-z]+$/.test(code))
    .map((code) =>
      code.startsWith(":::") ? `${code}\n\nText.\n\n:::` : code.startsWith("::") ? code : `See ${code} here.`,
    );
  writePublication(
    {
      "content/explainers/inline.md": explainer("Inline", `## What the rule says\n\n${body.join("\n\n")}\n`),
    },
    root,
  );
}

test("the examples of every language are known", () => {
  const known = ["markdown", "json", "sh", "csv", "text"];
  expect(examples.filter(({ language }) => !known.includes(language)).map(({ place }) => place)).toEqual([]);
  for (const language of known) expect(ofLanguage(language).length, language).toBeGreaterThan(0);
  expect(inlineExamplesIn(doc).length).toBeGreaterThan(20);
});

test("every example of Markdown and JSON builds, those in the running text too, and does what it says", async () => {
  const { code, stderr } = await glossator(["build", "--core", "--root", root]);
  expect(stderr).not.toMatch(/\d errors?/);
  expect(code).toBe(0);
  const page = (name: string) => read(root, `_site/explainers/${name}.html`);
  expect(page("inline")).toContain('data-figure="safe-envelope"');
  expect(page("inline")).toContain("third-country-rules.html#s-what-the-rule-says");
  expect(page("inline").match(/<figure[^>]*chart/g)?.length).toBeGreaterThanOrEqual(3);
  expect(page("who-pays")).toContain("Who pays for what Safe buys?");
  expect(page("juries")).toContain("The verdict");
});

test("every key and value in the running text is one that a file takes", () => {
  const schemas = [siteSchema, frontMatterSchema, ...dataFiles.map(({ schema }) => schema)].flatMap(
    (schema) => [...objectsIn(schema)],
  );
  /** Whether some object has the key and takes the value; of a value without a key, whether some key takes it. */
  const isTaken = (key: string | undefined, value: unknown) =>
    schemas.some(({ shape }) =>
      Object.entries(shape).some(([name, inner]) => (key ?? name) === name && inner.safeParse(value).success),
    );
  const inline = inlineDataIn(doc);
  expect(inline.length).toBeGreaterThan(3);
  for (const code of inline) {
    // YAML is JSON with fewer quotes.
    const data = parseYaml(code.startsWith("{") ? code : `{ ${code} }`) as Readonly<Record<string, unknown>>;
    const [key, value] = Object.entries(data)[0]!;
    expect(code.startsWith("{") ? isTaken(undefined, data) : isTaken(key, value), code).toBe(true);
  }
});

/** A schema's objects: itself, and those within its keys. */
function* objectsIn(schema: unknown): Generator<z.ZodObject> {
  if (schema instanceof z.ZodObject) {
    yield schema;
    for (const inner of Object.values(schema.shape)) yield* objectsIn(inner);
  } else if (schema instanceof z.ZodArray) yield* objectsIn(schema.element);
  else if (schema instanceof z.ZodPipe) yield* objectsIn(schema.in);
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* objectsIn(option);
  else if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    yield* objectsIn(schema.unwrap());
}

describe("every command is one, with the options that it has:", () => {
  const lines = ofLanguage("sh").flatMap(({ text, place }) =>
    text
      .split("\n")
      .map((line) => line.replace(/\s+#.*$/, "").trim())
      .filter(Boolean)
      .map((line) => ({ line, place })),
  );
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };

  test.each(lines)("$line ($place)", ({ line }) => {
    const [, script = "", rest = ""] = /^npm (?:run )?([a-z]+)(?: -- (.*))?$/.exec(line) ?? [];
    const command = /^node bin\/glossator\.js ([a-z]+)$/.exec(scripts[script] ?? "")?.[1];
    expect(command, `"${line}" is a script that runs a command`).toBeDefined();
    parseArguments(command!, wordsOf(rest));
  });

  test("and what scaffolds and imports does so", async () => {
    const copy = mkdtempSync(join(tmpdir(), "glossator-writing-"));
    cpSync(fixture, copy, { recursive: true });
    for (const example of ofLanguage("csv")) writePublication({ [example.words[0]!]: example.text }, copy);
    for (const { line } of lines) {
      const [, command = "", rest = ""] = /^npm run (new|import) -- (.*)$/.exec(line) ?? [];
      if (command === "") continue;
      const words = wordsOf(rest).map((word) => (word.endsWith(".csv") ? join(copy, word) : word));
      // The document's own entries are not there: the sheet names one of them.
      if (command === "import") addMissing(copy);
      const run = await glossator([command, ...words, "--root", copy]);
      expect(run.code, `${line}\n${run.stderr}`).toBe(0);
      if (command === "import" && !line.includes("--dry-run")) expectPrinted(run, "import");
    }
  });
});

function addMissing(folder: string): void {
  const glossary = JSON.parse(read(folder, "_data/glossary.json")) as Array<{ readonly id: string }>;
  if (glossary.some(({ id }) => id === "member-state")) return;
  glossary.push(
    ...ofLanguage("json")
      .filter(({ words }) => words[0] === "_data/glossary.json")
      .map(({ text }) => JSON.parse(text) as { readonly id: string }),
  );
  writePublication({ "_data/glossary.json": glossary }, folder);
}

test("the report that is shown for a faulty text is the one that is printed", async () => {
  const faulty = ofLanguage("markdown").filter(isFaulty);
  expect(faulty).toHaveLength(1);
  for (const example of faulty) {
    const folder = mkdtempSync(join(tmpdir(), "glossator-writing-"));
    cpSync(fixture, folder, { recursive: true });
    writePublication({ [example.words[0]!]: example.text }, folder);
    for (const command of [["build", "--core"], ["check"]]) {
      const run = await glossator([...command, "--root", folder]);
      expect(run.code).toBe(1);
      expectPrinted(run, "report");
    }
  }
});

/** Lines that the document shows are lines that were printed; a file's own path may stand before what is shown. */
function expectPrinted({ stdout, stderr }: Run, kind: "import" | "report"): void {
  const shown = ofLanguage("text").filter(({ text }) => text.includes("errors") === (kind === "report"));
  expect(shown).toHaveLength(1);
  for (const line of shown[0]!.text.split("\n").filter(Boolean)) expect(stderr + stdout).toContain(line);
}

/** As a shell splits them. */
function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? "");
}
