import { unzipSync } from "fflate";
import type { SheetOrProblem } from "./sheet.ts";
import { odsSheets } from "./ods.ts";
import { xlsxSheets } from "./xlsx.ts";

/** A file of a workbook, which is a zip, as text; `undefined` where there is none. */
export type PartOf = (path: string) => string | undefined;

/** The cells of a sheet that say something, as they are shown, by row and column, both counted from 1. */
export type Cells = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Larger than any glossary, unpacked: what is larger was not made by a spreadsheet. Bytes. */
const largest = 100e6;

/** Excel and LibreOffice have no more; an address beyond would ask for more memory than there is. */
const mostColumns = 16_384;

/** How a spreadsheet's own file begins: a zip; and what older versions and those with a password write. */
const zip = [0x50, 0x4b, 0x03, 0x04];
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether a file is a spreadsheet's own, and no text. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [zip, compound].some((start) => start.every((byte, at) => bytes[at] === byte));
}

/**
 * Reads the file of a spreadsheet program: `.xlsx` (ECMA-376) or `.ods` (OpenDocument 1.2). Of several sheets it is the first
 * that has a column of a known name, or else the first. A place is row and column. Packages that read these files ask for
 * several more, of some megabytes, and know one of the two: what is wanted of them here, two that are there anyway can do.
 */
export function parseWorkbook(
  bytes: Uint8Array,
  file: string,
  isKnown: (name: string) => boolean,
): SheetOrProblem {
  const sheets = sheetsOf(bytes);
  if (!sheets) return unreadable(file, `This cannot be read as a spreadsheet. ${advice}`);
  const headOf = (cells: Cells) => [...(cells.get(firstRow(cells))?.values() ?? [])];
  const cells = sheets.find((sheet) => headOf(sheet).some(isKnown)) ?? sheets[0];
  if (!cells || cells.size === 0) return unreadable(file, "The sheet is empty.");
  let width = 0;
  for (const row of cells.values()) for (const column of row.keys()) width = Math.max(width, column);
  // Not "greater than": what is no number is no column either.
  if (!(width <= mostColumns)) return unreadable(file, `This cannot be read as a spreadsheet. ${advice}`);
  const [head, ...rows] = [...cells].map(([line, row]) =>
    Array.from({ length: width }, (_, at) => ({ text: row.get(at + 1) ?? "", line, column: at + 1 })),
  );
  return { sheet: { file, head: head!, rows } };
}

/** Not by `Math.min(...rows)`: a call takes some hundred thousand arguments, and a sheet may have more rows. */
function firstRow(cells: Cells): number {
  let first = Infinity;
  for (const row of cells.keys()) first = Math.min(first, row);
  return first;
}

const advice =
  'Save it as .xlsx or .ods without a password, or as CSV: in Excel "Save as", "CSV UTF-8"; in LibreOffice "Save as", "Text CSV"; in Google Sheets "Download", "Comma-separated values".';

function sheetsOf(bytes: Uint8Array): readonly Cells[] | undefined {
  const part = partsOf(bytes);
  return part && (xlsxSheets(part) ?? odsSheets(part));
}

function partsOf(bytes: Uint8Array): PartOf | undefined {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => /\.(?:xml|rels)$/.test(name) && originalSize < largest,
    });
    return (path) => {
      const content = files[path.replace(/^\//, "")];
      return content && new TextDecoder().decode(content);
    };
  } catch {
    return undefined;
  }
}

function unreadable(file: string, message: string): SheetOrProblem {
  return { problem: { file, line: 1, column: 1, rule: "sheet-readable", severity: "error", message } };
}
