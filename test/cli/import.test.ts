import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { isColumnName } from "../../src/cli/import/columns.ts";
import { parseSheet } from "../../src/cli/import/sheet.ts";
import { glossator, minimal, projectRoot, read, writePublication, type Run } from "../publication.ts";

/** By openpyxl, by XlsxWriter, and as LibreOffice writes. */
const workbooks = join(projectRoot, "test/fixtures/sheets");
const glossaryPath = "_data/glossary.json";
const sources = [
  { id: "handbook", title: "The court handbook", publisher: "The court", date: "2024", kind: "reference" },
  { id: "act-1974", title: "Juries Act 1974", publisher: "Parliament", date: "1974", kind: "law" },
];
const jury = { id: "jury", term: "jury", short: "People who decide the facts of a case." };

function publication(glossary: object | string = [jury]): string {
  return writePublication({ ...minimal, [glossaryPath]: glossary, "_data/sources.json": sources });
}

async function importSheet(root: string, sheet: string | Uint8Array, ...options: string[]): Promise<Run> {
  const file = join(mkdtempSync(join(tmpdir(), "sheet-")), "terms.csv");
  writeFileSync(file, sheet);
  return glossator(["import", file, "--root", root, ...options]);
}

function glossaryOf(root: string): unknown {
  return JSON.parse(read(root, glossaryPath));
}

test("a sheet of another's columns, in any order, is added at the end", async () => {
  const root = publication();
  const { code, stdout, stderr } = await importSheet(
    root,
    [
      "Source,Definition,Synonyms,Name,See also",
      'The court handbook,"What a jury says, in the end.",finding; decision,Verdict,Jury',
      "act-1974,The number of people who must be there.,,Quorum,verdict",
    ].join("\n"),
  );
  expect(stderr).toContain("2 terms added: Verdict, Quorum.");
  expect(code).toBe(0);
  expect(stdout).toMatch(/_data\/glossary\.json:7\n$/);
  expect(glossaryOf(root)).toEqual([
    jury,
    {
      id: "verdict",
      term: "Verdict",
      aliases: ["finding", "decision"],
      short: "What a jury says, in the end.",
      seeAlso: ["jury"],
      sources: ["handbook"],
    },
    {
      id: "quorum",
      term: "Quorum",
      short: "The number of people who must be there.",
      seeAlso: ["verdict"],
      sources: ["act-1974"],
    },
  ]);
  const again = await importSheet(root, 'term,short\nVerdict,"What a jury says, in the end."\n');
  expect(again.stderr).toContain("1 term there already, and the same.");
  expect((await glossator(["build", "--core", "--root", root])).code).toBe(0);
});

test("what was imported stands as the file's author writes, and every other byte stays", async () => {
  const layouts = {
    "tabs, Windows line ends, lists on lines of their own":
      '[\r\n\t{\r\n\t\t"term": "jury",\r\n\t\t"id": "jury",\r\n\t\t"aliases": [\r\n\t\t\t"jurors"\r\n\t\t],\r\n\t\t"short": "People."\r\n\t}\r\n]\r\n',
    "an entry a line": '[\n  { "id": "jury", "term": "jury", "short": "People." }\n]\n',
    "four spaces":
      '[\n    {\n        "id": "jury",\n        "term": "jury",\n        "short": "People."\n    }\n]\n',
  };
  const expected = {
    "tabs, Windows line ends, lists on lines of their own":
      ',\r\n\t{\r\n\t\t"id": "bench",\r\n\t\t"term": "bench",\r\n\t\t"aliases": [\r\n\t\t\t"court",\r\n\t\t\t"judges"\r\n\t\t],\r\n\t\t"short": "The judges."\r\n\t}\r\n]\r\n',
    "an entry a line":
      ',\n  { "id": "bench", "term": "bench", "aliases": ["court", "judges"], "short": "The judges." }\n]\n',
    "four spaces":
      ',\n    {\n        "id": "bench",\n        "term": "bench",\n        "aliases": ["court", "judges"],\n        "short": "The judges."\n    }\n]\n',
  };
  for (const [name, text] of Object.entries(layouts)) {
    const root = publication(text);
    const { code } = await importSheet(root, "term;short;aliases\nbench;The judges.;court|judges\n");
    expect(code, name).toBe(0);
    const kept = text.replace(/\r?\n\]\r?\n$/, "");
    expect(read(root, glossaryPath), name).toBe(kept + expected[name as keyof typeof expected]);
  }
});

