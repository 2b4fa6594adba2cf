import { didYouMeanHint } from "../model/did-you-mean.ts";
import type { Problem } from "../model/problem.ts";
import type { CollectionName } from "../model/publication.ts";
import { splitFragment } from "../model/urls.ts";
import { isRecord } from "./is-record.ts";
import type { JsonPath } from "./json-with-positions.ts";
import type { Positioned } from "./schema-problems.ts";

/**
 * A key that holds ids of entries elsewhere. `*` in a path stands for every entry of a list.
 * This table is the whole of what may refer to what.
 */
interface Reference {
  readonly from: CollectionName | "explainers" | "site";
  readonly path: readonly string[];
  readonly to: CollectionName | "explainers";
  /** Whether a draft will do: what refers to it waits with it. */
  readonly mayBeDraft?: true;
}

/** What may refer to what. */
export const references: readonly Reference[] = [
  { from: "site", path: ["keyFigures", "*"], to: "figures" },
  { from: "terms", path: ["seeAlso", "*"], to: "terms" },
  { from: "terms", path: ["sources", "*"], to: "sources" },
  { from: "terms", path: ["figures", "*"], to: "figures" },
  { from: "terms", path: ["events", "*"], to: "events" },
  { from: "terms", path: ["actors", "*"], to: "actors" },
  // Explainers, or sections of them, as "slug#section".
  { from: "terms", path: ["match", "pages", "*"], to: "explainers", mayBeDraft: true },
  { from: "terms", path: ["earlier", "*", "sources", "*"], to: "sources" },
  { from: "figures", path: ["sources", "*"], to: "sources" },
  { from: "figures", path: ["equivalents", "*", "sources", "*"], to: "sources" },
  { from: "figures", path: ["earlier", "*", "sources", "*"], to: "sources" },
  { from: "figures", path: ["derived", "of", "*"], to: "figures" },
  { from: "figures", path: ["derived", "stated", "*", "sources", "*"], to: "sources" },
  { from: "figures", path: ["compare", "*"], to: "figures" },
  { from: "tables", path: ["sources", "*"], to: "sources" },
  { from: "tables", path: ["rows", "*", "sources", "*"], to: "sources" },
  { from: "tables", path: ["rows", "*", "cells", "*", "figure"], to: "figures" },
  { from: "events", path: ["after"], to: "events" },
  { from: "events", path: ["actors", "*"], to: "actors" },
  { from: "events", path: ["sources", "*"], to: "sources" },
  { from: "actors", path: ["memberOf", "*"], to: "actors" },
  { from: "actors", path: ["sources", "*"], to: "sources" },
  { from: "positions", path: ["actor"], to: "actors" },
  { from: "positions", path: ["sources", "*"], to: "sources" },
  { from: "guides", path: ["sources", "*"], to: "sources" },
  { from: "guides", path: ["questions", "*", "answers", "*", "sources", "*"], to: "sources" },
  { from: "guides", path: ["outcomes", "*", "sources", "*"], to: "sources" },
  { from: "guides", path: ["outcomes", "*", "may", "*", "sources", "*"], to: "sources" },
  { from: "explainers", path: ["sources", "*"], to: "sources" },
  { from: "explainers", path: ["keyFigures", "*"], to: "figures" },
  { from: "explainers", path: ["related", "*"], to: "explainers" },
  { from: "explainers", path: ["terms", "off", "*"], to: "terms" },
];

/** What an entry of a collection is called, and where a new one is written. */
const nouns: Readonly<Record<Reference["to"], { readonly noun: string; readonly file: string }>> = {
  terms: { noun: "term", file: "_data/glossary.json" },
  figures: { noun: "figure", file: "_data/figures.json" },
  tables: { noun: "table", file: "_data/tables.json" },
  sources: { noun: "source", file: "_data/sources.json" },
  events: { noun: "event", file: "_data/events.json" },
  actors: { noun: "actor", file: "_data/actors.json" },
  positions: { noun: "position", file: "_data/positions.json" },
  guides: { noun: "guide", file: "_data/guides.json" },
  explainers: { noun: "explainer", file: "content/" },
};

/** Entries as their author wrote them, so that one fault in an entry does not hide another. */
export interface WrittenEntry {
  readonly value: unknown;
  readonly document: Positioned;
  /** Where the entry is in its document. */
  readonly base: JsonPath;
}

/** What was written in each collection; `undefined` where its file cannot be read, so that nobody knows what is in it. */
export type WrittenEntries = Readonly<Record<Reference["from"], readonly WrittenEntry[] | undefined>>;

/** The Markdown files that are explainers, by their slugs; those with faults too, so that one fault hides no other. */
export interface ExplainerFiles {
  /** Files by slug: two where two would be the same page. */
  readonly published: ReadonlyMap<string, readonly string[]>;
  /** Slugs of drafts that are no part of the publication. */
  readonly drafts: ReadonlySet<string>;
}

/** Every id that leads nowhere, at the place where it is written. */
export function checkReferences(written: WrittenEntries, { published, drafts }: ExplainerFiles): Problem[] {
  const slugs = new Set(published.keys());
  return references.flatMap((reference) => {
    const { from, path, to, mayBeDraft } = reference;
    const known = to === "explainers" ? slugs : idsOf(written[to]);
    if (!known) return [];
    return (written[from] ?? []).flatMap((entry) =>
      [...valuesAt(entry.value, path, [])].flatMap((found) => {
        const id = to === "explainers" ? splitFragment(found.value)[0] : found.value;
        const isDraft = to === "explainers" && drafts.has(id);
        // The schema has reported what is empty.
        if (found.value === "" || known.has(id) || (isDraft && mayBeDraft)) return [];
        return [dangling(entry, found.path, to, isDraft ? draftMessage(id) : missingMessage(id, to, known))];
      }),
    );
  });
}

function dangling(entry: WrittenEntry, path: JsonPath, to: Reference["to"], message: string): Problem {
  const { file, addressOf } = entry.document;
  return {
    file,
    ...addressOf([...entry.base, ...path]),
    rule: `${nouns[to].noun}-exists`,
    severity: "error",
    message,
  };
}

function draftMessage(slug: string): string {
  return `The explainer "${slug}" is a draft, so there is no page to lead to. Publish it, or take this out.`;
}

function missingMessage(id: string, to: Reference["to"], known: ReadonlySet<string>): string {
  const { noun, file } = nouns[to];
  return `No ${noun} "${id}" in ${file}.${didYouMeanHint(id, known) || " Add it, or take this out."}`;
}

function idsOf(entries: readonly WrittenEntry[] | undefined): ReadonlySet<string> | undefined {
  if (!entries) return undefined;
  const ids = entries.map(({ value }) => (isRecord(value) ? value["id"] : undefined));
  return new Set(ids.filter((id) => typeof id === "string"));
}

interface FoundText {
  readonly value: string;
  readonly path: JsonPath;
}

/** Every text at a path in which `*` stands for each entry of a list. */
function* valuesAt(value: unknown, pattern: readonly string[], path: JsonPath): Generator<FoundText> {
  const [key, ...rest] = pattern;
  if (key === undefined) {
    if (typeof value === "string") yield { value, path };
    return;
  }
  if (key === "*") {
    // One id may stand for a list of one, where the schema lets it.
    if (typeof value === "string" && rest.length === 0) yield { value, path };
    if (!Array.isArray(value)) return;
    for (const [index, inner] of value.entries()) yield* valuesAt(inner, rest, [...path, index]);
    return;
  }
  if (isRecord(value) && Object.hasOwn(value, key)) yield* valuesAt(value[key], rest, [...path, key]);
}
