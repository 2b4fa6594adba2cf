import { DateTime } from "luxon";
import type { PartialDate } from "./partial-date.ts";

/** A date as a person of that language writes it, with the precision that it has and no more: `28 November 2025`. */
export function dateText(date: PartialDate, language: string): string {
  return format(date, language, "long");
}

/** The same in little room: `28 Nov 2025`. */
export function shortDateText(date: PartialDate, language: string): string {
  return format(date, language, "short");
}

/** The same under its year: `28 November`, `November`. What is known to the year only keeps the year. */
export function dateInYearText(date: PartialDate, language: string): string {
  return format(date, language, "in-year");
}

type DateStyle = "long" | "short" | "in-year";

const shapes = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
} as const satisfies Record<PartialDate["precision"], Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

const texts = new Map<string, string>();

/** The same dates stand on many pages. */
function format(date: PartialDate, language: string, style: DateStyle): string {
  const key = `${language} ${style} ${date.precision} ${date.iso}`;
  let text = texts.get(key);
  if (text === undefined) texts.set(key, (text = formatAnew(date, language, style)));
  return text;
}

function formatAnew(date: PartialDate, language: string, style: DateStyle): string {
  const key = `${language} ${date.precision} ${style}`;
  let made = formats.get(key);
  if (!made) {
    const shape: Intl.DateTimeFormatOptions = { ...shapes[date.precision], timeZone: "UTC" };
    if (shape.month && style === "short") shape.month = "short";
    if (shape.month && style === "in-year") delete shape.year;
    made = new Intl.DateTimeFormat(language, shape);
    formats.set(key, made);
  }
  return made.format(date.start.toJSDate());
}

const patterns = new Map<string, RegExp>();

/**
 * Finds dates as a language writes them in running text, months in words: a day of a month, a month of a year, or both.
 * @returns a global pattern; the same one for a language each time
 */
export function datePattern(language: string): RegExp {
  let pattern = patterns.get(language);
  if (!pattern) {
    const ways = [shapes.day, { month: "long", day: "numeric" }, shapes.month] as const;
    const written = ways.map((shape) => patternOf(new Intl.DateTimeFormat(language, shape)));
    pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join("|")})(?![\\p{L}\\p{N}])`, "gu");
    patterns.set(language, pattern);
  }
  return pattern;
}

/** Text whose dates stay on one line each: their spaces do not break. */
export function wholeDates(text: string, language: string): string {
  return /\d/.test(text)
    ? text.replace(datePattern(language), (date) => date.replaceAll(" ", "\u00a0"))
    : text;
}

function patternOf(format: Intl.DateTimeFormat): string {
  const months = Array.from({ length: 12 }, (_, month) => format.formatToParts(Date.UTC(2025, month, 15)));
  const names = months.flatMap((parts) => parts.filter(({ type }) => type === "month"));
  const month = [...new Set(names.map(({ value }) => escaped(value)))].join("|");
  const by: Partial<Record<string, string>> = { day: "\\d{1,2}", year: "\\d{4}", month: `(?:${month})` };
  return months[0]!.map(({ type, value }) => by[type] ?? escaped(value)).join("");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The day of a moment: `28 November 2025`. Every page says the same one at its foot. */
export function momentText(moment: DateTime, language: string): string {
  const key = `${language} ${moment.zoneName} ${moment.toMillis()}`;
  if (lastMoment.key !== key) {
    lastMoment = { key, text: moment.setLocale(language).toLocaleString(DateTime.DATE_FULL) };
  }
  return lastMoment.text;
}

let lastMoment = { key: "", text: "" };

/** `2025-11-28T00:00:00Z` of a moment, for feeds and the worker; UTC, whole seconds. */
export function instantText(moment: DateTime): string {
  return moment.toUTC().toISO({ suppressMilliseconds: true }) ?? "";
}
