import type { Event } from "./event.ts";
import { compareDates, type PartialDate } from "./partial-date.ts";

/** Where an event stands: at a date, and at that date after so many others. */
interface Place {
  readonly date: PartialDate;
  /** 0 for an event that stands at its own date, 1 for one after such, and so on. */
  readonly step: number;
}

/**
 * Events as they followed each other, as far as is known: by their dates, and after those that they name in `after`. "February"
 * alone would stand before the 11th, and a signature before the decision that cleared it. Of two that stand at the same place
 * the one that the file has first comes first.
 */
export function orderEvents(events: readonly Event[]): Event[] {
  const eventById = new Map(events.map((event) => [event.id, event]));
  const places = new Map(events.map((event) => [event, placeOf(event, eventById)]));
  return events.toSorted((a, b) => comparePlaces(places.get(a)!, places.get(b)!));
}

/**
 * The date at which an event stands: its own, or that of what it comes after where that one is later. A circle of `after`,
 * which is an error, ends where it began.
 */
export function placeOf(event: Event, eventById: ReadonlyMap<string, Event>, seen = new Set<Event>()): Place {
  const own = { date: event.date, step: 0 };
  const earlier = event.after === undefined ? undefined : eventById.get(event.after);
  seen.add(event);
  if (!earlier || seen.has(earlier)) return own;
  const before = placeOf(earlier, eventById, seen);
  return compareDates(own.date, before.date) > 0 ? own : { date: before.date, step: before.step + 1 };
}

function comparePlaces(a: Place, b: Place): number {
  return compareDates(a.date, b.date) || a.step - b.step;
}
