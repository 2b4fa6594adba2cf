import type { DateTime } from "luxon";
import type { Event } from "../../model/event.ts";
import { endOf } from "../../model/partial-date.ts";

export interface YearOfEvents {
  readonly year: string;
  readonly months: readonly MonthOfEvents[];
}

export interface MonthOfEvents {
  /** Absent for what is known to the year only. */
  readonly start?: DateTime;
  readonly events: readonly Event[];
}

/** Events in their order, by year and month. What is known to the year only stands before its months: it may be any of them. */
export function groupByDate(events: readonly Event[]): YearOfEvents[] {
  const years = new Map<string, Map<string, Event[]>>();
  for (const event of events) {
    const { iso, precision } = event.date;
    const months = getOrAdd(years, iso.slice(0, 4), () => new Map<string, Event[]>());
    getOrAdd(months, precision === "year" ? "" : iso.slice(0, 7), () => []).push(event);
  }
  return [...years].map(([year, months]) => ({
    year,
    months: [...months].map(([month, inMonth]) => {
      const start = inMonth[0]?.date.start.startOf("month");
      return month === "" || !start ? { events: inMonth } : { start, events: inMonth };
    }),
  }));
}

/**
 * Where an event is at the build date. A scheduled event whose date has passed is neither ahead nor known to have
 * happened, and a page must not pretend either.
 */
export function eventState(event: Event, buildDate: DateTime): "passed" | "ahead" | "overdue" {
  const hasPassed = endOf(event.end ?? event.date) < buildDate;
  if (event.status === "scheduled") return hasPassed ? "overdue" : "ahead";
  return event.date.start > buildDate ? "ahead" : "passed";
}

/**
 * The first event of those that are all ahead. One that is known to the year only may be ahead and yet stand among what has
 * passed; the line between past and future is drawn behind it.
 */
export function firstAhead(events: readonly Event[], buildDate: DateTime): Event | undefined {
  const lastPassed = events.findLastIndex((event) => event.date.start <= buildDate);
  return events[lastPassed + 1];
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
