import { wholeDates } from "../model/date-text.ts";
import { actorKinds, type Actor } from "../model/actor.ts";
import { fill } from "../model/figure-text.ts";
import { anchors, paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import { emptySightings } from "../markdown/render-env.ts";
import { Layout } from "./layout.tsx";
import { DateOf } from "./parts/date.tsx";
import { EventBrief } from "./parts/event-brief.tsx";
import { Html } from "./parts/html.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import { PageNotes } from "./parts/notes.tsx";
import { ShownIn } from "./parts/shown-in.tsx";
import { SourceLinks } from "./parts/source-list.tsx";
import { Status } from "./parts/status.tsx";
import type { SiteView } from "./site-view.ts";

/** Everybody in the story, by kind. */
export function ActorsPage({ view }: { view: SiteView }) {
  const { publication, wording } = view;
  const kinds = actorKinds.filter((kind) => publication.actors.some((actor) => actor.kind === kind));
  return (
    <Layout
      view={view}
      path={paths.actors}
      title={wording.actors}
      description={wording.actorsIntro}
      kind="list"
    >
      <div class="column">
        <Lede title={wording.actors} intro={wording.actorsIntro} />
        {kinds.map((kind) => (
          <section aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`}>{wordFor(wording.actorKinds, kind)}</h2>
            <dl class="entries">
              {publication.actors
                .filter((actor) => actor.kind === kind)
                .map((actor) => (
                  <div data-actor={actor.id}>
                    <dt lang={actor.lang}>
                      <Link from={paths.actors} to={paths.actor(actor.id)}>
                        {actor.name}
                      </Link>
                    </dt>
                    <dd>{wholeDates(actor.role, wording.language)}</dd>
                    <dd class="meta">{fill(wording.asOf, view.dateText(actor.asOf))}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Layout>
  );
}

/** One actor: the role as of a date, positions, events, mentions. */
export function ActorPage({ view, actor }: { view: SiteView; actor: Actor }) {
  const { publication, wording } = view;
  const path = paths.actor(actor.id);
  const seen = emptySightings();
  const text = actor.text && view.renderText(actor.text, publication.addressOf(actor, ["text"]), path, seen);
  const groups = actor.memberOf.flatMap((id) => publication.actorById.get(id) ?? []);
  const positions = publication.positionsByActor.get(actor.id) ?? [];
  const events = publication.eventsByActor.get(actor.id) ?? [];
  return (
    <Layout
      view={view}
      path={path}
      title={actor.name}
      description={`${actor.name}: ${actor.role}`}
      kind="entry"
      menuPath={paths.actors}
    >
      <article class="column entry" data-actor={actor.id}>
        <Lede
          title={actor.name}
          intro={wholeDates(actor.role, wording.language)}
          lang={actor.lang}
          topic={<Link from={path} to={paths.actors} children={wording.actors} />}
        >
          <p class="meta">
            <span>{fill(wording.asOfDate, view.dateText(actor.asOf))}</span>{" "}
            {groups.length > 0 && (
              <span>
                {wording.memberOf}{" "}
                {groups.map((group, index) => (
                  <>
                    {index > 0 && ", "}
                    <Link from={path} to={paths.actor(group.id)}>
                      {group.name}
                    </Link>
                  </>
                ))}
              </span>
            )}{" "}
            <SourceLinks ids={actor.sources} from={path} publication={publication} wording={wording} />
          </p>
        </Lede>
        {text && <Html class="prose" html={text} />}
        {positions.length > 0 && (
          <section aria-labelledby="positions-title">
            <h2 id="positions-title">{wording.positions}</h2>
            <dl class="stances">
              {positions.map((position) => (
                <div>
                  <dt>{position.question}</dt>
                  <dd>
                    <b>{position.stance}</b>. {position.text}
                  </dd>
                  <dd class="meta">
                    <Status status={position.status} wording={wording} />{" "}
                    {position.by && <span>{fill(wording.saidBy, position.by)} </span>}
                    <DateOf date={position.asOf} language={wording.language} />{" "}
                    <SourceLinks
                      ids={position.sources}
                      from={path}
                      publication={publication}
                      wording={wording}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {events.length > 0 && (
          <section id={anchors.actorEvents} aria-labelledby="events-title">
            <h2 id="events-title">{wording.events}</h2>
            <EventBrief events={events} from={path} wording={wording} />
            <p class="meta">
              <Link from={path} to={paths.timeline}>
                {wording.timelineOf.all}
              </Link>
            </p>
          </section>
        )}
        <ShownIn view={view} from={path} kind="actor" id={actor.id} />
        <PageNotes view={view} path={path} seen={seen} />
      </article>
    </Layout>
  );
}
