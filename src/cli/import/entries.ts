import { schemaProblems } from "../../load/schema-problems.ts";
import { didYouMeanHint } from "../../model/did-you-mean.ts";
import type { Problem } from "../../model/problem.ts";
import { shortDefinitionLimit, termSchema } from "../../model/term.ts";
import { idFrom } from "../new/slug.ts";
import type { ColumnKey, Columns } from "./columns.ts";
import { textOf, type WrittenObject } from "./list-file.ts";
import { foldName, knownNames, namesIn, type KnownNames } from "./known-names.ts";
import type { Cell, Sheet } from "./sheet.ts";

/** What a row of the sheet says of a term. */
export interface SheetEntry {
  readonly id: string;
  /** The keys that the row gives, in the order of a scaffolded term; what it leaves empty it does not speak of. */
  readonly given: WrittenObject;
  /** Whether the sheet gives the id, and it was not made of the term. */
  readonly givesId: boolean;
  /** Where a key stands in the sheet; where it has no cell, the row. */
  readonly cellOf: (key: string) => Cell;
}

/** What the sheet's words may mean. */
export interface Publication {
  /** The entries of glossary.json. */
  readonly terms: readonly WrittenObject[];
  /** The entries of sources.json. */
  readonly sources: readonly WrittenObject[];
  readonly language: string;
}

export interface SheetEntries {
  readonly entries: readonly SheetEntry[];
  readonly problems: readonly Problem[];
  /** Ids of terms whose one definition was too long for a card: its first sentence is the short one, the whole the long one. */
  readonly split: readonly string[];
}

interface Row {
  readonly id: string;
  readonly cellOf: (key: string) => Cell;
  readonly textOf: (key: ColumnKey) => string;
}

/** Reads the rows of a sheet as terms, each held to what the build will hold it to. */
export function readEntries(sheet: Sheet, columns: Columns, publication: Publication): SheetEntries {
  const problems: Problem[] = [];
  const report: Report = (rule, { line, column }, message) =>
    problems.push({ file: sheet.file, line, column, rule, severity: "error", message });
  if (!columns.has("term") && !columns.has("id")) {
    report("sheet-column-known", sheet.head[0]!, 'No column names the terms. Call it "term".');
    return { entries: [], problems, split: [] };
  }
  const terms = knownNames(...namesIn(publication.terms, ["term"]));
  const rows = sheet.rows.flatMap((cells) => readRow(cells, sheet.head, columns, terms, report) ?? []);
  const mayMean = {
    seeAlso: knownNames(
      ...namesIn(publication.terms, ["term", "aliases"]),
      rows.flatMap((row) => [[row.id, row.id] as const, [row.textOf("term"), row.id] as const]),
    ),
    sources: knownNames(...namesIn(publication.sources, ["title", "url"])),
  };
  const split: string[] = [];
  const entries = rows.map((row): SheetEntry => {
    const given = readGiven(row, mayMean, report);
    const whole = splitDefinition(given, columns, publication.language);
    if (whole !== given) split.push(row.id);
    return { id: row.id, given: whole, givesId: row.textOf("id") !== "", cellOf: row.cellOf };
  });
  for (const entry of entries) problems.push(...valueProblems(entry, sheet.file, publication.terms, columns));
  return { entries: onceEach(entries, report), problems, split };
}

type Report = (rule: string, cell: Cell, message: string) => void;

function readRow(
  cells: readonly Cell[],
  head: readonly Cell[],
  columns: Columns,
  terms: KnownNames,
  report: Report,
): Row | undefined {
  const behind = cells.slice(head.length).find(({ text }) => text.trim() !== "");
  if (behind) {
    const message = `The row has ${cells.length} cells, and the first row ${head.length}. Put a cell with the separator in it into quotes.`;
    report("sheet-row-whole", behind, message);
    return undefined;
  }
  const cellOf = (key: string) => cells[columns.get(key as ColumnKey) ?? 0] ?? cells[0]!;
  const textOf = (key: ColumnKey) => {
    const index = columns.get(key);
    return index === undefined ? "" : (cells[index]?.text ?? "").trim();
  };
  const said = textOf("id");
  const term = oneLine(textOf("term"));
  if (said === "" && term === "") {
    report("key-present", cellOf("term"), "The row names no term. Write one, or empty the row.");
    return undefined;
  }
  const id = said || (terms.idOf(term) ?? idFrom(term));
  if (id === "") {
    const advice = 'Add a column "id", in Latin letters, digits and hyphens.';
    report("id-valid", cellOf("term"), `No id can be made of "${term}". ${advice}`);
    return undefined;
  }
  return { id, cellOf, textOf };
}

