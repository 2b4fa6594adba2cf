import { wholeDates } from "../model/date-text.ts";
import { ownDirection } from "../model/direction.ts";
import { fill, quantityText } from "../model/figure-text.ts";
import type { Term } from "../model/term.ts";
import { paths } from "../model/urls.ts";
import { emptySightings } from "../markdown/render-env.ts";
import { Layout } from "./layout.tsx";
import { DateOf } from "./parts/date.tsx";
import { EventBrief } from "./parts/event-brief.tsx";
import { Html } from "./parts/html.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import { PageNotes } from "./parts/notes.tsx";
import { SourceLinks } from "./parts/source-list.tsx";
import type { SiteView } from "./site-view.ts";
import { UsedIn } from "./term-uses.tsx";

/** A term: the line, the paragraph, and every place where an explainer uses it. */
export function TermPage({ view, term }: { view: SiteView; term: Term }) {
  const { publication, wording } = view;
  const path = paths.term(term.id);
  const seen = emptySightings();
  const long = term.long && view.renderText(term.long, publication.addressOf(term, ["long"]), path, seen);
  // Whole, with their addresses: paper and a memory stick have no page of sources one press away.
  for (const id of term.sources) seen.notes.source.add(id);
  const related = term.seeAlso.flatMap((id) => publication.termById.get(id) ?? []);
  return (
    <Layout
      view={view}
      path={path}
      title={term.term}
      description={term.short}
      kind="entry"
      menuPath={paths.glossary}
    >
      <article class="column entry">
        <Lede
          title={<dfn>{term.term}</dfn>}
          intro={wholeDates(term.short, wording.language)}
          lang={term.lang}
          dir={ownDirection(term)}
          topic={<Link from={path} to={paths.glossary} children={wording.glossary} />}
        >
          <p class="meta">
            {term.aliases.length > 0 && (
              <span>{fill(wording.alsoCalled, list(term.aliases, wording.language))}</span>
            )}
            {term.usage && <span>{fill(wording.usage, term.usage)}</span>}
            {term.asOf && <span>{fill(wording.asOfDate, view.dateText(term.asOf))}</span>}
            {term.sources.length > 0 && (
              <SourceLinks ids={term.sources} from={path} publication={publication} wording={wording} />
            )}
          </p>
        </Lede>
        {long && <Html class="prose" html={long} />}
        {related.length > 0 && (
          <section aria-labelledby="see-also-title">
            <h2 id="see-also-title">{wording.seeAlso}</h2>
            <dl class="entries">
              {related.map((other) => (
                <div>
                  <dt lang={other.lang} dir={ownDirection(other)}>
                    <Link from={path} to={paths.term(other.id)}>
                      {other.term}
                    </Link>
                  </dt>
                  <dd>{wholeDates(other.short, wording.language)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <Belongings view={view} term={term} path={path} />
        <UsedIn view={view} term={term} />
        {term.earlier.length > 0 && (
          <section aria-labelledby="earlier-title">
            <h2 id="earlier-title">{wording.earlierWordings}</h2>
            <ul class="plain">
              {term.earlier.map((earlier) => (
                <li>
                  {earlier.short}{" "}
                  <span class="meta">{fill(wording.until, view.dateText(earlier.until))}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <PageNotes view={view} path={path} seen={seen} />
      </article>
    </Layout>
  );
}

/** Figures, events and actors that belong to the term. */
function Belongings({ view, term, path }: { view: SiteView; term: Term; path: string }) {
  const { publication, wording } = view;
  const figures = term.figures.flatMap((id) => publication.figureById.get(id) ?? []);
  const events = term.events.flatMap((id) => publication.eventById.get(id) ?? []);
  const actors = term.actors.flatMap((id) => publication.actorById.get(id) ?? []);
  return (
    <>
      {figures.length > 0 && (
        <section aria-labelledby="figures-title">
          <h2 id="figures-title">{wording.figures}</h2>
          <ul class="plain">
            {figures.map((figure) => (
              <li>
                <Link from={path} to={paths.figure(figure.id)}>
                  {figure.label}
                </Link>
                : {quantityText(figure, wording)}, <DateOf date={figure.asOf} language={wording.language} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {events.length > 0 && (
        <section aria-labelledby="events-title">
          <h2 id="events-title">{wording.events}</h2>
          <EventBrief events={events} from={path} wording={wording} />
        </section>
      )}
      {actors.length > 0 && (
        <section aria-labelledby="actors-title">
          <h2 id="actors-title">{wording.actors}</h2>
          <ul class="plain">
            {actors.map((actor) => (
              <li>
                <Link from={path} to={paths.actor(actor.id)}>
                  {actor.name}
                </Link>
                , {wholeDates(actor.role, wording.language)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function list(words: readonly string[], language: string): string {
  let format = listFormats.get(language);
  if (!format) listFormats.set(language, (format = new Intl.ListFormat(language, { type: "conjunction" })));
  return format.format(words);
}

const listFormats = new Map<string, Intl.ListFormat>();
