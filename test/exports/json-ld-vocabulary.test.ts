import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SiteView } from "../../src/pages/site-view.ts";
import { projectRoot } from "../publication.ts";
import { builtPublication } from "./built-view.ts";
import { sampleView } from "./sample.ts";

/** What a page says for machines, as it stands in the page: JSON, with nothing left of our own types. */
type Emitted = Readonly<Record<string, unknown>>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "json-ld-"));
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The first of each shape: a hundred terms of the same keys are one question to a compiler, asked a hundred times. */
function firstOfEachShape<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [shapeOf(value), value] as const).toReversed()).values()];
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${firstOfEachShape(value).map(shapeOf).toSorted().join()}]`;
  if (typeof value !== "object" || value === null) return typeof value;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key === "@type" ? String(inner) : key}:${shapeOf(inner)}`)
    .toSorted()
    .join()}}`;
}

/** The same with arrays that hold no shape twice. */
function withoutRepetition(data: Emitted): Emitted {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (Array.isArray(value) ? firstOfEachShape(value) : value)),
  ) as Emitted;
}

function emittedBy(view: SiteView): Emitted[] {
  const paths = [
    ...view.explainers.map(({ explainer }) => explainer.path),
    ...view.publication.terms.map(({ id }) => `glossary/${id}.html`),
    "glossary/index.html",
    "figures.html",
    "timeline.html",
  ];
  return paths.flatMap((path) => view.structuredDataOf(path)).map((text) => JSON.parse(text) as Emitted);
}

/**
 * The vocabulary of schema.org as its authors' own types have it, asked about the emitted text: a property that a type does not
 * have, a value of a wrong type and a name that is no type are faults. Nothing is fetched.
 */
function faultsOf(emitted: readonly Emitted[]): string {
  const typeOf = (data: Emitted): string =>
    "@graph" in data ? "Graph" : `WithContext<${String(data["@type"])}>`;
  const types = new Set(emitted.map(typeOf).map((type) => type.replace(/WithContext<(.*)>/, "$1")));
  const lines = [
    `import type { WithContext, ${[...types].join(", ")} } from "schema-dts";`,
    ...emitted.map(
      (data, at) => `export const data${at}: ${typeOf(data)} = ${JSON.stringify(data, null, 1)};`,
    ),
  ];
  const file = join(folder, "emitted.ts");
  writeFileSync(file, lines.join("\n"));
  const compiler = join(projectRoot, "node_modules/typescript/bin/tsc");
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--ignoreConfig",
    "--types",
    "",
  ];
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, ...options, file], { encoding: "utf8" });
  return (stdout + stderr).trim();
}

describe("what the pages say for machines is in the vocabulary of schema.org", () => {
  it("in this publication, and in one with everything that can go wrong", async () => {
    const sample = emittedBy(await sampleView("https://example.org/law"));
    expect(new Set(sample.map((data) => data["@type"] ?? "@graph"))).toEqual(
      new Set(["Article", "DefinedTerm", "DefinedTermSet", "Dataset", "@graph"]),
    );
    const own = emittedBy((await builtPublication(projectRoot)).view);
    const set = own.find((data) => data["@type"] === "DefinedTermSet");
    expect(set?.["hasDefinedTerm"]).toHaveLength(
      own.filter((data) => data["@type"] === "DefinedTerm").length,
    );
    expect(faultsOf([...sample, ...firstOfEachShape(own.map(withoutRepetition))])).toBe("");
  }, 120_000);

  it("and what is not in it would be found", async () => {
    const [article] = emittedBy(await sampleView());
    const faults = faultsOf([
      { ...article, definition: "x" },
      { ...article, isAccessibleForFree: { a: 1 } },
    ]);
    expect(faults).toContain("'\"definition\"' does not exist");
    expect(faults).toContain("isAccessibleForFree");
  }, 120_000);
});

describe("the set of terms", () => {
  it("and the pages of its terms speak of the same things under the same ids", async () => {
    const view = await sampleView("https://example.org/law");
    const emitted = emittedBy(view);
    const set = emitted.find((data) => data["@type"] === "DefinedTermSet");
    const members = set?.["hasDefinedTerm"] as Emitted[];
    const pages = emitted.filter((data) => data["@type"] === "DefinedTerm");
    expect(pages.map((page) => page["@id"])).toEqual(members.map((member) => member["@id"]));
    for (const page of pages) expect(page["inDefinedTermSet"]).toMatchObject({ "@id": set?.["@id"] });
    for (const member of members) {
      for (const key of ["name", "description", "url", "termCode"]) expect(member[key]).toBeTypeOf("string");
    }
  });
});
