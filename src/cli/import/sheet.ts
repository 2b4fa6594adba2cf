import { CsvError, parse } from "csv-parse/sync";
import { Lines } from "../../load/lines.ts";
import { decodeText } from "../../load/read-text.ts";
import type { Problem } from "../../model/problem.ts";
import { isWorkbook, parseWorkbook } from "./workbook.ts";

/** A cell, and where in the file it begins; both counts from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface Sheet {
  readonly file: string;
  readonly head: readonly Cell[];
  /** Rows that say something. */
  readonly rows: ReadonlyArray<readonly Cell[]>;
}

export type SheetOrProblem = { readonly sheet: Sheet } | { readonly problem: Problem };

/**
 * Reads what Excel, LibreOffice and Google Sheets save or export: their own files, or commas, semicolons, tabs or bars between
 * cells, with or without a byte-order mark, in UTF-8 or (Excel's "Unicode text") UTF-16, any line ends. RFC 4180 for the quotes.
 * @param isKnown whether a column may have that name: by it the separator is found
 */
export function parseSheet(
  bytes: Uint8Array,
  file: string,
  isKnown: (name: string) => boolean,
): SheetOrProblem {
  if (isWorkbook(bytes)) return parseWorkbook(bytes, file, isKnown);
  const decoded = decode(bytes, file);
  if ("problem" in decoded) return decoded;
  // The parser counts a line twice that ends in two characters within quotes.
  const text = decoded.text.replace(/\r\n?/g, "\n");
  // Excel's own first line, "sep=;".
  const [said = "", separator] = /^sep=(.)\n/i.exec(text) ?? [];
  const body = text.slice(said.length);
  const delimiter = separator ?? separatorOf(body, isKnown);
  const read = readRows(body, delimiter, file, new Lines(text), said.length);
  if ("problem" in read) return read;
  const [head, ...rows] = read.rows.filter((row) => row.some((cell) => cell.text.trim() !== ""));
  if (!head) return unreadable(file, { line: 1, column: 1 }, "The sheet is empty.");
  return { sheet: { file, head, rows } };
}

function decode(bytes: Uint8Array, file: string): { readonly text: string } | { readonly problem: Problem } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes) };
  const decoded = decodeText(bytes, file);
  if (!("problem" in decoded)) return decoded;
  const { problem } = decoded;
  return { problem: { ...problem, message: `${problem.message} Excel calls it "CSV UTF-8".` } };
}

/** The one by which the first row has the most columns that we know; of two, the one that makes more columns. */
function separatorOf(text: string, isKnown: (name: string) => boolean): string {
  const scored = [",", ";", "\t", "|"].map((delimiter) => {
    const [head = []] = parse(text, { delimiter, to: 1, relax_quotes: true, skip_empty_lines: true });
    return { delimiter, known: head.filter(isKnown).length, columns: head.length };
  });
  return scored.toSorted((a, b) => b.known - a.known || b.columns - a.columns)[0]!.delimiter;
}

interface CellAsWritten {
  readonly value: string;
  readonly isQuoted: boolean;
}

/**
 * The parser tells where lines are and not where cells are. A cell is as long as it is written: its text, and where it is
 * quoted the quotes around it and those doubled within.
 */
function readRows(
  body: string,
  delimiter: string,
  file: string,
  lines: Lines,
  start: number,
): { readonly rows: ReadonlyArray<readonly Cell[]> } | { readonly problem: Problem } {
  let current: CellAsWritten[] = [];
  const cast = (value: string, { index, quoting }: { index: number; quoting: boolean }): CellAsWritten => {
    if (index === 0) current = [];
    const cell = { value, isQuoted: quoting };
    current.push(cell);
    return cell;
  };
  let at = 0;
  /** Where a record begins that is written like this. */
  const beginOf = (raw: string) => body.indexOf(raw.replace(/^\n+/, ""), at);
  try {
    const records = parse(body, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      raw: true,
      cast,
    }) as unknown as ReadonlyArray<{ readonly raw: string; readonly record: readonly CellAsWritten[] }>;
    const rows = records.map(({ raw, record }) => {
      const begin = beginOf(raw);
      at = begin + raw.replace(/^\n+/, "").length;
      return addressed(record, start + begin, lines);
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const place = lines.at(start + offsetOf(error, current, body));
    return unreadable(file, place, adviceFor[error.code] ?? error.message);
  }
}

function addressed(record: readonly CellAsWritten[], begin: number, lines: Lines): Cell[] {
  let offset = begin;
  return record.map((cell) => {
    const { line, column } = lines.at(offset);
    offset += lengthOf(cell) + 1;
    return { text: cell.value, line, column };
  });
}

function lengthOf({ value, isQuoted }: CellAsWritten): number {
  return isQuoted ? value.replaceAll('"', '""').length + 2 : value.length;
}

/** Where the cell begins at which the parser gave up: behind those of the record that it had read. */
function offsetOf(error: CsvError, before: readonly CellAsWritten[], body: string): number {
  const { raw, index } = error as CsvError & { readonly raw?: string; readonly index?: number };
  const record = (raw ?? "").replace(/^\n+/, "");
  // What stands before it in the file was read without a fault, so the first place that is written like this is the place.
  const begin = record === "" ? 0 : Math.max(0, body.indexOf(`\n${record}`) + 1);
  const read = index === 0 || index === undefined ? [] : before.slice(0, index);
  return begin + read.reduce((sum, cell) => sum + lengthOf(cell) + 1, 0);
}

const adviceFor: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'The quote that begins this cell is never closed. Write " at its end.',
  INVALID_OPENING_QUOTE:
    'A quote stands in the middle of this cell. Put the whole cell into quotes and double the one within: "say ""yes""".',
  CSV_INVALID_CLOSING_QUOTE:
    'Text goes on behind the closing quote of this cell. Double a quote that is part of the text: "say ""yes""".',
};

function unreadable(
  file: string,
  place: { readonly line: number; readonly column: number },
  message: string,
): { readonly problem: Problem } {
  const { line, column } = place;
  return { problem: { file, line, column, rule: "sheet-readable", severity: "error", message } };
}
