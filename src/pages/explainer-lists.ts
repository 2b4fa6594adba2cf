import GithubSlugger from "github-slugger";
import { paths } from "../model/urls.ts";
import { inPages } from "./in-pages.ts";
import type { RenderedExplainer, SiteView } from "./site-view.ts";

/** Explainers that the front page and the page of all explainers still list one by one; more are shown topic by topic. */
export const listedWhole = 60;

/** Whether a reader can still run over the list of all explainers. */
export function isListedWhole({ explainers }: Pick<SiteView, "explainers">): boolean {
  return explainers.length <= listedWhole;
}

/** What a publication that is too large for one list has on one topic. */
export interface Topic {
  /** As its authors call it; the explainers that name none are together under none, as the last. */
  readonly name: string | undefined;
  /** In the publication's order. */
  readonly explainers: readonly RenderedExplainer[];
  /** The pages on which they are listed, each explainer once. */
  readonly pages: readonly TopicPage[];
}

/** A page of the list of a topic. */
export interface TopicPage {
  readonly path: string;
  readonly explainers: readonly RenderedExplainer[];
}

const topics = new WeakMap<SiteView["explainers"], readonly Topic[]>();

/** The topics of all explainers: first those whose explainers have an `order`, in that order, then by name. */
export function topicsOf(view: Pick<SiteView, "explainers" | "wording">): readonly Topic[] {
  let known = topics.get(view.explainers);
  if (!known) topics.set(view.explainers, (known = gatherTopics(view)));
  return known;
}

function gatherTopics({ explainers, wording }: Pick<SiteView, "explainers" | "wording">): Topic[] {
  const byName = byTopic(explainers);
  // Two topics may be the same in an address: "C" and "C++".
  const slugger = new GithubSlugger();
  const { compare } = new Intl.Collator(wording.language, { numeric: true });
  const isOnly = byName.size === 1;
  return [...byName]
    .map(([name, group]) => ({ name, group, place: placeOf(group[0]!) }))
    .toSorted(
      (a, b) =>
        Number(a.name === undefined) - Number(b.name === undefined) ||
        (a.place === b.place ? compare(a.name ?? "", b.name ?? "") : a.place - b.place),
    )
    .map(({ name, group }) => {
      // Two hyphens are what tells the number of a page from the words.
      const words = (name ?? wording.listsOf.others).replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
      const slug = slugger.slug(words || "-");
      const pathOf = (page: number): string =>
        isOnly ? paths.explainersPage(page) : paths.topic(slug, page);
      const pages = inPages(group, () => 1, { first: listedWhole, others: listedWhole });
      return {
        name,
        explainers: group,
        pages: pages.map((page, index) => ({ path: pathOf(index + 1), explainers: page })),
      };
    });
}

/** Without an `order` of its author's an explainer has no place of its own. */
function placeOf({ explainer }: RenderedExplainer): number {
  return explainer.order ?? Number.MAX_VALUE;
}

/** In the order of each topic's first explainer; what has no topic comes first, under no heading. */
export function byTopic(
  explainers: readonly RenderedExplainer[],
): Map<string | undefined, RenderedExplainer[]> {
  const found = new Map<string | undefined, RenderedExplainer[]>();
  const without = explainers.filter(({ explainer }) => explainer.topic === undefined);
  if (without.length > 0) found.set(undefined, without);
  for (const rendered of explainers) {
    const { topic } = rendered.explainer;
    if (topic === undefined) continue;
    const group = found.get(topic);
    if (group) group.push(rendered);
    else found.set(topic, [rendered]);
  }
  return found;
}
