import type { Figure } from "../model/figure.ts";
import { isListedWhole, topicsOf } from "./explainer-lists.ts";
import { runOver } from "./run-over.ts";
import type { RenderedExplainer, SiteView } from "./site-view.ts";

/** Numbers that are read about together. */
export interface FigureGroup {
  /** The question of an explainer, or a topic where there are too many explainers to name. */
  readonly name: string;
  readonly figures: readonly Figure[];
}

/**
 * Each number once, under the first explainer that shows it, in the publication's order; those that none shows come
 * last. None where one list is short enough, or where there would be one group.
 */
export function figureGroups(view: SiteView): readonly FigureGroup[] {
  const { publication, wording, explainers, backlinks } = view;
  const { figures } = publication;
  if (figures.length <= runOver) return [];
  const nameOf = namer(view);
  const groups = new Map(explainers.map((explainer): [string, Figure[]] => [nameOf(explainer), []]));
  const others: Figure[] = [];
  for (const figure of figures) {
    const [first] = backlinks.explainersWith("figure", figure.id);
    ((first && groups.get(nameOf(first))) ?? others).push(figure);
  }
  const found = [...groups, [wording.listsOf.others, others] as const]
    .map(([name, grouped]) => ({ name, figures: grouped }))
    .filter((group) => group.figures.length > 0);
  return found.length > 1 ? found : [];
}

function namer(view: SiteView): (rendered: RenderedExplainer) => string {
  if (isListedWhole(view)) return ({ explainer }) => explainer.title;
  const topics = new Map(
    topicsOf(view).flatMap(({ name, explainers }) =>
      explainers.map((rendered) => [rendered, name ?? view.wording.listsOf.others]),
    ),
  );
  return (rendered) => topics.get(rendered) ?? view.wording.listsOf.others;
}
