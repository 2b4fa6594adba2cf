import type {
  Article,
  Country,
  CreativeWork,
  Dataset,
  DefinedTerm,
  DefinedTermSet,
  Event as EventThing,
  Graph,
  Organization,
  Person,
  PropertyValue,
  Thing,
  WithContext,
} from "schema-dts";
import type { Actor } from "../model/actor.ts";
import type { Event } from "../model/event.ts";
import type { Figure } from "../model/figure.ts";
import { fill, quantityText } from "../model/figure-text.ts";
import { compareDates } from "../model/partial-date.ts";
import type { Publication } from "../model/publication.ts";
import type { Term } from "../model/term.ts";
import { paths } from "../model/urls.ts";
import type { RenderedExplainer, SiteView } from "../pages/site-view.ts";
import { addressFrom } from "./addresses.ts";
import { exportPaths } from "./export-paths.ts";

/**
 * What the pages say, in the words of schema.org. With `site.url` ids and URLs are absolute; without, they are relative to
 * the page, which is JSON-LD's own base within HTML (JSON-LD 1.1, section 7.1). Dates keep the precision that they have,
 * which schema.org's Date (ISO 8601) allows.
 */

/** The data of the page at `path`, each for a `<script type="application/ld+json">` of its own. */
export function jsonLdOf(path: string, view: SiteView): Array<WithContext<Thing> | Graph> {
  const rendered = view.explainerOf(path);
  const term = entriesOf(view.publication).term.get(path);
  if (rendered) return [articleJsonLd(rendered, view)];
  if (term) return [termJsonLd(term, view)];
  const actor = entriesOf(view.publication).actor.get(path);
  if (actor) return [actorJsonLd(actor, view)];
  if (path === paths.glossary) return [glossaryJsonLd(view)];
  if (path === paths.figures) return [figuresJsonLd(view)];
  if (path === paths.timeline) return [timelineJsonLd(view)];
  return [];
}

/** What has a page of its own, by the path of that. */
interface Entries {
  readonly term: ReadonlyMap<string, Term>;
  readonly actor: ReadonlyMap<string, Actor>;
}

const entries = new WeakMap<Publication, Entries>();

function entriesOf(publication: Publication): Entries {
  let known = entries.get(publication);
  if (!known) {
    known = {
      term: new Map(publication.terms.map((term) => [paths.term(term.id), term])),
      actor: new Map(publication.actors.map((actor) => [paths.actor(actor.id), actor])),
    };
    entries.set(publication, known);
  }
  return known;
}