test("what differs is told, old and new, and changed only by --update, which takes nothing away", async () => {
  const before =
    '[\n  {\n    "id": "jury",\n    "term": "jury",\n    "aliases": ["jurors"],\n    "short": "People.",\n    "usage": "Courts"\n  }\n]\n';
  const root = publication(before);
  const sheet = "term,aliases,short,usage,long\njury,panel,Twelve people.,,They decide.\n";
  const kept = await importSheet(root, sheet);
  expect(kept.stderr).toContain("1 term different, and left as they are; --update changes them:");
  expect(kept.stderr).toContain('    short: "People." → "Twelve people."');
  expect(kept.stderr).toContain('    aliases: ["jurors"] → ["jurors","panel"]');
  expect(kept.stderr).toContain('    long: nothing → "They decide."');
  expect(kept.stderr).toContain("Nothing was written.");
  expect(read(root, glossaryPath)).toBe(before);

  const dry = await importSheet(root, sheet, "--update", "--dry-run");
  expect(dry.stderr).toContain("1 term would be changed:");
  expect(read(root, glossaryPath)).toBe(before);

  expect((await importSheet(root, sheet, "--update")).code).toBe(0);
  expect(read(root, glossaryPath)).toBe(
    '[\n  {\n    "id": "jury",\n    "term": "jury",\n    "aliases": ["jurors", "panel"],\n    "short": "Twelve people.",\n    "usage": "Courts",\n    "long": "They decide."\n  }\n]\n',
  );
});

test("every fault of a sheet is told in one run, at its line and column, and nothing is written", async () => {
  const root = publication();
  const before = read(root, glossaryPath);
  const { code, stderr } = await importSheet(
    root,
    [
      "term;short;source;see also;Definiton",
      'bench;The judges.;handbok;;"x"',
      "quorum;;handbook;juri;",
      `verdict;"${"a".repeat(201)}";handbook;;`,
      "法廷;A court.;;;",
      "quorum;Those who must be there.;;;",
      "panel;People.;;;;more",
      ";No name.;;;",
    ].join("\n"),
  );
  expect(code).toBe(1);
  const faults = [
    / 1:28 +sheet-column-known +The column "Definiton" is not known, and would be lost\. Did you mean "definition"\? To leave it out: --skip "Definiton"\./,
    / 2:19 +source-exists +No source "handbok" in _data\/sources\.json\. Did you mean "handbook"\?/,
    / 3:8 +key-present +The key "short" is missing\./,
    / 3:18 +term-exists +No term "juri" in _data\/glossary\.json\. Did you mean "jury"\?/,
    / 4:9 +short-valid +Has 201 characters; the card holds 200\./,
    / 5:1 +id-valid +No id can be made of "法廷"\. Add a column "id"/,
    / 6:1 +sheet-term-once +"quorum" stands on line 3 too, and says something else\./,
    / 7:18 +sheet-row-whole +The row has 6 cells, and the first row 5\./,
    / 8:1 +key-present +The row names no term\./,
  ];
  for (const fault of faults) expect(stderr).toMatch(fault);
  expect(stderr).toContain(`${faults.length} errors`);
  expect(stderr).toContain("Nothing was written.");
  expect(read(root, glossaryPath)).toBe(before);
});

test("a name that another term has, and ids that two names would share, are told", async () => {
  const root = publication([
    { ...jury, aliases: ["panel"] },
    { id: "c", term: "C", short: "A language." },
  ]);
  const { code, stderr } = await importSheet(root, "term,short\nPanel,A list of people.\nC++,Another.\n");
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /2:1 +term-unique +"Panel" is a name of "jury" already \(_data\/glossary\.json, line 2\)/,
  );
  expect(stderr).toMatch(/3:1 +id-unique +The id made of "C\+\+" is "c", which is that of "C"/);
  const told = await importSheet(root, "term,short,id\nC++,Another.,c-plus-plus\n");
  expect(told.stderr).toContain("1 term added");
});

