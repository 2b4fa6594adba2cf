import { fill } from "../../model/figure-text.ts";
import type { Source } from "../../model/source.ts";
import { paths } from "../../model/urls.ts";
import { wordFor } from "../../model/wording.ts";
import type { SiteView } from "../site-view.ts";
import { DateOf } from "./date.tsx";
import { Link } from "./link.tsx";

interface SourceEntryProps {
  readonly view: SiteView;
  readonly path: string;
  readonly source: Source;
}

/** A source as a reader weighs it: what, by whom, when, of which kind, and from whom it has it. */
export function SourceEntry({ view, path, source }: SourceEntryProps) {
  const { wording } = view;
  return (
    <>
      <span data-note-title>{source.url ? <a href={source.url}>{source.title}</a> : source.title}</span>.{" "}
      <span data-note-line>
        {source.author && `${source.author}, `}
        {source.publisher}
        {source.date && (
          <>
            , <DateOf date={source.date} language={wording.language} />
          </>
        )}
      </span>
      {". "}
      <span data-note-more class="meta">
        <SourceKind view={view} path={path} source={source} />
      </span>
    </>
  );
}

/** Of which kind a source is, from whom it has it, and when somebody last saw it. */
export function SourceKind({ view, path, source }: SourceEntryProps) {
  const { wording, publication } = view;
  const origin = source.via === undefined ? undefined : publication.sourceById.get(source.via);
  return (
    <>
      {wordFor(wording.sourceKinds, source.kind)}
      {origin && (
        <>
          ,{" "}
          <Link from={path} to={paths.source(origin.id)}>
            {fill(wording.citing, origin.publisher)}
          </Link>
        </>
      )}
      {source.via && !origin && `, ${fill(wording.via, source.via)}`}
      {source.accessed && `, ${fill(wording.accessed, view.dateText(source.accessed))}`}
    </>
  );
}