/** Safe within a script element: nothing in it can close the element or open a comment. */
export function jsonLdText(data: WithContext<Thing> | Graph): string {
  return JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** An explainer: what it is about, what it mentions, what it cites. */
export function articleJsonLd({ explainer, seen }: RenderedExplainer, view: SiteView): WithContext<Article> {
  const { publication, plainText } = view;
  const { site } = publication;
  const from = explainer.path;
  const terms = [...seen.notes.term].flatMap((id) => publication.termById.get(id) ?? []);
  const subjects = terms.filter((term) => isNamedIn(term, `${explainer.title} ${explainer.question ?? ""}`));
  const sources = [...new Set([...seen.notes.source, ...explainer.sources])];
  return present<WithContext<Leaf<Article, "Article">>>({
    "@context": "https://schema.org",
    "@type": "Article",
    "@id": addressFrom(from, from, publication),
    url: addressFrom(from, from, publication),
    headline: explainer.title,
    alternativeHeadline: explainer.question,
    description: plainText(explainer.summary),
    inLanguage: explainer.lang ?? site.language,
    datePublished: explainer.published.iso,
    dateModified: explainer.updated.iso,
    license: site.licence?.url ?? site.licence?.name,
    author: publisherOf(view),
    publisher: publisherOf(view),
    articleSection: explainer.topic,
    about: subjects.map((term) => termReference(term, from, view)),
    mentions: [
      // Their own pages say what they are, under the same address. Other terms are what the words mean, not what it is about.
      ...[...seen.notes.actor].map((id) => ({
        "@id": addressFrom(from, `${paths.actor(id)}#actor`, publication),
      })),
      ...[...seen.notes.event].map((id) => ({ "@id": addressFrom(from, paths.event(id), publication) })),
    ],
    // The page names them whole; here their addresses do.
    citation: sources.flatMap((id): Array<Leaf<CreativeWork, "CreativeWork"> | { "@id": string }> => {
      const url = publication.sourceById.get(id)?.url;
      return url === undefined ? works([id], view) : [{ "@id": url }];
    }),
  });
}

function isNamedIn({ term, aliases, caseSensitive }: Term, title: string): boolean {
  const words = (text: string) => ` ${(text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(" ")} `;
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  const within = fold(words(title));
  return [term.replace(/\s*\([^()]*\)$/, ""), ...aliases].some((name) => within.includes(fold(words(name))));
}

/** Entries of a list that its page also tells to machines; of more it says where they are. */
const toldWhole = 300;

/** The glossary as a whole. */
export function glossaryJsonLd(view: SiteView): WithContext<DefinedTermSet> {
  const { publication, wording } = view;
  const { site, terms } = publication;
  return present<WithContext<Leaf<DefinedTermSet, "DefinedTermSet">>>({
    "@context": "https://schema.org",
    ...termSetReference(paths.glossary, view),
    name: `${wording.glossary}: ${site.title}`,
    description: wording.glossaryIntro,
    inLanguage: site.language,
    license: site.licence?.url ?? site.licence?.name,
    publisher: publisherOf(view),
    // Each term's own page says what it is, under the same address.
    hasDefinedTerm: terms.map((term) =>
      terms.length > toldWhole
        ? { "@id": addressFrom(paths.glossary, `${paths.term(term.id)}#term`, publication) }
        : termData(term, paths.glossary, view),
    ),
  });
}

/** One term with its definition. */
export function termJsonLd(term: Term, view: SiteView): WithContext<DefinedTerm> {
  const path = paths.term(term.id);
  return present<WithContext<Leaf<DefinedTerm, "DefinedTerm">>>({
    "@context": "https://schema.org",
    ...termData(term, path, view),
    inDefinedTermSet: termSetReference(paths.glossary, view, path),
    subjectOf: works(term.sources, view),
  });
}

/** The events of the timeline. */
export function timelineJsonLd(view: SiteView): Graph {
  return {
    "@context": "https://schema.org",
    "@graph": view.publication.events.map((event) => ({
      ...eventData(event, paths.timeline, view),
      // The page names them whole; here their addresses do.
      subjectOf: event.sources.flatMap((id) => {
        const url = view.publication.sourceById.get(id)?.url;
        return url === undefined ? [] : [{ "@id": url }];
      }),
    })),
  };
}

/** The figures as a data set, with where to get it. */
export function figuresJsonLd(view: SiteView): WithContext<Dataset> {
  const { publication, wording } = view;
  const { site, figures } = publication;
  const address = (path: string) => addressFrom(paths.figures, path, publication);
  const dates = figures.map(({ asOf }) => asOf).toSorted(compareDates);
  const urls = figures.flatMap(({ sources }) =>
    sources.flatMap((id) => publication.sourceById.get(id)?.url ?? []),
  );
  return present<WithContext<Leaf<Dataset, "Dataset">>>({
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": address(`${paths.figures}#dataset`),
    url: address(paths.figures),
    name: `${wording.figures}: ${site.title}`,
    description: wording.figuresIntro,
    inLanguage: site.language,
    license: site.licence?.url ?? site.licence?.name,
    creator: publisherOf(view),
    isAccessibleForFree: true,
    temporalCoverage: dates.length > 0 ? `${dates[0]!.iso}/${dates.at(-1)!.iso}` : undefined,
    distribution: [
      {
        "@type": "DataDownload",
        encodingFormat: "application/json",
        contentUrl: address(exportPaths.figuresJson),
      },
      { "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: address(exportPaths.figuresCsv) },
    ],
    // The distributions have all of them.
    variableMeasured:
      figures.length > toldWhole ? undefined : figures.map((figure) => measured(figure, view)),
    isBasedOn: [...new Set(urls)],
  });
}

function measured(figure: Figure, { publication, wording }: SiteView): PropertyValue {
  const { amount, min, max, unit } = figure;
  const isRange = min !== undefined || max !== undefined;
  return present<Leaf<PropertyValue, "PropertyValue">>({
    "@type": "PropertyValue",
    propertyID: figure.id,
    name: figure.label,
    description: quantityText(figure, wording),
    value: isRange ? undefined : (amount ?? figure.text),
    minValue: min,
    maxValue: max,
    unitText: unit,
    url: addressFrom(paths.figures, paths.figure(figure.id), publication),
  });
}

function termData(term: Term, from: string, view: SiteView): Leaf<DefinedTerm, "DefinedTerm"> {
  return present<Leaf<DefinedTerm, "DefinedTerm">>({
    ...termReference(term, from, view),
    alternateName: term.aliases.length > 0 ? term.aliases : undefined,
    description: term.short,
    termCode: term.id,
  });
}

/** A term as another page names it; its own page says the rest. */
function termReference(term: Term, from: string, { publication }: SiteView) {
  return {
    "@type": "DefinedTerm",
    "@id": addressFrom(from, `${paths.term(term.id)}#term`, publication),
    url: addressFrom(from, paths.term(term.id), publication),
    name: term.term,
  } as const;
}

function termSetReference(to: string, { publication }: SiteView, from = to) {
  return {
    "@type": "DefinedTermSet" as const,
    "@id": addressFrom(from, `${to}#terms`, publication),
    url: addressFrom(from, to, publication),
  } satisfies DefinedTermSet;
}

const actorTypes = {
  person: "Person",
  institution: "Organization",
  organisation: "Organization",
  country: "Country",
} as const satisfies Record<Actor["kind"], string>;

/** Who or what somebody is; the pages that name them give the same address. */
export function actorJsonLd(
  { id, kind, name, role, asOf }: Actor,
  { publication, wording, dateText }: SiteView,
): WithContext<Person | Organization | Country> {
  const from = paths.actor(id);
  return {
    "@context": "https://schema.org",
    "@type": actorTypes[kind],
    "@id": addressFrom(from, `${from}#actor`, publication),
    url: addressFrom(from, from, publication),
    name,
    // Offices change hands.
    description: `${role} (${fill(wording.asOf, dateText(asOf))})`,
  };
}

function eventData(event: Event, from: string, view: SiteView): Leaf<EventThing, "Event"> {
  const { publication, plainText } = view;
  const address = addressFrom(from, paths.event(event.id), publication);
  return present<Leaf<EventThing, "Event">>({
    "@type": "Event",
    "@id": address,
    url: address,
    name: event.title,
    startDate: event.date.iso,
    description: event.text && plainText(event.text),
    endDate: event.end?.iso,
    eventStatus: event.status === "scheduled" ? "https://schema.org/EventScheduled" : undefined,
    location: event.place === undefined ? undefined : { "@type": "Place", name: event.place },
    contributor: event.actors.flatMap((id) => {
      const actor = publication.actorById.get(id);
      return actor && actor.kind !== "country" ? [{ "@type": actorTypes[actor.kind], name: actor.name }] : [];
    }),
  });
}

function works(ids: readonly string[], { publication }: SiteView): Array<Leaf<CreativeWork, "CreativeWork">> {
  return ids.flatMap((id) => {
    const source = publication.sourceById.get(id);
    if (!source) return [];
    return [
      present<Leaf<CreativeWork, "CreativeWork">>({
        "@type": "CreativeWork",
        name: source.title,
        url: source.url,
        datePublished: source.date?.iso,
        author: source.author === undefined ? undefined : { "@type": "Person", name: source.author },
        publisher: { "@type": "Organization", name: source.publisher },
      }),
    ];
  });
}

function publisherOf({ publication }: SiteView): Organization {
  const { site } = publication;
  return {
    "@type": "Organization",
    name: site.publisher ?? site.title,
    ...(site.url ? { url: site.url } : {}),
  };
}

/** The one shape of a union of schema.org's that has this `@type`. */
type Leaf<All, Name extends string> = Extract<All, { readonly "@type": Name }>;

/** Without keys that have no value: the types of schema.org know "absent" and not "undefined". */
function present<Data extends object>(data: { readonly [Key in keyof Data]: Data[Key] | undefined }): Data {
  const has = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(data).filter(([, value]) => has(value))) as Data;
}
