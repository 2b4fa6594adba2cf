import { fill, quantityText } from "../../model/figure-text.ts";
import { paths } from "../../model/urls.ts";
import { wordFor } from "../../model/wording.ts";
import { downloadsPaths } from "../../pages/downloads.tsx";
import type { SiteView } from "../../pages/site-view.ts";
import { canDraw } from "./drawing.ts";

/** What the picture of a page says when somebody shares a link to it. */
export interface ShareCard {
  /** The page. */
  readonly path: string;
  /** At the head, where the page's own title does not say it. */
  readonly publication: string | undefined;
  /** How far the facts run. */
  readonly date: string | undefined;
  /** What the page is one of. */
  readonly topic?: string | undefined;
  readonly title: string;
  readonly text?: string | undefined;
  readonly figure?: ShareFigure | undefined;
}

export interface ShareFigure {
  readonly amount: string;
  readonly label: string;
  /** How we know, and as of when: a number never goes anywhere without them. */
  readonly grounds: string;
}

/** A card for every page that has something of its own to say. */
export function shareCards(view: SiteView): ShareCard[] {
  const { publication, wording, explainers, extraPages } = view;
  const { site, terms, actors, figures, events, sources } = publication;
  const list = (entries: readonly unknown[], path: string, title: string, text: string): Card[] =>
    entries.length > 0 ? [{ path, title, text }] : [];
  const cards: Card[] = [
    { path: paths.home, title: site.title, text: site.description, figure: figureOf(view, site.keyFigures) },
    ...explainers.map(({ explainer }): Card => {
      const figure = figureOf(view, explainer.keyFigures);
      const text = figure ? undefined : view.plainText(explainer.summary);
      return { path: explainer.path, topic: explainer.topic, title: explainer.title, text, figure };
    }),
    ...terms.map((term): Card => {
      return { path: paths.term(term.id), topic: wording.glossary, title: term.term, text: term.short };
    }),
    ...actors.map((actor): Card => {
      const text = `${actor.role} (${fill(wording.asOf, view.dateText(actor.asOf))})`;
      return { path: paths.actor(actor.id), topic: wording.actors, title: actor.name, text };
    }),
    ...list(explainers, paths.explainers, wording.explainers, wording.explainersIntro),
    ...list(terms, paths.glossary, wording.glossary, wording.glossaryIntro),
    ...list(actors, paths.actors, wording.actors, wording.actorsIntro),
    ...list(figures, paths.figures, wording.figures, wording.figuresIntro),
    ...list(events, paths.timeline, wording.timeline, wording.timelineIntro),
    ...list(sources, paths.sources, wording.sources, wording.sourcesIntro),
    ...extraPages
      .filter(({ path }) => path !== downloadsPaths.page)
      .map(({ path, title }): Card => ({ path, title })),
  ];
  const date = site.factsTo && fill(wording.factsTo, view.dateText(site.factsTo));
  return cards
    .map((card) => ({ ...card, date, publication: card.path === paths.home ? undefined : site.title }))
    .filter(isDrawable);
}

type Card = Omit<ShareCard, "publication" | "date">;

function figureOf(
  { publication, wording, dateText }: SiteView,
  ids: readonly string[] = [],
): ShareFigure | undefined {
  const figure = ids.flatMap((id) => publication.figureById.get(id) ?? [])[0];
  if (!figure) return undefined;
  const asOf = fill(wording.asOf, dateText(figure.asOf));
  return {
    amount: quantityText(figure, wording),
    label: figure.label,
    grounds: `${wordFor(wording.statuses, figure.status)}, ${asOf}`,
  };
}

function isDrawable({ publication, date, topic, title, text, figure }: ShareCard): boolean {
  const parts = [publication, date, topic, title, text, figure?.amount, figure?.label, figure?.grounds];
  return parts.every((part) => canDraw(part ?? ""));
}
