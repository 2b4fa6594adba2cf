import type { Actor } from "./actor.ts";
import { deriveFigure } from "./derive-figures.ts";
import { orderEvents } from "./event-order.ts";
import type { Event } from "./event.ts";
import type { Explainer } from "./explainer.ts";
import type { Figure } from "./figure.ts";
import type { Guide } from "./guide.ts";
import type { Position } from "./position.ts";
import type { Address } from "./problem.ts";
import type { ArchivedCopy, Release } from "./release.ts";
import type { Site } from "./site.ts";
import type { Source } from "./source.ts";
import type { Table } from "./table.ts";
import type { Term } from "./term.ts";

/** The lists of a publication, by the name of their file in `_data/`. */
export interface Collections {
  readonly terms: readonly Term[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly sources: readonly Source[];
  readonly events: readonly Event[];
  readonly actors: readonly Actor[];
  readonly positions: readonly Position[];
  readonly guides: readonly Guide[];
}

export type CollectionName = keyof Collections;

/** What a publication is made of, checked, before it is put together. */
export interface PublicationParts extends Collections {
  readonly site: Site;
  readonly explainers: readonly Explainer[];
  /** What it said before, the oldest first. */
  readonly releases: readonly Release[];
  /** Its explainers as they were, where copies were kept. */
  readonly archive: readonly ArchivedCopy[];
  /** Finds a value of an entry in its file, for problems that are found later. */
  readonly addressOf: AddressLookup;
}

/** Where an entry of a collection (or the site), or a value within it, stands in its file. */
export type AddressLookup = (entry: object, path: ReadonlyArray<string | number>) => Address;

/**
 * A publication: everything that was loaded, its cross-references known to hold, frozen.
 * Lists keep the order in which readers meet them; maps say their key.
 */
export interface Publication extends PublicationParts {
  readonly termById: ReadonlyMap<string, Term>;
  readonly figureById: ReadonlyMap<string, Figure>;
  readonly tableById: ReadonlyMap<string, Table>;
  readonly sourceById: ReadonlyMap<string, Source>;
  readonly eventById: ReadonlyMap<string, Event>;
  readonly actorById: ReadonlyMap<string, Actor>;
  readonly guideById: ReadonlyMap<string, Guide>;
  readonly explainerBySlug: ReadonlyMap<string, Explainer>;
  /** By the path of its file from the publication's root. */
  readonly explainerByFile: ReadonlyMap<string, Explainer>;
  /** Questions in the order of positions.json, each with its positions. */
  readonly positionsByQuestion: ReadonlyMap<string, readonly Position[]>;
  readonly positionsByActor: ReadonlyMap<string, readonly Position[]>;
  readonly eventsByActor: ReadonlyMap<string, readonly Event[]>;
}

/** Puts checked parts together: orders the lists as readers meet them, makes the lookups, freezes. */
export function createPublication(parts: PublicationParts): Publication {
  const { language } = parts.site;
  const collator = new Intl.Collator(language, { numeric: true });
  const explainers = [...parts.explainers].sort(
    (a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || collator.compare(a.title, b.title),
  );
  const terms = [...parts.terms].sort(
    (a, b) => collator.compare(a.term, b.term) || collator.compare(a.id, b.id),
  );
  const events = orderEvents(parts.events);
  const writtenById = byId(parts.figures);
  const figures = parts.figures.map((figure) => derivedOrSelf(figure, writtenById));
  return deepFreeze({
    ...parts,
    figures,
    addressOf: addressByOriginal(parts, figures),
    explainers,
    terms,
    events,
    termById: byId(terms),
    figureById: byId(figures),
    tableById: byId(parts.tables),
    sourceById: byId(parts.sources),
    eventById: byId(events),
    actorById: byId(parts.actors),
    guideById: byId(parts.guides),
    explainerBySlug: new Map(explainers.map((explainer) => [explainer.slug, explainer])),
    explainerByFile: new Map(explainers.map((explainer) => [explainer.file, explainer])),
    positionsByQuestion: groupByEach(parts.positions, (position) => [position.question]),
    positionsByActor: groupByEach(parts.positions, (position) => [position.actor]),
    eventsByActor: groupByEach(events, (event) => event.actors),
  });
}

function derivedOrSelf(figure: Figure, figureById: ReadonlyMap<string, Figure>): Figure {
  const derived = deriveFigure(figure, figureById);
  return "figure" in derived ? derived.figure : figure;
}

/** A figure that was worked out is a new object; its address is that of the one it came from. */
function addressByOriginal(parts: PublicationParts, figures: readonly Figure[]): AddressLookup {
  const originals = new Map<object, object>(
    figures.map((figure, index) => [figure, parts.figures[index] ?? figure]),
  );
  return (entry, path) => parts.addressOf(originals.get(entry) ?? entry, path);
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function groupByEach<Entry>(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => readonly string[],
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

/** Freezes what is ours, and leaves the insides of library objects (dates, maps) alone. */
function deepFreeze<Value>(value: Value): Value {
  const isPlain =
    Array.isArray(value) || (typeof value === "object" && value !== null && isPlainObject(value));
  if (!isPlain || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value as object)) deepFreeze(inner);
  return value;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
