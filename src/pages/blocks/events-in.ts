import type { Period } from "../../charts/chart.ts";
import type { Directive } from "../../markdown/directive.ts";
import type { RenderPage, Report } from "../../markdown/render-env.ts";
import type { Event } from "../../model/event.ts";
import { compareDates, endOf, type PartialDate } from "../../model/partial-date.ts";
import { dateIn, findAll, idsIn } from "./find-or-report.ts";

/**
 * The events that a directive asks for: by id, or those between two dates, or those of actors, or both. An event belongs to
 * a period if any of it may have been within.
 */
export function eventsIn({ attributes }: Directive, page: RenderPage, report: Report): readonly Event[] {
  const { publication } = page;
  const from = dateIn("from", attributes.get("from"), report);
  const to = dateIn("to", attributes.get("to"), report);
  if (from && to && from.start > endOf(to)) {
    report("attribute-value", `The period runs backwards: from ${from.iso} to ${to.iso}.`);
    return [];
  }
  const actors = findAll(
    publication.actorById,
    idsIn(attributes.get("actor")),
    "actor",
    "actors.json",
    report,
  );
  const named = findAll(
    publication.eventById,
    idsIn(attributes.get("events")),
    "event",
    "events.json",
    report,
  );
  const candidates = attributes.has("events")
    ? publication.events.filter((event) => named.includes(event))
    : publication.events;
  const events = candidates
    .filter(
      (event) =>
        (!from || endOf(event.end ?? event.date) >= from.start) && (!to || event.date.start <= endOf(to)),
    )
    .filter((event) => !attributes.has("actor") || actors.some((actor) => event.actors.includes(actor.id)));
  if (events.length === 0 && !isFaulty(attributes, { from, to, actors })) {
    report(
      "timeline-has-events",
      "No event of _data/events.json is in it. Widen the dates, or name another actor.",
    );
  }
  return events;
}

/** Whether what is wrong was said already. */
function isFaulty(
  attributes: Directive["attributes"],
  {
    from,
    to,
    actors,
  }: { from: PartialDate | undefined; to: PartialDate | undefined; actors: readonly unknown[] },
): boolean {
  const asked = idsIn(attributes.get("actor")).length;
  return (
    (attributes.has("from") && !from) ||
    (attributes.has("to") && !to) ||
    actors.length < asked ||
    attributes.has("events")
  );
}

/** The period that a directive names; its ends, where it names none, are those of its events. */
export function periodOf(events: readonly Event[], { attributes }: Directive): Period | undefined {
  // By the dates alone: "February" after the 11th of it begins on the 1st.
  const [first] = events.map(({ date }) => date).toSorted(compareDates);
  const last = events.reduce<Event | undefined>(
    (late, event) => (!late || lastDay(event) > lastDay(late) ? event : late),
    undefined,
  );
  if (!first || !last) return undefined;
  return {
    from: dateIn("from", attributes.get("from"), unreported) ?? first,
    to: dateIn("to", attributes.get("to"), unreported) ?? last.end ?? last.date,
  };
}

/** What is no date was reported when the events were chosen. */
function unreported(): void {}

function lastDay(event: Event): number {
  return endOf(event.end ?? event.date).toMillis();
}