function readGiven(
  { id, cellOf, textOf }: Row,
  mayMean: { readonly seeAlso: KnownNames; readonly sources: KnownNames },
  report: Report,
): WrittenObject {
  const term = oneLine(textOf("term"));
  const caseSensitive = readYesOrNo(textOf("caseSensitive"), cellOf("caseSensitive"), report);
  const resolve = (key: "seeAlso" | "sources", noun: string, file: string) =>
    readList(textOf(key)).flatMap((name) => {
      const found = mayMean[key].idOf(name);
      if (found === undefined) {
        const hint =
          didYouMeanHint(name, mayMean[key].names) || ` Add it first: glossator new ${noun} "${name}".`;
        report(`${noun}-exists`, cellOf(key), `No ${noun} "${name}" in _data/${file}.${hint}`);
      }
      return found ?? [];
    });
  const given = {
    id,
    term,
    aliases: readList(textOf("aliases")).filter((alias) => alias.toLowerCase() !== term.toLowerCase()),
    caseSensitive,
    short: oneLine(textOf("short")),
    long: textOf("long"),
    seeAlso: unique(resolve("seeAlso", "term", "glossary.json")),
    sources: unique(resolve("sources", "source", "sources.json")),
    asOf: textOf("asOf"),
    usage: oneLine(textOf("usage")),
    lang: textOf("lang"),
  };
  return Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) => value !== undefined && (typeof value === "boolean" || value.length > 0),
    ),
  );
}

/** Lines, semicolons or bars between the parts; commas where there is none of these. */
function readList(text: string): string[] {
  const separator = /[;|\n]/.test(text) ? /[;|\n]/ : /,/;
  return unique(text.split(separator).map(oneLine).filter(Boolean));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const yes = new Set(["yes", "true", "x", "1", "y", "ja", "oui", "sí", "si", "sì", "wahr", "vrai"]);
const no = new Set(["no", "false", "0", "n", "nein", "non", "falsch", "faux"]);

function readYesOrNo(text: string, cell: Cell, report: Report): boolean | undefined {
  if (text === "") return undefined;
  if (yes.has(text.toLowerCase())) return true;
  if (!no.has(text.toLowerCase()))
    report("value-type", cell, `Should be yes or no, and is ${JSON.stringify(text)}.`);
  return false;
}

/** Other glossaries have one definition of any length. A card holds a sentence; nothing of the rest is lost. */
function splitDefinition(given: WrittenObject, columns: Columns, language: string): WrittenObject {
  const definition = textOf(given, "short");
  if (definition === undefined || definition.length <= shortDefinitionLimit || columns.has("long"))
    return given;
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  const [first] = segmenter.segment(definition);
  const short = first?.segment.trim() ?? "";
  if (short === "" || short.length > shortDefinitionLimit) return given;
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) =>
      key === "short"
        ? [
            [key, short],
            ["long", definition],
          ]
        : [[key, value]],
    ),
  );
}

/** What the schema says of the values that the row gives; of what it leaves out, only where nothing is there yet. */
function valueProblems(
  { id, given, cellOf }: SheetEntry,
  file: string,
  terms: readonly WrittenObject[],
  columns: Columns,
): Problem[] {
  const present = terms.find((term) => term["id"] === id);
  const parsed = termSchema.safeParse({ ...present, ...given }, { reportInput: true });
  if (parsed.success) return [];
  const place = (path: ReadonlyArray<string | number>) => {
    const key = String(path[0] ?? "id");
    const { line, column } = cellOf(key === "id" && !columns.has("id") ? "term" : key);
    return { line, column };
  };
  const issues = parsed.error.issues.filter(
    ({ path }) => !present || Object.hasOwn(given, String(path[0] ?? "")),
  );
  const positioned = { file, addressOf: place, addressOfKey: place };
  return schemaProblems(issues, positioned, [], () => Object.keys(termSchema.shape));
}

/** A row that says the same again is no fault; one that says something else is. */
function onceEach(entries: readonly SheetEntry[], report: Report): SheetEntry[] {
  const first = new Map<string, SheetEntry>();
  for (const entry of entries) {
    const other = first.get(entry.id);
    if (!other) {
      first.set(entry.id, entry);
      continue;
    }
    if (JSON.stringify(other.given) === JSON.stringify(entry.given)) continue;
    const [name, before] = [entry, other].map(({ given, id }) => textOf(given, "term") ?? id) as [
      string,
      string,
    ];
    const { line } = other.cellOf("term");
    report(
      "sheet-term-once",
      entry.cellOf("term"),
      foldName(name) === foldName(before)
        ? `"${name}" stands on line ${line} too, and says something else. Keep one of the rows.`
        : `"${name}" and "${before}" on line ${line} would both have the id "${entry.id}". Add a column "id" that tells them apart.`,
    );
  }
  return [...first.values()];
}