test("a column nobody knows is a fault, unless it is left out on purpose", async () => {
  const root = publication();
  const sheet = "term,short,Colour\nbench,The judges.,brown\n";
  expect((await importSheet(root, sheet)).code).toBe(1);
  expect((await importSheet(root, sheet, "--skip", "colour")).code).toBe(0);
});

test("a definition that is too long for a card gives its first sentence, and nothing of it is lost", async () => {
  const root = publication();
  const long = `The judges. ${"They sit together and hear the case. ".repeat(8)}`.trim();
  const { stderr } = await importSheet(root, `term,definition\nbench,${long}\n`);
  expect(stderr).toContain('its first sentence is "short", all of it "long": bench.');
  expect(glossaryOf(root)).toEqual([jury, { id: "bench", term: "bench", short: "The judges.", long }]);
});

test("a report of many terms fits one screen", async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    id: `word-${index}`,
    term: `word ${index}`,
    short: "Old.",
  }));
  const root = publication(many);
  const rows = many.map(({ term }) => `${term},New.`);
  const { stderr } = await importSheet(root, ["term,short", ...rows].join("\n"), "--update");
  expect(stderr.split("\n").length).toBeLessThan(24);
  expect(stderr).toContain("300 terms changed:");
  expect(stderr).toContain("and 294 more");
});

test("a glossary that cannot be read, a file that is not there and a spreadsheet's own format are told apart", async () => {
  const broken = publication('[{ "id": "jury", }]');
  expect((await importSheet(broken, "term,short\nbench,Judges.\n")).stderr).toMatch(/1:18 +json-readable/);
  const root = publication();
  expect((await glossator(["import", "no-such.csv", "--root", root])).code).toBe(2);
  const cutShort = readFileSync(join(workbooks, "openpyxl.xlsx")).subarray(0, 2000);
  const withPassword = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const noSheet = zipSync({ "Index/Document.iwa": new Uint8Array(9) });
  for (const bytes of [cutShort, withPassword, noSheet]) {
    const { code, stderr } = await importSheet(root, bytes);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /1:1 +sheet-readable +This cannot be read as a spreadsheet\. Save it as \.xlsx or \.ods/,
    );
  }
});

