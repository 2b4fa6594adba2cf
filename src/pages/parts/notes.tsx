import type { ComponentChildren } from "preact";
import { wholeDates } from "../../model/date-text.ts";
import { ownDirection } from "../../model/direction.ts";
import { fill, isRounded, quantityText } from "../../model/figure-text.ts";
import type { Figure } from "../../model/figure.ts";
import { longDefinitionOf } from "../../model/long-definition.ts";
import { endOf } from "../../model/partial-date.ts";
import { anchors, paths } from "../../model/urls.ts";
import { wordFor } from "../../model/wording.ts";
import type { Sightings } from "../../markdown/render-env.ts";
import type { SiteView } from "../site-view.ts";
import { DateOf } from "./date.tsx";
import { FigureLinks } from "./figure-links.tsx";
import { Link } from "./link.tsx";
import { Shared } from "./shared.tsx";
import { SourceLinks } from "./source-list.tsx";
import { SourceEntry } from "./source-entry.tsx";
import { Status } from "./status.tsx";

/**
 * What the cards of a page show, in the page itself: the list without a script, in print and for a screen reader. Nothing
 * is fetched. Each note is there once, in the order of first use. All but the sources are folded: thirty numbers must not
 * stand before what they rest on. What an entry's own page tells (a term's sources, an event's) is not told again here.
 */
