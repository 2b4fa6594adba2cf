import { compareDates } from "../model/partial-date.ts";
import { anchors, paths } from "../model/urls.ts";
import { emptySightings, withNotes } from "../markdown/render-env.ts";
import { ExplainerList } from "./explainers.tsx";
import { Layout } from "./layout.tsx";
import { DateOf } from "./parts/date.tsx";
import { Html } from "./parts/html.tsx";
import { KeyFigures } from "./parts/key-figures.tsx";
import { Link } from "./parts/link.tsx";
import { PageNotes } from "./parts/notes.tsx";
import type { SiteView } from "./site-view.ts";

/** What is going on, and where to start. */
export function HomePage({ view }: { view: SiteView }) {
  const { publication, wording, story } = view;
  const { site } = publication;
  const seen = story ? withNotes(story.seen) : emptySightings();
  const keyFigures = site.keyFigures ?? [];
  for (const id of keyFigures) seen.notes.figure.add(id);
  return (
    <Layout view={view} path={paths.home} title={site.title} description={site.description} kind="home">
      <div class="column">
        <header class="lede">
          <h1>{site.title}</h1>
          <p class="answer">{site.description}</p>
        </header>
        <KeyFigures view={view} path={paths.home} ids={keyFigures} />
        {story && <Html class="prose" html={story.html} />}
        {view.explainers.length > 0 && (
          <section aria-labelledby="start-title">
            <h2 id="start-title">{wording.startHere}</h2>
            <ExplainerList view={view} from={paths.home} />
          </section>
        )}
        <NextAndLatest view={view} />
        <PageNotes view={view} path={paths.home} seen={seen} />
      </div>
    </Layout>
  );
}

/** Scheduled events that are still ahead at build time, and the last that happened. */
function NextAndLatest({ view }: { view: SiteView }) {
  const { events } = view.publication;
  const ahead = events.filter((event) => event.date.start > view.buildDate).slice(0, 3);
  const past = events
    .filter((event) => event.date.start <= view.buildDate)
    .toSorted((a, b) => compareDates(b.date, a.date))
    .slice(0, 5);
  return (
    <>
      <EventBrief view={view} title={view.wording.next} id="next-title" events={ahead} />
      <EventBrief view={view} title={view.wording.latest} id="latest-title" events={past} />
    </>
  );
}

function EventBrief({ view, title, id, events }: { view: SiteView; title: string; id: string; events: SiteView["publication"]["events"] }) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol class="brief">
        {events.map((event) => (
          <li>
            <DateOf date={event.date} language={view.wording.language} />{" "}
            <Link from={paths.home} to={`${paths.timeline}#${anchors.event(event.id)}`}>
              {event.title}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
