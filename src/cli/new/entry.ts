import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { parseJsonWithPositions } from "../../load/json-with-positions.ts";
import type { Scaffolded } from "../new.ts";
import { idFrom } from "./slug.ts";

interface Scaffold {
  readonly file: string;
  /** The entry, with a value for every key that must be there; `TODO` where only the author knows. */
  readonly entry: (id: string, name: string, today: string) => object;
}

/** What a new entry of each kind begins with. Empty texts are faults, so that none is published unfilled. */
export const scaffoldedEntries = {
  term: {
    file: "glossary.json",
    entry: (id, term) => ({ id, term, aliases: [], short: "", long: "", seeAlso: [], sources: [] }),
  },
  figure: {
    file: "figures.json",
    entry: (id, label, asOf) => ({
      id,
      label,
      amount: 0,
      unit: "EUR",
      asOf,
      status: "official",
      sources: [],
    }),
  },
  source: {
    file: "sources.json",
    entry: (id, title, accessed) => ({
      id,
      title,
      publisher: "",
      date: accessed,
      url: "https://",
      accessed,
      kind: "news",
    }),
  },
  event: {
    file: "events.json",
    entry: (id, title, date) => ({ id, date, title, text: "", status: "happened", actors: [], sources: [] }),
  },
  actor: {
    file: "actors.json",
    entry: (id, name, asOf) => ({ id, kind: "person", name, role: "", asOf, sources: [] }),
  },
} as const satisfies Record<string, Scaffold>;

/** Adds an entry at the end of its file, and leaves every other byte as it was. */
export function appendEntry(
  root: string,
  kind: keyof typeof scaffoldedEntries,
  name: string,
  today: string,
): Scaffolded {
  const { file, entry } = scaffoldedEntries[kind];
  const path = `_data/${file}`;
  const id = idFrom(name);
  if (id === "")
    return {
      refused: `No id can be made of "${name}". Use a name with letters or digits of the Latin alphabet.`,
    };
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "[]\n";
  const { value, problems } = parseJsonWithPositions(text, path);
  if (problems.length > 0 || !Array.isArray(value)) {
    return { refused: `${path} cannot be read as a list. Mend it first: glossator check` };
  }
  const taken = value.findIndex(
    (other: unknown) => typeof other === "object" && other !== null && "id" in other && other.id === id,
  );
  if (taken !== -1) return { refused: `${path} has an entry "${id}" already. Nothing was written.` };
  const edits = modify(text, [value.length], entry(id, name, today), {
    isArrayInsertion: true,
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: text.includes("\r\n") ? "\r\n" : "\n" },
  });
  const written = applyEdits(text, edits);
  writeFileSync(join(root, path), written.endsWith("\n") ? written : `${written}\n`);
  return {
    written: [path],
    advice: `Added "${id}" at the end. Fill in what is empty: the check names it until you do.`,
  };
}
