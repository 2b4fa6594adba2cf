import { dateText } from "../model/date-text.ts";
import type { Event } from "../model/event.ts";
import type { Figure } from "../model/figure.ts";
import { fill, quantityText } from "../model/figure-text.ts";
import type { PartialDate } from "../model/partial-date.ts";
import type { Publication } from "../model/publication.ts";
import type { Source } from "../model/source.ts";
import { paths } from "../model/urls.ts";
import { wordFor, wordingFor, type Wording } from "../model/wording.ts";
import { markdownAsText } from "./markdown-as-text.ts";
import type { SearchRecord } from "./pagefind-index.ts";

/**
 * What can be found beside the explainers: terms, figures, actors, events and sources. A record's text is what a hit shows, so
 * it reads as prose; and Pagefind knows no synonyms, so other names and initialisms are part of it.
 */
export function recordsOf(publication: Publication): SearchRecord[] {
  const wording = wordingFor(publication.site.language);
  const write = writer(publication, wording);
  return [
    ...publication.terms.map((term) => ({
      kind: "term" as const,
      id: term.id,
      path: paths.term(term.id),
      title: term.term,
      text: sentences(
        term.short,
        write.plain(term.long),
        also(term.aliases, wording),
        write.sources(term.sources),
      ),
    })),
    ...publication.figures.map((figure) => ({
      kind: "figure" as const,
      id: figure.id,
      path: paths.figure(figure.id),
      title: figure.label,
      text: sentences(
        `${figure.label}: ${quantityText(figure, wording)}`,
        write.standing(figure),
        figure.by && fill(wording.saidBy, figure.by),
        figure.note,
        write.equivalents(figure),
        write.sources(figure.sources),
      ),
    })),
    ...publication.actors.map((actor) => ({
      kind: "actor" as const,
      id: actor.id,
      path: paths.actor(actor.id),
      title: actor.name,
      text: sentences(
        `${actor.role}, ${write.asOf(actor.asOf)}`,
        write.plain(actor.text),
        also(actor.aliases, wording),
        write.sources(actor.sources),
      ),
    })),
    ...publication.events.map((event) => ({
      kind: "event" as const,
      id: event.id,
      path: paths.event(event.id),
      title: event.title,
      text: sentences(
        `${write.when(event)}${event.place ? `, ${event.place}` : ""}`,
        event.status === "happened" ? undefined : wordFor(wording.eventStatuses, event.status),
        write.plain(event.text),
        event.actors.flatMap((id) => publication.actorById.get(id)?.name ?? []).join(", "),
        write.sources(event.sources),
      ),
    })),
    ...publication.sources.map((source) => ({
      kind: "source" as const,
      id: source.id,
      path: paths.source(source.id),
      title: source.title,
      text: sentences(
        write.source(source),
        wordFor(wording.sourceKinds, source.kind),
        source.author,
        source.note,
        source.url && siteOf(source.url),
      ),
    })),
  ];
}

function writer(publication: Publication, wording: Wording) {
  const { language } = wording;
  const date = (of: PartialDate): string => dateText(of, language);
  const source = ({ publisher, title, date: published }: Source): string =>
    [publisher, title, published && date(published)].filter(Boolean).join(", ");
  return {
    source,
    plain: (markdown: string | undefined): string => markdownAsText(markdown ?? "", publication, wording),
    asOf: (of: PartialDate): string => fill(wording.asOf, date(of)),
    standing: (figure: Figure): string =>
      `${wordFor(wording.statuses, figure.status)}, ${fill(wording.asOf, date(figure.asOf))}`,
    equivalents: (figure: Figure): string =>
      figure.equivalents.map((other) => quantityText(other, wording)).join(", "),
    when: (event: Event): string =>
      event.end ? `${date(event.date)} – ${date(event.end)}` : date(event.date),
    sources: (ids: readonly string[]): string =>
      ids.flatMap((id) => publication.sourceById.get(id)?.publisher ?? []).join(", "),
  };
}

/** People remember where they read something by the name in the address: "twobirds.com" for Bird & Bird. */
function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, "");
}

function also(names: readonly string[], wording: Wording): string {
  return names.length === 0 ? "" : fill(wording.alsoCalled, names.join(", "));
}

/** Parts that have something in them, each ended as a sentence. */
function sentences(...parts: ReadonlyArray<string | undefined>): string {
  return parts
    .filter((part) => part !== undefined && part !== "")
    .map((part) => (/[.!?…]["'”’)]?$/.test(part as string) ? part : `${part}.`))
    .join(" ");
}
