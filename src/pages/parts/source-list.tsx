import type { Publication } from "../../model/publication.ts";
import { paths } from "../../model/urls.ts";
import type { Wording } from "../../model/wording.ts";
import { DateOf } from "./date.tsx";
import { Link } from "./link.tsx";

/** Sources in a line, each a link to its entry: the publisher is what a reader weighs first. */
export function SourceLinks({
  ids,
  from,
  publication,
  wording,
  isInText = false,
}: {
  ids: readonly string[];
  from: string;
  publication: Publication;
  wording: Wording;
  /** Where nothing stands beside them that they have to keep together against. */
  isInText?: boolean;
}) {
  const sources = ids.flatMap((id) => publication.sourceById.get(id) ?? []);
  const links = (
    <>
      {sources.map((source, index) => (
        <>
          {index > 0 && "; "}
          <Link from={from} to={paths.source(source.id)}>
            {source.publisher}
          </Link>
          {source.date && (
            <>
              , <DateOf date={source.date} language={wording.language} short />
            </>
          )}
        </>
      ))}
    </>
  );
  return isInText ? links : <span>{links}</span>;
}
