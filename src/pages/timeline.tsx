import type { Event } from "../model/event.ts";
import { fill } from "../model/figure-text.ts";
import { anchors, paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import { emptySightings, type Sightings } from "../markdown/render-env.ts";
import { eventState, firstAhead, groupByYear } from "./blocks/timeline-groups.ts";
import { TimelineActors, TimelineNext } from "./blocks/timeline-list.tsx";
import { Layout } from "./layout.tsx";
import { DateOf } from "./parts/date.tsx";
import { Html } from "./parts/html.tsx";
import { Lede } from "./parts/lede.tsx";
import { LinkRow } from "./parts/link-row.tsx";
import { Link } from "./parts/link.tsx";
import { PageNotes } from "./parts/notes.tsx";
import { ShownIn } from "./parts/shown-in.tsx";
import { SourceLinks } from "./parts/source-list.tsx";
import { TakeAway } from "./parts/take-away.tsx";
import type { SiteView } from "./site-view.ts";

/** What happened, in order, year by year. */
export function TimelinePage({ view }: { view: SiteView }) {
  const { wording, publication } = view;
  const seen = emptySightings();
  const isAllPassed = publication.events.every((event) => eventState(event, view.buildDate) === "passed");
  const next = firstAhead(publication.events, view.buildDate);
  const years = groupByYear(publication.events);
  const texts = new Map(publication.events.map((event) => [event, textOf(view, event, seen)]));
  return (
    <Layout
      view={view}
      path={paths.timeline}
      title={wording.timeline}
      description={wording.timelineIntro}
      kind="list"
    >
      <div class="column">
        <Lede title={wording.timeline} intro={wording.timelineIntro}>
          {isAllPassed ? (
            <p class="meta">{fill(wording.timelineOf.allPassed, view.momentText(view.buildDate))}</p>
          ) : (
            <TimelineNext
              events={publication.events}
              wording={wording}
              buildDate={view.buildDate}
              path={paths.timeline}
            />
          )}
          <TakeAway view={view} path={paths.timeline} />
          <TimelineActors
            events={publication.events}
            publication={publication}
            wording={wording}
            path={paths.timeline}
          />
        </Lede>
        {years.length > 3 && (
          <LinkRow
            label={wording.onThisPage}
            links={years.map(({ year }) => (
              <a href={`#year-${year}`}>{year}</a>
            ))}
          />
        )}
        {years.map(({ year, events }) => (
          <section class="year" aria-labelledby={`year-${year}`}>
            <h2 id={`year-${year}`}>{year}</h2>
            <ol class="events">
              {events.map((event) => (
                <EventEntry view={view} event={event} html={texts.get(event)} isNext={event === next} />
              ))}
            </ol>
          </section>
        ))}
        <PageNotes view={view} path={paths.timeline} seen={seen} />
      </div>
    </Layout>
  );
}

function textOf(view: SiteView, event: Event, seen: Sightings): string | undefined {
  return (
    event.text &&
    view.renderText(event.text, view.publication.addressOf(event, ["text"]), paths.timeline, seen)
  );
}

interface EventEntryProps {
  readonly view: SiteView;
  readonly event: Event;
  readonly html: string | undefined;
  /** Whether it is the first of those that were still to come when the site was built. */
  readonly isNext: boolean;
}

function EventEntry({ view, event, html, isNext }: EventEntryProps) {
  const { publication, wording } = view;
  const state = eventState(event, view.buildDate);
  const actors = event.actors.flatMap((id) => publication.actorById.get(id) ?? []);
  return (
    <li id={anchors.event(event.id)} data-event={event.id} data-status={event.status} data-state={state}>
      {isNext && (
        <p class="timeline-state">{fill(wording.timelineOf.now, view.momentText(view.buildDate))}</p>
      )}
      <h3>
        <span class="when">
          <DateOf date={event.date} language={wording.language} />
          {event.end && (
            <>
              {" – "}
              <DateOf date={event.end} language={wording.language} />
            </>
          )}
        </span>{" "}
        {event.title}
      </h3>
      {html && <Html class="text" html={html} />}
      <p class="meta">
        {event.status !== "happened" && (
          <span class="status">
            {state === "overdue" ? wording.timelineOf.overdue : wordFor(wording.eventStatuses, event.status)}
          </span>
        )}{" "}
        {actors.length > 0 && (
          <span>
            {actors.map((actor, index) => (
              <>
                {index > 0 && ", "}
                <Link from={paths.timeline} to={paths.actor(actor.id)}>
                  {actor.name}
                </Link>
              </>
            ))}
          </span>
        )}{" "}
        {event.sources.length > 0 && (
          <span>
            {wording.sourcesAre}
            <SourceLinks
              ids={event.sources}
              from={paths.timeline}
              publication={publication}
              wording={wording}
            />
          </span>
        )}
      </p>
      <ShownIn view={view} from={paths.timeline} kind="event" id={event.id} />
    </li>
  );
}
