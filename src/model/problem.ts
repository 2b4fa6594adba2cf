/**
 * A fault that an author can mend: a value with an address, never an exception.
 *
 * Problems are collected and shown together; see `load/` and `checks/` for who finds them.
 */
export interface Problem {
  /** Path from the publication's root, with forward slashes: `_data/glossary.json`. */
  readonly file: string;
  /** 1-based; 1 where a file as a whole is at fault. */
  readonly line: number;
  /** 1-based, in UTF-16 code units as editors count them. */
  readonly column: number;
  /** The truth that should hold, so that it can be searched and switched: `source-exists`. */
  readonly rule: string;
  /** `error` stops the build; `warning` is for a person to weigh and is shown by the check. */
  readonly severity: "error" | "warning";
  /** What was found, and what to do. One or two sentences. */
  readonly message: string;
  /** The corrected text, where there is exactly one. */
  readonly fix?: string;
}

/** Where in a file something stands. Lines and columns are 1-based. */
export interface Address {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** By file, then line, then column, then rule: the order in which a writer mends. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}
