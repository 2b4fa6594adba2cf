import { parse } from "csv-parse/sync";

/** A table as another program reads it. */
export function parseCsvRows(text: string): string[][] {
  return parse(text, { record_delimiter: "\r\n", relax_column_count: true });
}
