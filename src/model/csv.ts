/** A value of a table. Numbers and truths are written bare, as a spreadsheet reads them. */
export type Cell = string | number | boolean | undefined;

/** A table as RFC 4180 has it: CRLF, quotes where they are needed, the first row the names of the columns. UTF-8. */
export function csvText(columns: readonly string[], rows: ReadonlyArray<readonly Cell[]>): string {
  return [columns, ...rows].map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

/** Several values in one cell. */
export function cellList(values: readonly string[]): string {
  return values.join(" | ");
}

function cellText(value: Cell): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A spreadsheet runs text that begins so (OWASP, CSV injection); a number may begin with a minus. */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
