import type { RecordedMention, Sightings } from "../markdown/render-env.ts";
import type { NoteKind } from "../model/urls.ts";
import type { RenderedExplainer } from "./site-view.ts";

/** Where each entry of the data is used, explainer by explainer in the publication's order. */
export interface Backlinks {
  /** Uses of a term, marked or not, with the words around them. */
  readonly termUses: (term: string) => readonly TermUses[];
  /** Explainers that show a figure, cite a source, name an actor or an event. */
  readonly explainersWith: (kind: NoteKind, id: string) => readonly RenderedExplainer[];
}

/** The uses of one term in one explainer, the first of each section. */
export interface TermUses {
  readonly in: RenderedExplainer;
  readonly uses: readonly RecordedMention[];
}

/** Turns what every explainer recorded into lookups, once per build. */
export function createBacklinks(explainers: readonly RenderedExplainer[]): Backlinks {
  const termUses = new Map<string, TermUses[]>();
  const shown = new Map<string, RenderedExplainer[]>();
  for (const rendered of explainers) {
    for (const [term, uses] of usesByTerm(rendered)) append(termUses, term, { in: rendered, uses });
    for (const [kind, ids] of Object.entries(rendered.seen.notes)) {
      for (const id of ids) append(shown, `${kind} ${id}`, rendered);
    }
  }
  return {
    termUses: (term) => termUses.get(term) ?? [],
    explainersWith: (kind, id) => shown.get(`${kind} ${id}`) ?? [],
  };
}

const usesIn = new WeakMap<Sightings, ReadonlyMap<string, readonly RecordedMention[]>>();

/** Gathered once for as long as the text is the same. */
function usesByTerm({ seen }: RenderedExplainer): ReadonlyMap<string, readonly RecordedMention[]> {
  let uses = usesIn.get(seen);
  if (!uses) usesIn.set(seen, (uses = gatherUses(seen)));
  return uses;
}

function gatherUses(seen: Sightings): Map<string, RecordedMention[]> {
  const uses = new Map<string, RecordedMention[]>();
  for (const mention of seen.mentions) {
    const known = uses.get(mention.term) ?? [];
    if (!known.some((other) => other.section === mention.section)) append(uses, mention.term, mention);
  }
  return uses;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
