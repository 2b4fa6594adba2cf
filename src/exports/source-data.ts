import type { Publication } from "../model/publication.ts";
import type { Source } from "../model/source.ts";

/** A source as the exports name it: whole, so that a file that has travelled still says where its numbers are from. */
export interface SourceData {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly accessed?: string | undefined;
  readonly kind: string;
  readonly via?: string | undefined;
}

/** The sources behind something, the weightiest first. */
export function sourceData(ids: readonly string[], { sourceById }: Publication): SourceData[] {
  return ids.flatMap((id) => {
    const source = sourceById.get(id);
    return source ? [dataOf(source)] : [];
  });
}

function dataOf({ id, title, publisher, author, date, url, accessed, kind, via }: Source): SourceData {
  return { id, title, publisher, author, date: date?.iso, url, accessed: accessed?.iso, kind, via };
}
