import { DateTime } from "luxon";

/**
 * The moment that a build counts as now, in UTC: today's first, so that the same files give the same bytes all day. What is
 * dated later is refused.
 * @param given by whoever starts the build; `SOURCE_DATE_EPOCH` in place of today where nobody says
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function buildDateOf(given?: Date): DateTime {
  if (given) return DateTime.fromJSDate(given, { zone: "utc" });
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  if (epoch !== undefined && /^\d+$/.test(epoch)) return DateTime.fromSeconds(Number(epoch), { zone: "utc" });
  return DateTime.utc().startOf("day");
}
