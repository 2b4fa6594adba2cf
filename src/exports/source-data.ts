import type { Publication } from "../model/publication.ts";
import type { Source } from "../model/source.ts";

/** A source as the exports name it: whole, so that a file that has travelled still says where its numbers are from. */
export interface SourceData {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly undated?: boolean | undefined;
  readonly url?: string | undefined;
  readonly accessed?: string | undefined;
  readonly kind: string;
  readonly citing?: string | undefined;
  readonly via?: string | undefined;
}

/** The sources behind something, the weightiest first. */
export function sourceData(ids: readonly string[], { sourceById }: Publication): SourceData[] {
  return ids.flatMap((id) => {
    const source = sourceById.get(id);
    return source ? [dataOf(source)] : [];
  });
}

function dataOf(source: Source): SourceData {
  const { id, title, publisher, author, date, undated, url, accessed, kind, citing, via } = source;
  return {
    id,
    title,
    publisher,
    author,
    date: date?.iso,
    undated,
    url,
    accessed: accessed?.iso,
    kind,
    citing,
    via,
  };
}
