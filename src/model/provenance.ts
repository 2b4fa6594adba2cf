import type { Source } from "./source.ts";

/** Where a source has it from, and where it was read. */
export interface Provenance {
  /** Whose reports it repeats, the nearest first: "reported by X, citing Y, citing Z". A name where we have no entry. */
  readonly citing: readonly Cited[];
  /** Whose page it was read on, where that is not the publisher's own. */
  readonly readAt?: string;
}

/** A work that another repeats. */
export type Cited = { readonly source: Source } | { readonly name: string };

/** Follows a source to the first who said it. A chain that leads back to itself is followed once; loading has reported it. */
export function provenanceOf(source: Source, sourceById: ReadonlyMap<string, Source>): Provenance {
  const citing: Cited[] = [];
  const seen = new Set([source.id]);
  let next = originOf(source, sourceById);
  while (next) {
    citing.push(next);
    if (!("source" in next) || seen.has(next.source.id)) break;
    seen.add(next.source.id);
    next = originOf(next.source, sourceById);
  }
  const isName = source.via !== undefined && !sourceById.has(source.via);
  return { citing, ...(isName ? { readAt: source.via } : {}) };
}

function originOf({ citing, via }: Source, sourceById: ReadonlyMap<string, Source>): Cited | undefined {
  const cited = [citing, via].flatMap((id) => (id === undefined ? [] : (sourceById.get(id) ?? [])))[0];
  if (cited) return { source: cited };
  return citing === undefined ? undefined : { name: citing };
}

/** What a work that another repeats is called in a sentence. */
export function nameOf(cited: Cited): string {
  return "source" in cited ? cited.source.publisher : cited.name;
}
