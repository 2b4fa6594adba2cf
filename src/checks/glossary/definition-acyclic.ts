import type { Publication } from "../../model/publication.ts";
import type { EditorialRule } from "../editorial/editorial-rule.ts";
import { glossaryReader } from "./glossary-reader.ts";

/** Definitions that lean on each other in a circle explain nothing to somebody who knows none of them. */
export const definitionAcyclic: EditorialRule = {
  ids: ["definition-acyclic"],
  truth:
    "Following the terms that a one-line definition uses, and those that theirs use, never leads back to it. Of each knot of " +
    "definitions the shortest circle is reported, once. A warning.",
  check({ publication }) {
    const uses = termsUsed(publication);
    return knots(uses).map((knot) => {
      const circle = shortestCircle(knot, uses);
      const [first = ""] = circle;
      const names = [...circle, first].map((id) => publication.termById.get(id)?.term ?? id);
      const term = publication.termById.get(first)!;
      return {
        ...publication.addressOf(term, ["short"]),
        rule: "definition-acyclic",
        severity: "warning" as const,
        message: `The one-line definitions go in a circle: ${names.join(" → ")}. Put one of them in words that need none of the others.`,
      };
    });
  },
};

type Uses = ReadonlyMap<string, ReadonlySet<string>>;

/** The terms in each one-line definition; what it says of itself is for another rule. */
function termsUsed(publication: Publication): Uses {
  const reader = glossaryReader(publication);
  return new Map(
    publication.terms.map(({ id, short }) => {
      const used = new Set(reader.read(short).terms.map(({ term }) => term));
      used.delete(id);
      return [id, used];
    }),
  );
}

/** The sets of definitions in which each leads to each: strongly connected components, by Tarjan's algorithm without recursion. */
function knots(uses: Uses): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  for (const root of uses.keys()) {
    if (index.has(root)) continue;
    const path = [visit(root)];
    while (path.length > 0) {
      const { id, next } = path.at(-1)!;
      const to = next.next();
      if (!to.done) {
        if (!index.has(to.value)) path.push(visit(to.value));
        else if (isOpen.has(to.value)) low.set(id, Math.min(low.get(id)!, index.get(to.value)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) low.set(parent.id, Math.min(low.get(parent.id)!, low.get(id)!));
      if (low.get(id) === index.get(id)) close(id);
    }
  }
  return found;

  function visit(id: string) {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    open.push(id);
    isOpen.add(id);
    return { id, next: (uses.get(id) ?? new Set<string>()).values() };
  }

  function close(id: string): void {
    const knot = open.splice(open.indexOf(id));
    for (const member of knot) isOpen.delete(member);
    if (knot.length > 1) found.push(knot);
  }
}

/** By breadth: from each member to itself. */
function shortestCircle(knot: readonly string[], uses: Uses): string[] {
  const members = new Set(knot);
  let shortest: string[] | undefined;
  for (const start of knot.toSorted()) {
    const circle = circleFrom(start, members, uses);
    if (circle && circle.length < (shortest?.length ?? Infinity)) shortest = circle;
  }
  return shortest ?? [...knot];
}

function circleFrom(start: string, members: ReadonlySet<string>, uses: Uses): string[] | undefined {
  const before = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const used of uses.get(id) ?? []) {
      if (used === start) return pathTo(id, start, before);
      if (!members.has(used) || before.has(used)) continue;
      before.set(used, id);
      queue.push(used);
    }
  }
  return undefined;
}

function pathTo(end: string, start: string, before: ReadonlyMap<string, string>): string[] {
  const path = [end];
  while (path[0] !== start) path.unshift(before.get(path[0]!)!);
  return path;
}
