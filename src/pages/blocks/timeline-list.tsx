import type { DateTime } from "luxon";
import type { ComponentChildren } from "preact";
import { dateInYearText, dateText } from "../../model/date-text.ts";
import type { Actor } from "../../model/actor.ts";
import type { Event } from "../../model/event.ts";
import { fill } from "../../model/figure-text.ts";
import type { PartialDate } from "../../model/partial-date.ts";
import type { Address } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import { anchors, paths } from "../../model/urls.ts";
import type { Wording } from "../../model/wording.ts";
import { DateOf } from "../parts/date.tsx";
import { Html } from "../parts/html.tsx";
import { Link } from "../parts/link.tsx";
import { SourceLinks } from "../parts/source-list.tsx";
import { eventState, firstAhead, groupByYear, type YearOfEvents } from "./timeline-groups.ts";

/** What a list of events is told by the page or the block that shows it. */
export interface TimelineProps {
  /** In their order. */
  readonly events: readonly Event[];
  readonly publication: Publication;
  readonly wording: Wording;
  readonly buildDate: DateTime;
  /** The page that the list stands on. */
  readonly path: string;
  /** What the list is called, and the id of the element that says so. */
  readonly name: string;
  readonly nameId: string;
  /** Renders Markdown of an event. */
  readonly renderText: (source: string, address: Address) => string;
  /** The title of an event: a link where the page is not the event's own place. */
  readonly titleOf?: (event: Event) => ComponentChildren;
  /** How an actor is shown beside an event. */
  readonly actorOf?: (actor: Actor) => ComponentChildren;
  /** Whether this list is where links to an event lead; one per site. */
  readonly isHome?: boolean;
}

/**
 * Events year by year: a named group with lists, since a list itself is not expected to have a name. Lists within lists and no
 * headings, so that it can stand under any heading of any page; a date is as exact as it is known, and what has passed is so at
 * the build date.
 */
export function TimelineList(props: TimelineProps) {
  const { events, wording, buildDate, name, nameId } = props;
  const nextEvent = firstAhead(events, buildDate);
  const isAllPassed = events.every((event) => eventState(event, buildDate) === "passed");
  const built = dateText(dayOf(buildDate), wording.language);
  return (
    <div class="timeline" role="group" aria-labelledby={nameId}>
      <p class="label" id={nameId}>
        {name}
      </p>
      <ol class="timeline-years">
        {groupByYear(events).map((year) => (
          <YearItem year={year} nextEvent={nextEvent} {...props} />
        ))}
      </ol>
      {isAllPassed && <p class="timeline-state">{fill(wording.timelineOf.allPassed, built)}</p>}
    </div>
  );
}

type PartProps = TimelineProps & { readonly nextEvent: Event | undefined };

function YearItem({ year, ...props }: PartProps & { year: YearOfEvents }) {
  return (
    <li>
      <p class="timeline-year">
        <time dateTime={year.year}>{year.year}</time>
      </p>
      <ol>
        {year.events.map((event) => (
          <EventItem event={event} {...props} />
        ))}
      </ol>
    </li>
  );
}

function EventItem({ event, nextEvent, ...props }: PartProps & { event: Event }) {
  const { wording, publication, path, buildDate } = props;
  const state = eventState(event, buildDate);
  const actors = event.actors.flatMap((id) => publication.actorById.get(id) ?? []);
  const actorOf =
    props.actorOf ??
    ((actor: Actor) => <Link from={path} to={paths.actor(actor.id)} children={actor.name} />);
  return (
    <li
      class="timeline-event"
      data-state={state}
      data-status={event.status}
      {...(props.isHome ? { id: anchors.event(event.id) } : {})}
    >
      {event === nextEvent && (
        <p class="timeline-state">
          {fill(wording.timelineOf.now, dateText(dayOf(buildDate), wording.language))}
        </p>
      )}
      <p class="timeline-date">
        <DatesInYear event={event} wording={wording} />
        {event.status !== "happened" && (
          <>
            {" "}
            <span class="status" data-status={event.status}>
              {state === "overdue" ? wording.timelineOf.overdue : wording.eventStatuses[event.status]}
            </span>
          </>
        )}
      </p>
      <p class="timeline-title">{props.titleOf ? props.titleOf(event) : event.title}</p>
      {event.text && (
        <Html
          class="timeline-text"
          html={props.renderText(event.text, publication.addressOf(event, ["text"]))}
        />
      )}
      <p class="meta">
        {actors.length > 0 && (
          <span class="who">
            {actors.map((actor, index) => (
              <>
                {index > 0 && ", "}
                {actorOf(actor)}
              </>
            ))}
          </span>
        )}{" "}
        {event.sources.length > 0 && wording.sourcesAre}
        <SourceLinks ids={event.sources} from={path} publication={publication} wording={wording} />
      </p>
    </li>
  );
}

/** When it happened, without the year that stands above it: `28 November`, `June`, `30 December – 2 January 2026`. */
function DatesInYear({ event, wording }: { event: Event; wording: Wording }) {
  const { date, end } = event;
  const { language } = wording;
  const isSameYear = end?.iso.slice(0, 4) === date.iso.slice(0, 4);
  return (
    <>
      <time dateTime={date.iso}>
        {date.precision === "year" ? wording.timelineOf.vague : dateInYearText(date, language)}
      </time>
      {end && (
        <>
          {" – "}
          <time dateTime={end.iso}>
            {isSameYear ? dateInYearText(end, language) : dateText(end, language)}
          </time>
        </>
      )}
    </>
  );
}

/** The build date as a day: the build's hour is nobody's business. */
function dayOf(moment: DateTime): PartialDate {
  const start = moment.toUTC().startOf("day");
  return { iso: start.toISODate() ?? "", precision: "day", start: start as DateTime<true> };
}

/** What comes next, in a line, for a page's head: nothing where nothing is scheduled. */
export function TimelineNext({
  events,
  wording,
  buildDate,
  path,
}: Pick<TimelineProps, "events" | "wording" | "buildDate" | "path">) {
  const next =
    firstAhead(events, buildDate) ?? events.find((event) => eventState(event, buildDate) === "ahead");
  if (!next) return null;
  const [before = "", between = "", after = ""] = wording.timelineOf.next.split("{}");
  return (
    <p class="timeline-next">
      {before}
      <Link from={path} to={paths.event(next.id)}>
        {next.title}
      </Link>
      {between}
      <DateOf date={next.date} language={wording.language} />
      {after}
    </p>
  );
}

/** The timeline by actor, without a script: each name leads to a list of the events that they had a part in. */
export function TimelineActors({
  events,
  publication,
  wording,
  path,
}: Pick<TimelineProps, "events" | "publication" | "wording" | "path">) {
  const counts = new Map<string, number>();
  for (const id of events.flatMap((event) => event.actors)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const actors = publication.actors.filter((actor) => counts.has(actor.id));
  if (actors.length === 0) return null;
  const busiestFirst = actors.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  return (
    <details class="timeline-actors">
      <summary>{wording.timelineOf.filter}</summary>
      <ul>
        {busiestFirst.map((actor) => (
          <li>
            <Link from={path} to={paths.actorEvents(actor.id)}>
              {actor.name}
            </Link>{" "}
            <small>{counts.get(actor.id)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}