/** A workbook of one sheet, by the XML of its rows. */
function workbookOf(rows: string): Uint8Array {
  const parts = {
    "xl/workbook.xml": '<workbook><sheets><sheet name="Terms" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  };
  const bytes = Object.entries(parts).map(([path, xml]) => [path, new TextEncoder().encode(xml)] as const);
  return zipSync(Object.fromEntries(bytes));
}

const cellsOf = (...texts: readonly string[]) =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;

test("a sheet of many thousand rows is read whole", () => {
  const rows = Array.from({ length: 30_000 }, (_, n) => cellsOf(`term ${n}`, "What it is.", "a", "b", "c"));
  const bytes = workbookOf(cellsOf("term", "short", "usage", "lang", "id") + rows.join(""));
  const read = parseSheet(bytes, "terms.xlsx", isColumnName);
  expect("sheet" in read && read.sheet.rows.length).toBe(30_000);
});

test("a cell that no spreadsheet can have makes a file unreadable, and asks for no memory", () => {
  const bytes = workbookOf(`${cellsOf("term", "short")}<row><c r="ZZZZZZ9"><v>1</v></c></row>`);
  expect(parseSheet(bytes, "terms.xlsx", isColumnName)).toMatchObject({
    problem: { rule: "sheet-readable", line: 1, column: 1 },
  });
});

describe("reads a spreadsheet's own file,", () => {
  const ods = () =>
    zipSync({ "content.xml": readFileSync(join(workbooks, "content.ods.xml")), mimetype: new Uint8Array() });

  test.each<[string, () => Uint8Array]>([
    [
      ".xlsx, where the terms stand below a cover and a hidden sheet",
      () => readFileSync(join(workbooks, "openpyxl.xlsx")),
    ],
    [".xlsx whose days count from 1904", () => readFileSync(join(workbooks, "xlsxwriter.xlsx"))],
    [".ods, with a note on a cell", ods],
  ])("%s", async (_, file) => {
    const root = publication();
    const { code, stderr } = await importSheet(root, file());
    expect(stderr).toContain("3 terms added");
    expect(code).toBe(0);
    expect(glossaryOf(root)).toMatchObject([
      jury,
      {
        term: "Verdict",
        aliases: ["finding", "decision"],
        short: "What a jury says, in the end.",
        asOf: "2026-01-05",
      },
      { term: "Quorum", short: "The number of people who must be there.", asOf: "1999-12-31" },
      { term: "Naïve “ok” & <b>", short: "A name with what XML escapes." },
    ]);
  });

  test("and names the place of a fault by row and column", () => {
    const read = parseSheet(readFileSync(join(workbooks, "openpyxl.xlsx")), "terms.xlsx", isColumnName);
    const cells = "sheet" in read ? [read.sheet.head, ...read.sheet.rows].flat() : [];
    expect(cells.find(({ text }) => text === "Quorum")).toMatchObject({ line: 5, column: 2 });
  });
});

describe("reads what spreadsheets export:", () => {
  const rows = [
    ["term", "short"],
    ["jury", 'People, "twelve";\nin a box'],
    ["Geschworene", "naïve – “ok”"],
  ];
  const csv = (separator: string, eol: string) =>
    rows
      .map((row) =>
        row
          .map((cell) =>
            /[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll("\n", eol)}"` : cell,
          )
          .join(separator),
      )
      .join(eol) + eol;
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
  const exports: Record<string, Uint8Array> = {
    "Google Sheets: commas": utf8(csv(",", "\r\n")),
    "LibreOffice: commas, UTF-8": utf8(csv(",", "\n")),
    "Excel: a mark, semicolons, Windows line ends": utf8(`\uFEFF${csv(";", "\r\n")}`),
    "Excel: it says the separator": utf8(`sep=;\r\n${csv(";", "\r\n")}`),
    "Excel's Unicode text: UTF-16, tabs": utf16(csv("\t", "\r\n")),
    "tabs, old Mac line ends": utf8(csv("\t", "\r")),
    "empty lines between and after": utf8(`\n${csv(",", "\n").replace("short\n", "short\n\n")},\n\n`),
  };
  test.each(Object.entries(exports))("%s", (name, bytes) => {
    const result = parseSheet(bytes, "terms.csv", isColumnName);
    if ("problem" in result) throw new Error(result.problem.message);
    const { head, rows: body } = result.sheet;
    expect([head, ...body].map((row) => row.map(({ text }) => text))).toEqual(rows);
    // The name of the third row stands on a line of its own, below one cell of two lines.
    const first = name.includes("says") ? 2 : name.includes("empty") ? 2 : 1;
    const gap = name.includes("empty") ? 1 : 0;
    expect(body[1]!.map(({ line, column }) => [line, column])).toEqual([
      [first + 3 + gap, 1],
      [first + 3 + gap, 13],
    ]);
  });

  const faults: Record<string, [string, string]> = {
    "a quote that is never closed": [
      'term,short\njury,People.\nbench,"The judges.\n',
      "3:7 The quote that begins this cell",
    ],
    "text behind a closing quote": [
      'term,short\njury,"The" people\n',
      "2:6 Text goes on behind the closing quote",
    ],
    "a quote in the middle of a cell": [
      'term,short\njury,The "people"\n',
      "2:6 A quote stands in the middle",
    ],
    "another encoding": ["term,short\nna\u00EFve,x\n", '2:3 The byte 0xEF is not UTF-8; it is "ï"'],
    "an empty file": ["", "1:1 The sheet is empty."],
  };
  test.each(Object.entries(faults))("and tells where it cannot: %s", (_, [text, expected]) => {
    const result = parseSheet(new Uint8Array(Buffer.from(text, "latin1")), "terms.csv", isColumnName);
    if (!("problem" in result)) throw new Error("No problem was found.");
    const { line, column, message } = result.problem;
    expect(`${line}:${column} ${message}`).toContain(expected);
  });
});
