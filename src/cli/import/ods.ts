import { Parser } from "htmlparser2";
import type { Cells, PartOf } from "./workbook.ts";

/** The sheets of an OpenDocument spreadsheet in their order; `undefined` if it is none. */
export function odsSheets(part: PartOf): readonly Cells[] | undefined {
  const content = part("content.xml");
  if (content === undefined || !content.includes("office:spreadsheet")) return undefined;
  const reader = new SheetReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { xmlMode: true },
  );
  parser.end(content);
  return reader.sheets;
}

/** A sheet goes on for a million rows that are all the same; nobody means to write them out. */
const mostRepeated = 1000;

/** OpenDocument 1.2, part 1, chapter 9. */
class SheetReader {
  readonly sheets: Array<Map<number, Map<number, string>>> = [];
  #row = 0;
  #column = 0;
  #rowRepeats = 1;
  #cellRepeats = 1;
  #paragraphs: string[] = [];
  #day: string | undefined;
  /** How deep we are in a note on a cell, which is no part of what it says. */
  #notes = 0;
  #isCell = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "office:annotation") this.#notes++;
    if (this.#notes > 0) return;
    if (name === "table:table") this.#beginSheet();
    if (name === "table:table-row") this.#beginRow(attributes);
    if (isCell(name)) this.#beginCell(attributes);
    if (name === "text:p") this.#paragraphs.push("");
    if (name === "text:s") this.text(" ".repeat(Math.min(Number(attributes["text:c"] ?? 1), mostRepeated)));
    if (name === "text:tab") this.text("\t");
    if (name === "text:line-break") this.text("\n");
  }

  text(text: string): void {
    if (this.#notes > 0 || !this.#isCell || this.#paragraphs.length === 0) return;
    this.#paragraphs.push(`${this.#paragraphs.pop()}${text}`);
  }

  close(name: string): void {
    if (name === "office:annotation") this.#notes--;
    if (this.#notes > 0) return;
    if (isCell(name)) this.#endCell();
    if (name === "table:table-row") this.#endRow();
  }

  #beginSheet(): void {
    this.sheets.push(new Map());
    this.#row = 1;
  }

  #beginRow(attributes: Readonly<Record<string, string>>): void {
    this.#column = 1;
    this.#rowRepeats = Number(attributes["table:number-rows-repeated"] ?? 1);
  }

  #beginCell(attributes: Readonly<Record<string, string>>): void {
    this.#isCell = true;
    this.#paragraphs = [];
    this.#cellRepeats = Number(attributes["table:number-columns-repeated"] ?? 1);
    this.#day = attributes["office:date-value"]?.slice(0, 10);
  }

  #endCell(): void {
    const text = this.#day ?? this.#paragraphs.join("\n");
    const last = text.trim() === "" ? 0 : Math.min(this.#cellRepeats, mostRepeated);
    for (let at = 0; at < last; at++) this.#put(this.#column + at, text);
    this.#column += this.#cellRepeats;
    this.#isCell = false;
  }

  #put(column: number, text: string): void {
    const sheet = this.sheets.at(-1);
    sheet?.set(this.#row, (sheet.get(this.#row) ?? new Map<number, string>()).set(column, text));
  }

  #endRow(): void {
    const sheet = this.sheets.at(-1);
    const cells = sheet?.get(this.#row);
    const last = cells ? Math.min(this.#rowRepeats, mostRepeated) : 0;
    for (let at = 1; at < last; at++) sheet?.set(this.#row + at, cells!);
    this.#row += this.#rowRepeats;
  }
}

function isCell(name: string): boolean {
  return name === "table:table-cell" || name === "table:covered-table-cell";
}
