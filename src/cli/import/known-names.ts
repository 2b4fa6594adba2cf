import { textOf, textsOf, type WrittenObject } from "./list-file.ts";

/** Finds entries by what people call them: a sheet says "Third country" where the data say "third-country". */
export interface KnownNames {
  readonly idOf: (name: string) => string | undefined;
  /** Everything that finds something, for "did you mean". */
  readonly names: readonly string[];
}

/** Earlier lists win: an id over a name, a name over an alias. */
export function knownNames(
  ...named: ReadonlyArray<ReadonlyArray<readonly [name: string, id: string]>>
): KnownNames {
  const idByName = new Map<string, string>();
  for (const [name, id] of named.flat()) {
    const key = foldName(name);
    if (key !== "" && !idByName.has(key)) idByName.set(key, id);
  }
  return { idOf: (name) => idByName.get(foldName(name)), names: named.flat().map(([name]) => name) };
}

/** Ids, then names, then other names of entries. */
export function namesIn(
  entries: readonly WrittenObject[],
  nameKeys: readonly string[],
): Array<Array<readonly [string, string]>> {
  return ["id", ...nameKeys].map((key) =>
    entries.flatMap((entry) => {
      const id = textOf(entry, "id");
      return id === undefined ? [] : textsOf(entry, key).map((name) => [name, id] as const);
    }),
  );
}

/** Capitals, accents, hyphens, dots and apostrophes do not make another name; plus and number signs do: C, C++, C#. */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[-‐–\s'’.,()/_]/g, "");
}
