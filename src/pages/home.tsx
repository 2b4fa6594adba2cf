import type { Event } from "../model/event.ts";
import { fill } from "../model/figure-text.ts";
import { endOf } from "../model/partial-date.ts";
import { paths } from "../model/urls.ts";
import { counted } from "../model/wording.ts";
import { emptySightings, withNotes } from "../markdown/render-env.ts";
import { eventState } from "./blocks/timeline-groups.ts";
import { Layout } from "./layout.tsx";
import { isListedWhole } from "./explainer-lists.ts";
import { termsByLetter } from "./letters.ts";
import { Answers } from "./parts/answers.tsx";
import { EventBrief } from "./parts/event-brief.tsx";
import { FrontTopics } from "./parts/front-topics.tsx";
import { Html } from "./parts/html.tsx";
import { KeyFigures } from "./parts/key-figures.tsx";
import { LetterLinks } from "./parts/letter-links.tsx";
import { Link } from "./parts/link.tsx";
import { PageNotes } from "./parts/notes.tsx";
import type { SiteView } from "./site-view.ts";

/** The front page: what is going on, and where to start. */
export function HomePage({ view }: { view: SiteView }) {
  const { publication, story } = view;
  const { site } = publication;
  const seen = story ? withNotes(story.seen) : emptySightings();
  const keyFigures = site.keyFigures ?? [];
  for (const id of keyFigures) seen.notes.figure.add(id);
  return (
    <Layout view={view} path={paths.home} title={site.title} description={site.description} kind="home">
      <div class="front">
        <header class="nameplate">
          <h1>{site.title}</h1>
          <Dateline view={view} />
        </header>
        <div class="front-page">
          <div class="story">
            <p class="answer">{site.description}</p>
            {story && <Html class="prose" html={story.html} />}
          </div>
          <News view={view} />
        </div>
        <KeyFigures view={view} path={paths.home} ids={keyFigures} />
        <Start view={view} />
        <AtHand view={view} />
        <div class="end-matter">
          <PageNotes view={view} path={paths.home} seen={seen} />
        </div>
      </div>
    </Layout>
  );
}

/** How far the facts run, and how much there is. */
function Dateline({ view }: { view: SiteView }) {
  const { publication, wording } = view;
  const { site, terms, sources } = publication;
  return (
    <p class="dateline meta">
      {site.factsTo && <span>{fill(wording.factsTo, view.dateText(site.factsTo))}</span>}
      {terms.length > 0 && (
        <Link from={paths.home} to={paths.glossary}>
          {counted(wording.termCount, terms.length, wording.language)}
        </Link>
      )}
      {sources.length > 0 && (
        <Link from={paths.home} to={paths.sources}>
          {counted(wording.sourceCount, sources.length, wording.language)}
        </Link>
      )}
    </p>
  );
}

/** Every explainer by its question; of more than anybody reads through, some and the way to all. */
function Start({ view }: { view: SiteView }) {
  const { wording, explainers } = view;
  if (explainers.length === 0) return null;
  if (!isListedWhole(view)) return <FrontTopics view={view} />;
  return (
    <section class="start" aria-labelledby="start-title">
      <h2 id="start-title">{wording.startHere}</h2>
      <Answers view={view} explainers={explainers} />
    </section>
  );
}

/** The search, and the glossary letter by letter. */
function AtHand({ view }: { view: SiteView }) {
  const { wording, publication } = view;
  return (
    <div class="at-hand">
      <section aria-labelledby="search-title">
        <h2 id="search-title">{wording.search}</h2>
        <form class="ask" role="search" action={paths.search}>
          <input
            type="search"
            name="q"
            aria-label={wording.searchThisSite}
            autocomplete="off"
            spellcheck={false}
          />
          <button type="submit">{wording.search}</button>
        </form>
      </section>
      {publication.terms.length > 0 && (
        <section aria-labelledby="glossary-title">
          <h2 id="glossary-title">{wording.glossary}</h2>
          <LetterLinks
            wording={wording}
            from={paths.home}
            list={paths.glossary}
            letters={termsByLetter(publication.terms, wording.language).keys()}
          />
        </section>
      )}
    </div>
  );
}

/** Events that are still ahead at build time, by the day until which they are, and the last that happened. */
function News({ view }: { view: SiteView }) {
  const { events } = view.publication;
  const inState = (state: ReturnType<typeof eventState>) =>
    events.filter((event) => eventState(event, view.buildDate) === state);
  const until = ({ end, date }: Event) => endOf(end ?? date).toMillis();
  const ahead = inState("ahead")
    .toSorted((a, b) => until(a) - until(b))
    .slice(0, 4);
  const past = inState("passed").slice(-3).toReversed();
  if (ahead.length + past.length === 0) return null;
  return (
    <div class="news">
      <EventSection view={view} title={view.wording.next} id="next-title" events={ahead} />
      <EventSection view={view} title={view.wording.latest} id="latest-title" events={past} />
    </div>
  );
}

function EventSection({
  view,
  title,
  id,
  events,
}: {
  view: SiteView;
  title: string;
  id: string;
  events: SiteView["publication"]["events"];
}) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <EventBrief events={events} from={paths.home} wording={view.wording} />
    </section>
  );
}
