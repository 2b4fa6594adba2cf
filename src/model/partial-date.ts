import { DateTime } from "luxon";
import { z } from "zod";

/** How much of a date is known. */
export type DatePrecision = "year" | "month" | "day";

/**
 * A date that is known to the year, the month or the day, and never claims more.
 * ISO 8601-1 reduced precision: `2025`, `2025-11`, `2025-11-28`.
 */
export interface PartialDate {
  /** As the author wrote it. */
  readonly iso: string;
  readonly precision: DatePrecision;
  /** The first instant of the year, month or day, UTC. For ordering and formatting, not for printing whole. */
  readonly start: DateTime<true>;
}

const shapes: ReadonlyArray<readonly [RegExp, DatePrecision]> = [
  [/^\d{4}$/, "year"],
  [/^\d{4}-\d{2}$/, "month"],
  [/^\d{4}-\d{2}-\d{2}$/, "day"],
];

const known = new Map<string, PartialDate | undefined>();

/**
 * `undefined` where the text is no date, or a day that the calendar does not have (`2025-02-30`). The same days stand in
 * many places of a publication, and its calendar has few, so that each is worked out once.
 */
export function parsePartialDate(text: string): PartialDate | undefined {
  if (known.has(text)) return known.get(text);
  const date = parseAnew(text);
  known.set(text, date);
  return date;
}

function parseAnew(text: string): PartialDate | undefined {
  const precision = shapes.find(([shape]) => shape.test(text))?.[1];
  if (!precision) return undefined;
  const start = DateTime.fromISO(text, { zone: "utc" });
  // ISO 8601 has a year 0; no calendar has, and it would be printed as the year 1.
  return start.isValid && start.year > 0 ? { iso: text, precision, start } : undefined;
}

/** The last instant that the date may mean: the end of its year, month or day, UTC. */
export function endOf(date: PartialDate): DateTime<true> {
  let end = ends.get(date);
  if (!end) ends.set(date, (end = date.start.endOf(date.precision)));
  return end;
}

const ends = new WeakMap<PartialDate, DateTime<true>>();

/** Earlier first; of two that start together the vaguer first, since it may mean all of the other. */
export function compareDates(a: PartialDate, b: PartialDate): number {
  return a.start.toMillis() - b.start.toMillis() || a.iso.length - b.iso.length;
}

/** The schema of a partial date: text in JSON and front matter, a {@link PartialDate} in the model. */
export const partialDate = z
  .string()
  // Aborts: whoever compares dates must never be handed a text that is none.
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { abort: true, error: (issue) => notADate(issue.input) })
  .transform((text, context) => {
    const date = parsePartialDate(text);
    if (date) return date;
    context.addIssue({ code: "custom", message: `${show(text)} is not in the calendar.`, input: text });
    return z.NEVER;
  })
  .meta({
    description: "A date known to the year, month or day: 2025, 2025-11 or 2025-11-28.",
    patternErrorMessage: "Write a year, a month or a day, as 2025, 2025-11 or 2025-11-28.",
  });

/** The same in YAML, where a year without quotes is a number. */
export const writtenDate = z
  .union([z.string(), z.int().transform(String)], {
    // What is missing is not a wrong date.
    error: (issue) => (issue.input === undefined ? undefined : notADate(issue.input)),
  })
  .pipe(partialDate)
  .meta({ description: "A date known to the year, month or day: 2025, 2025-11 or 2025-11-28." });

function notADate(found: unknown): string {
  return `${show(found)} is not a date. Write a year, a month or a day, as 2025, 2025-11 or 2025-11-28.`;
}

function show(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : JSON.stringify(value);
}
