import { existsSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../../load/is-record.ts";
import { parseJsonWithPositions, type JsonPath } from "../../load/json-with-positions.ts";
import { readText } from "../../load/read-text.ts";
import type { Problem } from "../../model/problem.ts";

/** An entry of a list in `_data/`, as it is written. */
export type WrittenObject = Readonly<Record<string, unknown>>;

/** A list in `_data/`, as its author wrote it. */
export interface ListFile {
  /** Path from the publication's root. */
  readonly path: string;
  readonly text: string;
  readonly entries: readonly WrittenObject[];
  /** The line on which a value stands. */
  readonly lineOf: (path: JsonPath) => number;
}

/** Reads a list; one that is not there is empty. */
export function readList(
  root: string,
  path: string,
): { readonly list: ListFile } | { readonly problems: readonly Problem[] } {
  if (!existsSync(join(root, path))) return { list: { path, text: "[]\n", entries: [], lineOf: () => 1 } };
  const read = readText(join(root, path), path);
  if ("problem" in read) return { problems: [read.problem] };
  const { value, problems, addressOf } = parseJsonWithPositions(read.text, path);
  if (problems.length > 0) return { problems };
  if (!Array.isArray(value) || !value.every(isRecord)) {
    const message = "The file should be a list of entries, [{ … }, { … }].";
    return { problems: [{ file: path, line: 1, column: 1, rule: "value-type", severity: "error", message }] };
  }
  return {
    list: { path, text: read.text, entries: value, lineOf: (place) => addressOf(place).line },
  };
}

/** The text of a key, where it is text. */
export function textOf(entry: WrittenObject, key: string): string | undefined {
  const value = entry[key];
  return typeof value === "string" ? value : undefined;
}

/** The texts of a key that holds a list, or one. */
export function textsOf(entry: WrittenObject, key: string): readonly string[] {
  const value = entry[key];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
