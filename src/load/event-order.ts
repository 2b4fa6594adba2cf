import type { Event } from "../model/event.ts";
import { placeOf } from "../model/event-order.ts";
import { endOf } from "../model/partial-date.ts";
import type { Problem } from "../model/problem.ts";
import type { PublicationParts } from "../model/publication.ts";

/** Events that say that they came after another and cannot have: their own dates forbid it, or a circle does. */
export function* checkEventOrder({ events, addressOf }: PublicationParts): Generator<Problem> {
  const eventById = new Map(events.map((event) => [event.id, event]));
  for (const event of events) {
    const earlier = event.after === undefined ? undefined : eventById.get(event.after);
    const message = earlier && faultOf(event, earlier, eventById);
    if (message === undefined) continue;
    yield { ...addressOf(event, ["after"]), rule: "event-order-possible", severity: "error", message };
  }
}

function faultOf(event: Event, earlier: Event, eventById: ReadonlyMap<string, Event>): string | undefined {
  const circle = circleFrom(event, eventById);
  if (circle) {
    // A circle is one fault, told at the first of its events.
    const isFirst = circle.every(({ id }) => event.id <= id);
    return isFirst
      ? `"${event.id}" comes after itself: ${[...circle, event].map(({ id }) => id).join(" → ")}. Take one "after" out.`
      : undefined;
  }
  const { date } = placeOf(earlier, eventById);
  const last = event.end ?? event.date;
  return endOf(last) < date.start
    ? `"${event.id}" is over (${last.iso}) before "${earlier.id}" comes (${date.iso}). Mend a date, or take "after" out.`
    : undefined;
}

/** The events from this one back to itself, if `after` leads there. */
function circleFrom(event: Event, eventById: ReadonlyMap<string, Event>): readonly Event[] | undefined {
  const seen = new Set<Event>();
  let at: Event | undefined = event;
  while (at && !seen.has(at)) {
    seen.add(at);
    at = at.after === undefined ? undefined : eventById.get(at.after);
  }
  return at === event ? [...seen] : undefined;
}
