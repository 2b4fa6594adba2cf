import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { dataFiles } from "../../model/data-files.ts";
import { readList, textOf, textsOf, type ListFile } from "../import/list-file.ts";
import { editedList } from "../import/list-text.ts";
import type { Scaffolded } from "../new.ts";
import { idFrom } from "./slug.ts";

interface Scaffold {
  readonly file: string;
  /** The entry, with a value for every key that must be there; empty where only the author knows. */
  readonly entry: (id: string, name: string, today: string) => Readonly<Record<string, unknown>>;
}

/** What a new entry of each kind begins with. Empty texts are faults, and no number, so that none is published unfilled. */
export const scaffoldedEntries = {
  term: {
    file: "glossary.json",
    entry: (id, term) => ({ id, term, aliases: [], short: "", seeAlso: [], sources: [] }),
  },
  figure: {
    file: "figures.json",
    entry: (id, label, asOf) => ({
      id,
      label,
      amount: null,
      unit: "",
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
      date: "",
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
  position: {
    file: "positions.json",
    entry: (_, question, asOf) => ({
      actor: "",
      question,
      stance: "",
      text: "",
      status: "attributed",
      asOf,
      sources: [],
    }),
  },
  guide: {
    file: "guides.json",
    entry: (id, title, asOf) => ({
      id,
      title,
      questions: [
        {
          id: "first-question",
          text: "",
          answers: [
            { text: "Yes", to: "outcome-yes" },
            { text: "No", to: "outcome-no" },
          ],
        },
      ],
      outcomes: ["yes", "no"].map((answer) => ({
        id: `outcome-${answer}`,
        title: "",
        text: "",
        status: "official",
        asOf,
        sources: [],
      })),
      sources: [],
    }),
  },
} as const satisfies Record<string, Scaffold>;

/** Adds an entry at the end of its file, laid out as the file is, and leaves every other byte as it was. */
export function appendEntry(
  root: string,
  kind: keyof typeof scaffoldedEntries,
  name: string,
  today: string,
): Scaffolded {
  const { file, entry }: Scaffold = scaffoldedEntries[kind];
  const path = `_data/${file}`;
  const id = idFrom(name);
  if (id === "" && kind !== "position")
    return {
      refused: `No id can be made of "${name}". Use a name with letters or digits of the Latin alphabet.`,
    };
  const read = readList(root, path);
  if ("problems" in read)
    return { refused: `${path} cannot be read as a list. Mend it first: glossator check` };
  const { list } = read;
  const taken = kind === "position" ? undefined : takenBy(list, kind, id, name);
  if (taken !== undefined) return { refused: `${taken} Nothing was written.` };
  const added = entry(id, name, today);
  writeFileSync(join(root, path), editedList(list, [added], []));
  const after = readList(root, path);
  const line = "list" in after ? after.list.lineOf([list.entries.length]) : 1;
  const what = kind === "position" ? "a position" : `"${id}"`;
  return {
    written: [`${relative(process.cwd(), join(root, path)).replaceAll("\\", "/")}:${line}`],
    advice: `Added ${what} at the end. ${toFill(file, added)}`,
  };
}

/** Why the name cannot be had: its id or, of a term, the name itself is another entry's, or a page's of our own. */
function takenBy(
  { path, entries, lineOf }: ListFile,
  kind: string,
  id: string,
  name: string,
): string | undefined {
  if (id === "index" && (kind === "term" || kind === "actor"))
    return 'The id "index" is taken by the page that lists the entries. Use another name.';
  const sameId = entries.findIndex((entry) => textOf(entry, "id") === id);
  if (sameId !== -1) return `${path}:${lineOf([sameId])} has an entry "${id}" already.`;
  if (kind !== "term") return undefined;
  const sameName = entries.findIndex((entry) =>
    [...textsOf(entry, "term"), ...textsOf(entry, "aliases")].some(
      (other) => other.toLowerCase() === name.toLowerCase(),
    ),
  );
  if (sameName === -1) return undefined;
  const owner = textOf(entries[sameName]!, "id") ?? "";
  return `"${name}" is a name of "${owner}" already (${path}:${lineOf([sameName])}).`;
}

/** The keys that are not yet as the build wants them, by its own schema. */
function toFill(file: string, entry: object): string {
  const parsed = dataFiles.find(({ name }) => name === file)!.schema.safeParse(entry);
  const keys = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
  const empty = [...new Set(keys)].map((key) => key.replace(/\.(\d+)/g, (_, index) => `[${index}]`));
  if (empty.length === 0) return "Fill in what is empty.";
  return `Fill in ${empty.join(", ")}: the build refuses the entry until you do.`;
}
