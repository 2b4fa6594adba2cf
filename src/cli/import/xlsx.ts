import { Parser } from "htmlparser2";
import type { Cells, PartOf } from "./workbook.ts";

/** An element's name without the prefix of its namespace, which each program chooses. */
const plain = (name: string): string => name.replace(/^.*:/, "");

/** The sheets of a workbook in their order, without hidden ones; `undefined` if it is none. */
export function xlsxSheets(part: PartOf): readonly Cells[] | undefined {
  const workbook = part("xl/workbook.xml");
  if (workbook === undefined) return undefined;
  const targets = targetsOf(part("xl/_rels/workbook.xml.rels") ?? "");
  const strings = sharedStrings(part("xl/sharedStrings.xml") ?? "");
  const isDate = dateStyles(part("xl/styles.xml") ?? "");
  const paths: string[] = [];
  let epoch = dayOf1900;
  read(workbook, (name, attributes) => {
    if (name === "workbookPr" && /^(?:1|true)$/.test(attributes["date1904"] ?? "")) epoch = dayOf1904;
    if (name !== "sheet" || (attributes["state"] ?? "visible") !== "visible") return;
    const id = Object.entries(attributes).find(([key]) => plain(key) === "id")?.[1];
    const target = id === undefined ? undefined : targets.get(id);
    if (target !== undefined) paths.push(target);
  });
  return paths.map((path) => cellsOf(part(path) ?? "", { strings, isDate, epoch }));
}

type Open = (name: string, attributes: Readonly<Record<string, string>>) => void;

/** Goes through XML; entities of a document's own are not expanded, so none can grow. */
function read(xml: string, open: Open, close: (name: string, text: string) => void = () => {}): void {
  let text = "";
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        text = "";
        open(plain(name), attributes);
      },
      ontext: (more) => (text += more),
      onclosetag: (name) => {
        close(plain(name), text);
        text = "";
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

/** Where a workbook's parts are, by the names that it gives them. */
function targetsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  read(xml, (name, { Id, Target }) => {
    if (name !== "Relationship" || Id === undefined || Target === undefined) return;
    targets.set(Id, Target.startsWith("/") ? Target : `xl/${Target}`);
  });
  return targets;
}

/** Texts that cells name by number; how they are spoken in Japanese (`rPh`) is no part of them. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let current = "";
  let isSpoken = false;
  read(
    xml,
    (name) => {
      if (name === "si") current = "";
      if (name === "rPh") isSpoken = true;
    },
    (name, text) => {
      if (name === "t" && !isSpoken) current += text;
      if (name === "rPh") isSpoken = false;
      if (name === "si") strings.push(unescaped(current));
    },
  );
  return strings;
}

/** What XML cannot hold is written as `_x000D_`. ECMA-376 part 1, 22.9.2.19 */
function unescaped(text: string): string {
  return text
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, "\n");
}

/** Formats of numbers that show a day, by their number where Excel has given one. ECMA-376 part 1, 18.8.30 */
const dayFormats: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 57, 58]);

/** Whether a style of a cell shows its number as a day. */
function dateStyles(xml: string): (style: number) => boolean {
  const own = new Map<number, boolean>();
  const formats: number[] = [];
  let isOfCells = false;
  read(
    xml,
    (name, { numFmtId, formatCode }) => {
      if (name === "numFmt") own.set(Number(numFmtId), showsDay(formatCode ?? ""));
      if (name === "cellXfs") isOfCells = true;
      if (name === "xf" && isOfCells) formats.push(Number(numFmtId));
    },
    (name) => {
      if (name === "cellXfs") isOfCells = false;
    },
  );
  return (style) => {
    const format = formats[style] ?? 0;
    return own.get(format) ?? dayFormats.has(format);
  };
}

/** A day or a year stands in it, outside of quotes, escapes, and colours in brackets. */
function showsDay(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, ""));
}

/** Days are counted from here; Excel thinks that 1900 was a leap year. */
const dayOf1900 = Date.UTC(1899, 11, 30);
const dayOf1904 = Date.UTC(1904, 0, 1);

interface Meaning {
  readonly strings: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly epoch: number;
}

function cellsOf(xml: string, meaning: Meaning): Cells {
  const rows = new Map<number, Map<number, string>>();
  let [row, column] = [0, 0];
  let cell: Readonly<Record<string, string>> = {};
  let value = "";
  read(
    xml,
    (name, attributes) => {
      if (name === "row") [row, column] = [Number(attributes["r"]) || row + 1, 0];
      if (name !== "c") return;
      [cell, value] = [attributes, ""];
      column = columnOf(attributes["r"]) ?? column + 1;
    },
    (name, text) => {
      if (name === "v") value = text;
      if (name === "t") value += text;
      if (name !== "c") return;
      const shown = shownText(cell, value, meaning);
      if (shown.trim() !== "") rows.set(row, (rows.get(row) ?? new Map<number, string>()).set(column, shown));
    },
  );
  return rows;
}

/** `AB12` is in column 28. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(address ?? "")?.[0];
  return letters
    ? letters.split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    : undefined;
}

function shownText({ t, s }: Readonly<Record<string, string>>, value: string, meaning: Meaning): string {
  if (t === "s") return meaning.strings[Number(value)] ?? "";
  if (t === "b") return value === "1" ? "TRUE" : "FALSE";
  if (t === "str" || t === "inlineStr") return unescaped(value);
  if (value !== "" && (t ?? "n") === "n" && meaning.isDate(Number(s ?? 0)))
    return dayText(value, meaning.epoch);
  return value;
}

function dayText(value: string, epoch: number): string {
  const date = new Date(epoch + Math.floor(Number(value)) * 86_400_000);
  return Number.isNaN(date.getTime()) ? value : date.toISOString().slice(0, 10);
}
