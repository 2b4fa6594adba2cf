import { expect, test } from "vitest";
import type { Figure } from "../../src/model/figure.ts";
import { wordingFor } from "../../src/model/wording.ts";
import { figureGroups } from "../../src/pages/figure-groups.ts";
import type { RenderedExplainer, SiteView } from "../../src/pages/site-view.ts";

const explainer = (title: string): RenderedExplainer => ({ explainer: { title } }) as RenderedExplainer;
const [harbour, ferries] = [explainer("Who owns the harbour?"), explainer("Do the ferries pay?")];

/** So many figures, the even ones shown in both explainers, the last in none. */
function viewOf(count: number): SiteView {
  const figures = Array.from({ length: count }, (_, index) => ({ id: `${index}` }) as Figure);
  const shownIn = (id: string): RenderedExplainer[] => {
    if (id === `${count - 1}`) return [];
    return Number(id) % 2 === 0 ? [harbour, ferries] : [ferries];
  };
  return {
    publication: { figures },
    wording: wordingFor("en"),
    explainers: [harbour, ferries],
    backlinks: { explainersWith: (_: string, id: string) => shownIn(id) },
  } as unknown as SiteView;
}

test("many numbers stand under the first explainer that shows them, each once", () => {
  const groups = figureGroups(viewOf(31));
  expect(groups.map(({ name, figures }) => [name, figures.length])).toEqual([
    ["Who owns the harbour?", 15],
    ["Do the ferries pay?", 15],
    ["On other subjects", 1],
  ]);
  expect(new Set(groups.flatMap(({ figures }) => figures)).size).toBe(31);
});

test("a list that a reader runs over is one list", () => {
  expect(figureGroups(viewOf(12))).toEqual([]);
});