export function PageNotes({ view, path, seen }: NotesProps) {
  const { wording } = view;
  const { term, figure, actor, event, source } = seen.notes;
  return (
    <>
      <NoteSection id="terms-on-this-page" title={wording.termsOnThisPage} ids={term}>
        {(id) => (
          <Shared view={view} path={path} name={`term ${id}`}>
            <TermNote view={view} path={path} id={id} />
          </Shared>
        )}
      </NoteSection>
      <NoteSection id="numbers-on-this-page" title={wording.numbersOnThisPage} ids={figure}>
        {(id) => <FigureNote view={view} path={path} id={id} />}
      </NoteSection>
      <NoteSection id="people-on-this-page" title={wording.peopleOnThisPage} ids={actor}>
        {(id) => <ActorNote view={view} path={path} id={id} />}
      </NoteSection>
      <NoteSection id="events-on-this-page" title={wording.eventsOnThisPage} ids={event}>
        {(id) => <EventNote view={view} path={path} id={id} />}
      </NoteSection>
      {source.size > 0 && (
        <section
          id="sources-on-this-page"
          class="notes notes-sources"
          aria-labelledby="sources-on-this-page-title"
        >
          <h2 id="sources-on-this-page-title">{wording.sourcesOfThisPage}</h2>
          <ol>
            {[...source].map((id, index) => (
              <SourceNote view={view} path={path} id={id} number={index + 1} isCited={seen.cited.has(id)} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

/** Titles of the sections that {@link PageNotes} shows, for the outline. */
export function noteSections(
  { wording }: SiteView,
  { notes }: Sightings,
): ReadonlyArray<{ id: string; text: string }> {
  const sections = [
    { id: "terms-on-this-page", text: wording.termsOnThisPage, ids: notes.term },
    { id: "numbers-on-this-page", text: wording.numbersOnThisPage, ids: notes.figure },
    { id: "people-on-this-page", text: wording.peopleOnThisPage, ids: notes.actor },
    { id: "events-on-this-page", text: wording.eventsOnThisPage, ids: notes.event },
    { id: "sources-on-this-page", text: wording.sourcesOfThisPage, ids: notes.source },
  ];
  return sections.filter(({ ids }) => ids.size > 0);
}

interface NotesProps {
  readonly view: SiteView;
  readonly path: string;
  readonly seen: Sightings;
}

interface NoteProps {
  readonly view: SiteView;
  readonly path: string;
  readonly id: string;
}

function NoteSection({
  id,
  title,
  ids,
  children,
}: {
  id: string;
  title: string;
  ids: ReadonlySet<string>;
  children: (id: string) => ComponentChildren;
}) {
  if (ids.size === 0) return null;
  return (
    <section id={id} class="notes" aria-labelledby={`${id}-title`}>
      <details>
        <summary>
          <h2 id={`${id}-title`}>{title}</h2> <span>{ids.size}</span>
        </summary>
        <dl>{[...ids].map(children)}</dl>
      </details>
    </section>
  );
}

/** Where the entry of a note is, which says more. */
const pathOf = {
  term: paths.term,
  figure: paths.figure,
  actor: paths.actor,
  event: paths.event,
} as const;

function Note({
  path,
  kind,
  id,
  title,
  line,
  lang,
  dir,
  children,
}: {
  path: string;
  kind: keyof typeof pathOf;
  id: string;
  title: ComponentChildren;
  line: ComponentChildren;
  lang?: string | undefined;
  dir?: "ltr" | "rtl" | undefined;
  children?: ComponentChildren;
}) {
  return (
    <div data-kind={kind} {...(kind === "term" ? { "data-definition": id } : {})}>
      <dt data-note-title="" lang={lang} dir={dir}>
        <Link from={path} to={pathOf[kind](id)}>
          {title}
        </Link>
      </dt>
      <dd data-note-line="" id={anchors.note(kind, id)}>
        {line}
      </dd>
      {children}
    </div>
  );
}

function TermNote({ view, path, id }: NoteProps) {
  const { publication, wording } = view;
  const term = publication.termById.get(id);
  if (!term) return null;
  return (
    <Note
      path={path}
      kind="term"
      id={id}
      title={term.term}
      line={wholeDates(term.short, wording.language)}
      lang={term.lang}
      dir={ownDirection(term)}
    >
      {longDefinitionOf(term, view.plainText) && (
        <dd data-note-long="" hidden>
          <span data-of={id} />
        </dd>
      )}
      {term.usage && (
        <dd data-note-more="" class="meta">
          {fill(wording.usage, term.usage)}
        </dd>
      )}
    </Note>
  );
}

function FigureNote({ view, path, id }: NoteProps) {
  const { publication, wording } = view;
  const figure = publication.figureById.get(id);
  if (!figure) return null;
  const line = (
    <>
      <strong class="amount">{quantityText(figure, wording)}</strong>{" "}
      <Status status={figure.status} wording={wording} />,{" "}
      <DateOf date={figure.asOf} language={wording.language} />
    </>
  );
  return (
    <Note path={path} kind="figure" id={id} title={figure.label} line={line}>
      <FigureDetails view={view} path={path} figure={figure} />
      <dd data-note-more="" class="meta">
        <SourceLinks ids={figure.sources} from={path} publication={publication} wording={wording} isInText />
      </dd>
    </Note>
  );
}

interface FigureProps {
  readonly view: SiteView;
  readonly path: string;
  readonly figure: Figure;
}

/** What a number was worked out from: no more than a card has room for, the rest where the number stands with all of them. */
function Parts({ view, path, figure, ids }: FigureProps & { ids: readonly string[] }) {
  const shown = ids.length > 5 ? ids.slice(0, 3) : ids;
  return (
    <>
      <FigureLinks view={view} from={path} ids={shown} />
      {ids.length > shown.length && (
        <>
          {", "}
          <Link from={path} to={paths.figure(figure.id)}>
            {fill(view.wording.workedOutMore, String(ids.length - shown.length))}
          </Link>
        </>
      )}
    </>
  );
}

/** What a reader must know of a number beside how much it is. */
function FigureDetails({ view, path, figure }: FigureProps) {
  const { wording, publication } = view;
  const details = [
    figure.by && fill(wording.saidBy, figure.by),
    isRounded(figure, wording) && fill(wording.inFull, quantityText(figure, wording, "long")),
    ...figure.equivalents.map((equivalent) => {
      const publishers = equivalent.sources.map(
        (source) => publication.sourceById.get(source)?.publisher ?? source,
      );
      return fill(wording.inOtherUnits, quantityText(equivalent, wording), publishers.join(", "));
    }),
    figure.note,
    ...(figure.derived?.stated ?? []).map((stated) => {
      const publishers = stated.sources.map((id) => publication.sourceById.get(id)?.publisher ?? id);
      return fill(
        wording.stated,
        quantityText({ ...stated, unit: figure.unit }, wording),
        publishers.join(", "),
      );
    }),
    figure.nextExpected &&
      endOf(figure.nextExpected) < view.buildDate &&
      fill(wording.overdue, view.dateText(figure.nextExpected)),
  ].filter((detail) => typeof detail === "string");
  return (
    <>
      {details.map((detail) => (
        <dd data-note-more="">{detail}</dd>
      ))}
      {figure.derived && (
        <dd data-note-more="">
          {fill(wording.workedOut, wordFor(wording.operations, figure.derived.operation))}{" "}
          <Parts view={view} path={path} figure={figure} ids={figure.derived.of} />
        </dd>
      )}
      {figure.earlier.map((earlier) => (
        <dd data-note-more="">
          {wording.earlierValues}: {quantityText({ ...earlier, unit: earlier.unit ?? figure.unit }, wording)},{" "}
          <DateOf date={earlier.asOf} language={wording.language} />
        </dd>
      ))}
      {figure.compare.length > 0 && (
        <dd data-note-more="">
          {wording.compareWith}: <FigureLinks view={view} from={path} ids={figure.compare} />
        </dd>
      )}
    </>
  );
}

function ActorNote({ view, path, id }: NoteProps) {
  const { publication, wording } = view;
  const actor = publication.actorById.get(id);
  if (!actor) return null;
  const line = (
    <>
      {actor.role} ({wholeDates(fill(wording.asOf, view.dateText(actor.asOf)), wording.language)})
    </>
  );
  return <Note path={path} kind="actor" id={id} title={actor.name} line={line} lang={actor.lang} />;
}

function EventNote({ view, path, id }: NoteProps) {
  const { publication, wording } = view;
  const event = publication.eventById.get(id);
  if (!event) return null;
  const line = (
    <>
      <DateOf date={event.date} language={wording.language} />. {wordFor(wording.eventStatuses, event.status)}
      .
    </>
  );
  return <Note path={path} kind="event" id={id} title={event.title} line={line} />;
}

/**
 * @param number of the source on this page
 * @param isCited in the text, and not only leant on by the page
 */
function SourceNote({
  view,
  path,
  id,
  number,
  isCited,
}: NoteProps & { readonly number: number; readonly isCited: boolean }) {
  const source = view.publication.sourceById.get(id);
  if (!source) return null;
  return (
    <li id={anchors.note("source", String(number))} data-kind="source">
      <SourceEntry view={view} path={path} source={source} />
      {isCited && (
        <>
          {" "}
          <a
            class="note-back"
            href={`#${anchors.trigger("source", String(number))}`}
            aria-label={view.wording.backToText}
          >
            ↩
          </a>
        </>
      )}
    </li>
  );
}
