import { dateText, shortDateText } from "../../model/date-text.ts";
import type { PartialDate } from "../../model/partial-date.ts";

/** A date for people and for machines, with the precision that it has. */
export function DateOf({
  date,
  language,
  short = false,
}: {
  date: PartialDate;
  language: string;
  short?: boolean;
}) {
  return <time dateTime={date.iso}>{short ? shortDateText(date, language) : dateText(date, language)}</time>;
}
