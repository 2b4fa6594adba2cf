import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../publication.ts";

/** Where a value stands in a file of data: `["aliases", 0]`. */
export type ValuePath = ReadonlyArray<string | number>;

/** Every text in a value, with its place, in the order in which JSON writes them. */
export function textsIn(value: unknown, path: ValuePath = []): Array<{ path: ValuePath; text: string }> {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

/** The same value with another text at a place. */
export function withText(value: unknown, [key, ...rest]: ValuePath, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? withText(item, rest, text) : item));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: withText(object[key], rest, text) };
}

/** A path without the numbers of entries: `aliases[]`. */
export function fieldName(path: ValuePath): string {
  return path
    .map((part) => (typeof part === "number" ? "[]" : `.${part}`))
    .join("")
    .replace(/^\./, "");
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}

/** Every place for a text that the schemas know, by the name of its file: `glossary` → `[].aliases[]`. */
export function schemaFields(): ReadonlyMap<string, ReadonlySet<string>> {
  const folder = join(projectRoot, "docs/schemas");
  return new Map(
    readdirSync(folder).map((file) => {
      const schema = JSON.parse(readFileSync(join(folder, file), "utf8")) as Schema;
      return [file.replace(".schema.json", ""), new Set(fieldsOf(schema, ""))];
    }),
  );
}

function fieldsOf(schema: Schema, name: string): string[] {
  const below = [
    ...[schema.anyOf, schema.oneOf, schema.allOf]
      .flatMap((list) => list ?? [])
      .flatMap((one) => fieldsOf(one, name)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) =>
      fieldsOf(one, name === "" ? key : `${name}.${key}`),
    ),
    ...(schema.items ? fieldsOf(schema.items, `${name}[]`) : []),
  ];
  const isText =
    [schema.type].flat().includes("string") && schema.enum === undefined && schema.const === undefined;
  return isText ? [name, ...below] : below;
}
