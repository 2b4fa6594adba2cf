import type { DateTime } from "luxon";
import type { Event } from "../../model/event.ts";
import { endOf } from "../../model/partial-date.ts";

export interface YearOfEvents {
  readonly year: string;
  readonly events: readonly Event[];
}

/** Events in their order, year by year. What is known to the year only stands first, for it may be any day of it, unless it says what it came after. */
export function groupByYear(events: readonly Event[]): YearOfEvents[] {
  const years = new Map<string, Event[]>();
  for (const event of events) {
    const year = event.date.iso.slice(0, 4);
    const group = years.get(year);
    if (group) group.push(event);
    else years.set(year, [event]);
  }
  return [...years].map(([year, inYear]) => ({ year, events: inYear }));
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
