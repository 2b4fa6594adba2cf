import type { ComponentChildren } from "preact";
import { fill, quantityText } from "../../model/figure-text.ts";
import { anchors, relativeUrl, type NoteKind } from "../../model/urls.ts";
import { DateOf } from "../parts/date.tsx";
import { Status } from "../parts/status.tsx";
import type { GuestView } from "./guest-view.ts";

interface NotesProps {
  readonly view: GuestView;
  /** The page's path in the site. */
  readonly path: string;
  /** What the page mentions, by kind, in the order of first use. */
  readonly ids: Readonly<Partial<Record<NoteKind, ReadonlySet<string>>>>;
}

/**
 * What the cards of a page show, in the page itself, as on our own pages: a list without a script, in print and for a
 * screen reader. Nothing is folded: where a site has no list of terms, the marks lead here.
 */
export function GuestNotes({ view, path, ids }: NotesProps) {
  const { wording } = view;
  return (
    <>
      <Section id="terms-on-this-page" title={wording.termsOnThisPage} ids={ids.term}>
        {(id) => <TermNote view={view} path={path} id={id} />}
      </Section>
      <Section id="numbers-on-this-page" title={wording.numbersOnThisPage} ids={ids.figure}>
        {(id) => <FigureNote view={view} path={path} id={id} />}
      </Section>
      <Section id="sources-on-this-page" title={wording.sourcesOfThisPage} ids={ids.source}>
        {(id) => <SourceNote view={view} id={id} />}
      </Section>
    </>
  );
}

function Section({
  id,
  title,
  ids,
  children,
}: {
  id: string;
  title: string;
  ids: ReadonlySet<string> | undefined;
  children: (id: string) => ComponentChildren;
}) {
  if (!ids || ids.size === 0) return null;
  return (
    <section id={id} class="glossator-notes" aria-labelledby={`${id}-title`} data-pagefind-ignore>
      <h2 id={`${id}-title`}>{title}</h2>
      <dl>{[...ids].map(children)}</dl>
    </section>
  );
}

function Note({
  kind,
  id,
  hook,
  children,
}: {
  kind: NoteKind;
  id: string;
  hook: string;
  children: ComponentChildren;
}) {
  return (
    <div data-kind={kind} {...{ [hook]: id }}>
      {children}
    </div>
  );
}

function TermNote({ view, path, id }: { view: GuestView; path: string; id: string }) {
  const term = view.publication.termById.get(id);
  if (!term) return null;
  return (
    <Note kind="term" id={id} hook="data-definition">
      <dt data-note-title lang={term.lang} dir={term.dir}>
        {term.term}
      </dt>
      <dd data-note-line id={anchors.note("term", id)}>
        {term.short}
      </dd>
      <FullEntry view={view} path={path} kind="term" id={id} />
    </Note>
  );
}

function FigureNote({ view, path, id }: { view: GuestView; path: string; id: string }) {
  const { wording } = view;
  const figure = view.publication.figureById.get(id);
  if (!figure) return null;
  const details = [figure.by && fill(wording.saidBy, figure.by), figure.note].filter(Boolean);
  return (
    <Note kind="figure" id={id} hook="data-figure-note">
      <dt data-note-title>{figure.label}</dt>
      <dd data-note-line id={anchors.note("figure", id)}>
        <strong class="amount">{quantityText(figure, wording)}</strong>{" "}
        <Status status={figure.status} wording={wording} />,{" "}
        <DateOf date={figure.asOf} language={wording.language} />
      </dd>
      {details.map((detail) => (
        <dd data-note-more>{detail}</dd>
      ))}
      {figure.sources.map((source) => (
        <dd data-note-more>
          <SourceText view={view} id={source} />
        </dd>
      ))}
      <FullEntry view={view} path={path} kind="figure" id={id} />
    </Note>
  );
}

function SourceNote({ view, id }: { view: GuestView; id: string }) {
  return (
    <Note kind="source" id={id} hook="data-source-note">
      <dd data-note-line id={anchors.note("source", id)}>
        <SourceText view={view} id={id} />
      </dd>
    </Note>
  );
}

/** A source in a line: what, by whom, when. */
export function SourceText({ view: { publication, wording }, id }: { view: GuestView; id: string }) {
  const source = publication.sourceById.get(id);
  if (!source) return null;
  return (
    <>
      {source.url ? <a href={source.url}>{source.title}</a> : source.title}. {source.publisher}
      {source.date && (
        <>
          , <DateOf date={source.date} language={wording.language} />
        </>
      )}
    </>
  );
}

function FullEntry({ view, path, kind, id }: { view: GuestView; path: string; kind: NoteKind; id: string }) {
  const list = view.lists[kind];
  if (list === undefined) return null;
  return (
    <dd data-note-more>
      <a href={relativeUrl(path, `${list}#${anchors.entry(kind, id)}`)}>{view.wording.fullEntry}</a>
    </dd>
  );
}
