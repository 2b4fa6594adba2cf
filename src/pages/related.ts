import type { RenderedExplainer } from "./site-view.ts";

/**
 * What to read after an explainer: what its author names, and else what shares the most terms with it, in the publication's
 * order where they share as many. A term that half of a large publication uses is counted for half of it on each of
 * its pages, so that is done in an array of numbers and not in objects.
 */
export function createRelated(
  explainers: readonly RenderedExplainer[],
): (rendered: RenderedExplainer) => RenderedExplainer[] {
  const bySlug = groupBy(explainers, ({ explainer }) => [explainer.slug]);
  const placesByTerm = groupBy([...explainers.keys()], (place) => explainers[place]!.seen.notes.term);
  const placeOf = new Map(explainers.map(({ explainer }, place) => [explainer, place]));
  const shared = new Uint16Array(explainers.length);
  return ({ explainer, seen }) => {
    if (explainer.related.length > 0)
      return explainer.related.flatMap((slug) => bySlug.get(slug) ?? []).slice(0, most);
    shared.fill(0);
    for (const term of seen.notes.term) {
      const places = placesByTerm.get(term)!;
      for (let n = 0; n < places.length; n++) shared[places[n]!]! += 1;
    }
    shared[placeOf.get(explainer)!] = 0;
    return greatest(shared, most).map((place) => explainers[place]!);
  };
}

/** More would be a list to choose from. */
const most = 3;

/** Where the greatest numbers above 0 stand, the greatest first, and of equals the first. */
function greatest(numbers: Uint16Array, count: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place]!;
    if (number === 0 || (places.length === count && number <= numbers[places[count - 1]!]!)) continue;
    let at = places.length;
    while (at > 0 && numbers[places[at - 1]!]! < number) at--;
    places.splice(at, 0, place);
    places.length = Math.min(places.length, count);
  }
  return places;
}

function groupBy<Key, Value>(
  values: readonly Value[],
  keysOf: (value: Value) => Iterable<Key>,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}
