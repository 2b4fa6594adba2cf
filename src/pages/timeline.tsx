import type { Event } from "../model/event.ts";
import { dateText } from "../model/date-text.ts";
import { parsePartialDate } from "../model/partial-date.ts";
import { anchors, paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import { emptySightings, type Sightings } from "../markdown/render-env.ts";
import { Layout } from "./layout.tsx";
import { DateOf } from "./parts/date.tsx";
import { Html } from "./parts/html.tsx";
import { Link } from "./parts/link.tsx";
import { PageNotes } from "./parts/notes.tsx";
import { ShownIn } from "./parts/shown-in.tsx";
import { SourceLinks } from "./parts/source-list.tsx";
import type { SiteView } from "./site-view.ts";

/** What happened, in order, by year and month. */
export function TimelinePage({ view }: { view: SiteView }) {
  const { wording, publication } = view;
  const seen = emptySightings();
  const texts = new Map(publication.events.map((event) => [event, textOf(view, event, seen)]));
  return (
    <Layout view={view} path={paths.timeline} title={wording.timeline} description={wording.timelineIntro} kind="list">
      <div class="column">
        <h1>{wording.timeline}</h1>
        <p class="answer">{wording.timelineIntro}</p>
        {[...byMonth(publication.events)].map(([month, events]) => (
          <section class="month" aria-labelledby={`month-${month}`}>
            <h2 id={`month-${month}`}>{monthText(month, wording.language)}</h2>
            <ol class="timeline">
              {events.map((event) => (
                <EventEntry view={view} event={event} html={texts.get(event)} />
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
  return event.text && view.renderText(event.text, view.publication.addressOf(event, ["text"]), paths.timeline, seen);
}

function EventEntry({ view, event, html }: { view: SiteView; event: Event; html: string | undefined }) {
  const { publication, wording } = view;
  const actors = event.actors.flatMap((id) => publication.actorById.get(id) ?? []);
  return (
    <li id={anchors.event(event.id)} data-event={event.id} data-status={event.status}>
      <h3>
        <DateOf date={event.date} language={wording.language} /> {event.title}
      </h3>
      {html && <Html html={html} />}
      <p class="meta">
        <span class="status">{wordFor(wording.eventStatuses, event.status)}</span>
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
        )}
        {event.sources.length > 0 && <SourceLinks ids={event.sources} from={paths.timeline} publication={publication} wording={wording} />}
      </p>
      <ShownIn view={view} from={paths.timeline} kind="event" id={event.id} />
    </li>
  );
}

/** By month, or by year where the month is not known. */
function byMonth(events: readonly Event[]): Map<string, Event[]> {
  const months = new Map<string, Event[]>();
  for (const event of events) {
    const month = event.date.iso.slice(0, 7);
    const group = months.get(month);
    if (group) group.push(event);
    else months.set(month, [event]);
  }
  return months;
}

function monthText(month: string, language: string): string {
  const date = parsePartialDate(month);
  return date ? dateText(date, language) : month;
}
