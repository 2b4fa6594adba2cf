import type { Problem } from "../../model/problem.ts";
import type { SheetEntry } from "./entries.ts";
import { textOf, textsOf, type ListFile, type WrittenObject } from "./list-file.ts";
import { foldName } from "./known-names.ts";

/** A key of an entry on which the sheet and the glossary differ. */
export interface Difference {
  readonly key: string;
  /** Undefined where the entry does not have the key. */
  readonly old: unknown;
  /** What the entry would have: the sheet's text, or a list of everything in either. */
  readonly new: unknown;
}

export interface ChangedEntry {
  readonly id: string;
  /** Its place in the glossary. */
  readonly index: number;
  readonly differences: readonly Difference[];
}

/** What a sheet brings to a glossary. */
export interface Merge {
  readonly added: readonly WrittenObject[];
  readonly same: readonly string[];
  readonly changed: readonly ChangedEntry[];
  readonly problems: readonly Problem[];
}

/** Compares what a sheet says with what the glossary has. An empty cell says nothing, so it takes nothing away. */
export function mergeEntries(file: string, entries: readonly SheetEntry[], glossary: ListFile): Merge {
  const indexById = new Map(glossary.entries.map((entry, index) => [textOf(entry, "id"), index]));
  const added: WrittenObject[] = [];
  const same: string[] = [];
  const changed: ChangedEntry[] = [];
  for (const { id, given } of entries) {
    const index = indexById.get(id);
    if (index === undefined) {
      added.push(given);
      continue;
    }
    const differences = differencesOf(glossary.entries[index]!, given);
    if (differences.length > 0) changed.push({ id, index, differences });
    else same.push(id);
  }
  return { added, same, changed, problems: nameProblems(file, entries, glossary) };
}

function differencesOf(present: WrittenObject, given: WrittenObject): Difference[] {
  return Object.entries(given).flatMap(([key, value]): Difference[] => {
    const old = present[key];
    if (Array.isArray(value)) {
      const before = textsOf(present, key);
      const more = (value as readonly string[]).filter((one) => !before.includes(one));
      return more.length > 0 ? [{ key, old, new: [...before, ...more] }] : [];
    }
    return value === (old ?? (typeof value === "boolean" ? false : undefined))
      ? []
      : [{ key, old, new: value }];
  });
}

/** Names that the build would refuse since they stand for two terms, at their place in the sheet. */
function nameProblems(file: string, entries: readonly SheetEntry[], glossary: ListFile): Problem[] {
  const owners = new Map<string, { readonly id: string; readonly where: string }>();
  for (const [index, entry] of glossary.entries.entries()) {
    const where = `${glossary.path}, line ${glossary.lineOf([index])}`;
    for (const name of namesOf(entry))
      owners.set(name.toLowerCase(), { id: textOf(entry, "id") ?? "", where });
  }
  const problems: Problem[] = [];
  for (const { id, given, givesId, cellOf } of entries) {
    for (const key of ["term", "aliases"]) {
      const { line, column } = cellOf(key);
      for (const name of textsOf(given, key)) {
        const owner = owners.get(name.toLowerCase());
        if (!owner) owners.set(name.toLowerCase(), { id, where: `line ${line}` });
        else if (owner.id !== id) {
          const message = `"${name}" is a name of "${owner.id}" already (${owner.where}). If it is the same term, write ${owner.id} into a column "id"; if not, take the name out.`;
          problems.push({ file, line, column, rule: "term-unique", severity: "error", message });
        }
      }
    }
    const present = glossary.entries.find((entry) => textOf(entry, "id") === id);
    const [name, before] = [textOf(given, "term"), present && textOf(present, "term")];
    if (givesId || name === undefined || before === undefined) continue;
    if (foldName(name) === foldName(before)) continue;
    const { line, column } = cellOf("term");
    const message = `The id made of "${name}" is "${id}", which is that of "${before}". Add a column "id" that tells them apart.`;
    problems.push({ file, line, column, rule: "id-unique", severity: "error", message });
  }
  return problems;
}

function namesOf(entry: WrittenObject): readonly string[] {
  return [...textsOf(entry, "term"), ...textsOf(entry, "aliases")];
}
