import { fill } from "../../model/figure-text.ts";
import { provenanceOf } from "../../model/provenance.ts";
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
      <span data-note-title="">{source.url ? <a href={source.url}>{source.title}</a> : source.title}</span>.{" "}
      <span data-note-line="">
        {source.author && `${source.author}, `}
        {source.publisher}
        {source.date && (
          <>
            , <DateOf date={source.date} language={wording.language} />
          </>
        )}
      </span>
      {". "}
      <span data-note-more="" class="meta">
        <SourceKind view={view} path={path} source={source} />
      </span>
    </>
  );
}

/** Of which kind a source is, from whom it has it, and when somebody last saw it. */
export function SourceKind({ view, path, source }: SourceEntryProps) {
  const { wording, publication } = view;
  const { citing, readAt } = provenanceOf(source, publication.sourceById);
  return (
    <>
      {wordFor(wording.sourceKinds, source.kind)}
      {citing.map((cited) => (
        <>
          ,{" "}
          {"source" in cited ? (
            <Link from={path} to={paths.source(cited.source.id)}>
              {fill(wording.citing, cited.source.publisher)}
            </Link>
          ) : (
            fill(wording.citing, cited.name)
          )}
        </>
      ))}
      {readAt && `, ${fill(wording.via, readAt)}`}
      {source.undated && `, ${wording.undated}`}
      {source.accessed && `, ${fill(wording.accessed, view.dateText(source.accessed))}`}
    </>
  );
}
