import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dataFiles } from "../model/data-files.ts";
import { frontMatterSchema } from "../model/explainer.ts";
import { siteSchema } from "../model/site.ts";

/**
 * Writes the JSON Schemas by which an editor completes and underlines while somebody types, from the schemas that the
 * build itself checks with. Every byte follows from them: a test compares.
 */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of editorSchemas()) {
    writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
  }
}

type EditorSchema = z.core.JSONSchema.BaseSchema;

function editorSchemas(): ReadonlyMap<string, EditorSchema> {
  return new Map([
    ["site", editorSchema(siteSchema)],
    ["front-matter", editorSchema(frontMatterSchema)],
    ...dataFiles.map(({ name, schema }): [string, EditorSchema] => [
      name.replace(/\.json$/, ""),
      listSchema(schema),
    ]),
  ]);
}

function listSchema(entry: z.ZodType): EditorSchema {
  const { $schema, ...items } = editorSchema(entry);
  return { ...($schema === undefined ? {} : { $schema }), type: "array", items };
}

/** Draft 7 is the newest that the editors' JSON and YAML services know whole. */
function editorSchema(schema: z.ZodType): EditorSchema {
  return z.toJSONSchema(schema, { io: "input", target: "draft-7" });
}

if (import.meta.filename === process.argv[1]) writeSchemas(join(import.meta.dirname, "../../docs/schemas"));
