import { didYouMeanHint } from "../../model/did-you-mean.ts";
import type { Report } from "../../markdown/render-env.ts";
import { findEntry } from "../../markdown/report.ts";
import { parsePartialDate, type PartialDate } from "../../model/partial-date.ts";

/** Ids that an author lists with spaces or commas between. */
export function idsIn(written: string | undefined): string[] {
  return (written ?? "").split(/[\s,;]+/).filter(Boolean);
}

/** The entries that ids name; those that name none are reported. */
export function findAll<Entry>(
  entries: ReadonlyMap<string, Entry>,
  ids: readonly string[],
  noun: string,
  file: string,
  report: Report,
): Entry[] {
  return ids.flatMap((id) => findEntry(entries, id, noun, file, report) ?? []);
}

/** A partial date from an attribute; what is none is reported. */
export function dateIn(key: string, written: string | undefined, report: Report): PartialDate | undefined {
  if (written === undefined) return undefined;
  const date = parsePartialDate(written);
  if (!date)
    report(
      "attribute-value",
      `${key}="${written}" is not a date. Write a year, a month or a day, as 2025, 2025-11 or 2025-11-28.`,
    );
  return date;
}

/** A word from a list of a few. */
export function choiceIn<Choice extends string>(
  key: string,
  written: string | undefined,
  choices: readonly Choice[],
  report: Report,
): Choice | undefined {
  if (written === undefined) return undefined;
  const choice = choices.find((one) => one === written);
  if (!choice)
    report(
      "attribute-value",
      `No ${key} "${written}".${didYouMeanHint(written, choices)} Use one of: ${choices.join(", ")}.`,
    );
  return choice;
}
