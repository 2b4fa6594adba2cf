import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeSchemas } from "../../src/cli/write-schemas.ts";
import { dataFiles } from "../../src/model/data-files.ts";

const root = join(import.meta.dirname, "../..");
const kept = join(root, "docs/schemas");
const fresh = mkdtempSync(join(tmpdir(), "glossator-schemas-"));
afterAll(() => rmSync(fresh, { recursive: true }));
writeSchemas(fresh);

describe("the JSON Schemas that editors read say what the build checks:", () => {
  test("docs/schemas holds those files and no others", () => {
    expect(readdirSync(kept).sort()).toEqual(readdirSync(fresh).sort());
  });

  test.each(readdirSync(fresh))("docs/schemas/%s is as `npm run schemas` writes it", (name) => {
    expect(readFileSync(join(kept, name), "utf8")).toBe(readFileSync(join(fresh, name), "utf8"));
  });

  test("every key that an author may write explains itself or its value", () => {
    const glossary = JSON.parse(readFileSync(join(fresh, "glossary.schema.json"), "utf8")) as {
      items: { properties: Record<string, { description?: string }>; required: string[] };
    };
    expect(glossary.items.properties["short"]?.description).toBe("One line, at most 200 characters.");
    expect(glossary.items.required).toEqual(["id", "term", "short"]);
  });
});

test("the editor's settings name a schema for every data file", () => {
  const settings = JSON.parse(readFileSync(join(root, ".vscode/settings.json"), "utf8")) as {
    "json.schemas": Array<{ fileMatch: string[]; url: string }>;
  };
  const byFile = new Map(
    settings["json.schemas"].flatMap(({ fileMatch, url }) => fileMatch.map((file) => [file, url])),
  );
  for (const name of ["site.json", ...dataFiles.map((file) => file.name)]) {
    const url = byFile.get(`_data/${name}`);
    expect(url).toBe(`./docs/schemas/${name.replace(".json", ".schema.json")}`);
    expect(readdirSync(kept)).toContain(url?.split("/").at(-1));
  }
});
