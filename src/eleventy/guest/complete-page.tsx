import { renderToString } from "preact-render-to-string";
import { anchors, relativeUrl, rootUrl, type NoteKind } from "../../model/urls.ts";
import type { GuestAssets } from "../../assets/bundle.ts";
import type { GuestView } from "../../pages/guest/guest-view.ts";
import { GuestNotes } from "../../pages/guest/notes.tsx";
import { readPage, type Mark } from "./read-page.ts";

/**
 * Completes a page of somebody else's site: what its marks need is put in, and each mark leads to the right place from the
 * page it has come to stand on. A text is rendered once and may be shown on several pages: its own, a list, the front page.
 * A page without anything of ours stays as it is, byte for byte.
 * @param path the page's path in the site
 */
export function completePage(html: string, path: string, view: GuestView, assets: GuestAssets): string {
  const page = readPage(html);
  const marks = page.marks.filter(({ kind, id }) => isKnown(view, kind, id));
  if (marks.length === 0 && !page.hasSearch && !page.hasList) return html;
  const insertions: Insertion[] = marks.map((mark) => ({
    at: mark.start,
    until: mark.end,
    text: startTag(mark, relativeUrl(path, entryPath(view, path, mark.kind, mark.id))),
  }));
  if (page.isDocument) {
    const head = renderToString(
      <Head path={path} assets={assets} hasMarks={marks.length > 0} hasSearch={page.hasSearch} />,
    );
    const notes = renderToString(<GuestNotes view={view} path={path} ids={idsOf(marks)} />);
    insertions.push({ at: page.head ?? page.notes, text: head }, { at: page.notes, text: notes });
  }
  return withInsertions(html, insertions);
}

/** Where the entry of a mark is: on the site's own list where it has one, else among the notes of the page itself. */
export function entryPath({ lists }: GuestView, path: string, kind: NoteKind, id: string): string {
  const list = lists[kind];
  return list === undefined ? `${path}#${anchors.note(kind, id)}` : `${list}#${anchors.entry(kind, id)}`;
}

interface Insertion {
  readonly at: number;
  /** Up to where the text is replaced; without it nothing is. */
  readonly until?: number;
  readonly text: string;
}

function withInsertions(html: string, insertions: readonly Insertion[]): string {
  let whole = "";
  let from = 0;
  // Sorting is stable: at one place the first comes first.
  for (const { at, until = at, text } of insertions.toSorted((a, b) => a.at - b.at)) {
    whole += html.slice(from, at) + text;
    from = until;
  }
  return whole + html.slice(from);
}

/** The id of a mark goes: a list of several texts would have it twice, and nothing leads to it. */
function startTag({ attributes }: Mark, href: string): string {
  const { id: _id, ...kept } = attributes;
  const written = Object.entries({ ...kept, href }).map(([name, value]) => ` ${name}="${escape(value)}"`);
  return `<a${written.join("")}>`;
}

function escape(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

function isKnown({ publication }: GuestView, kind: NoteKind, id: string): boolean {
  if (kind === "term") return publication.termById.has(id);
  return kind === "figure" ? publication.figureById.has(id) : publication.sourceById.has(id);
}

function idsOf(marks: readonly Mark[]): Partial<Record<NoteKind, ReadonlySet<string>>> {
  const ofKind = (kind: NoteKind) => new Set(marks.filter((mark) => mark.kind === kind).map(({ id }) => id));
  return { term: ofKind("term"), figure: ofKind("figure"), source: ofKind("source") };
}

interface HeadProps {
  readonly path: string;
  readonly assets: GuestAssets;
  readonly hasMarks: boolean;
  readonly hasSearch: boolean;
}

function Head({ path, assets, hasMarks, hasSearch }: HeadProps) {
  return (
    <>
      <link rel="stylesheet" href={relativeUrl(path, assets.styles)} />
      {hasMarks && <script src={relativeUrl(path, assets.cards)} defer></script>}
      {hasSearch && (
        <script
          src={relativeUrl(path, assets.search)}
          defer
          data-root={rootUrl(path)}
          data-terms={relativeUrl(path, assets.termIndex)}
        ></script>
      )}
    </>
  );
}
