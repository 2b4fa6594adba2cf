import { hasContext, namesOf, type Term } from "../../model/term.ts";
import type { EditorialRule } from "../editorial/editorial-rule.ts";

/** "Council (EU)" and "Council (UN)" are both "Council" in a text: without a rule, neither will ever be marked. */
export const homographsToldApart: EditorialRule = {
  ids: ["homographs-told-apart"],
  truth:
    "Terms that are the same words in a text, once a qualifier in brackets is taken away, each have a `match` with `near`, `notNear` or " +
    "`pages`. (Names that are the same as written are `term-unique`.) A warning.",
  check({ publication: { terms, addressOf } }) {
    const owners = new Map<string, { readonly term: Term; readonly name: string }>();
    return terms.flatMap((term) =>
      namesOf(term).flatMap(({ name, path }) => {
        const key = bareName(name).toLowerCase();
        const other = owners.get(key);
        if (!other) owners.set(key, { term, name });
        if (!other || other.term === term || sameAsWritten(name, other.name)) return [];
        if ((hasContext(term) && hasContext(other.term)) || !mayMeet(term, other.term)) return [];
        const without = [term, other.term].filter((one) => !hasContext(one)).map(({ id }) => `"${id}"`);
        return [
          {
            ...addressOf(term, path),
            rule: "homographs-told-apart",
            severity: "warning" as const,
            message:
              `"${name}" and "${other.name}" are both "${bareName(name)}" in a text. Give ${without.join(" and ")} a "match" with "near" ` +
              `or "pages", so that a page or the words around can decide.`,
          },
        ];
      }),
    );
  },
};

function bareName(name: string): string {
  return name.replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])\s*$/, "") || name;
}

function sameAsWritten(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Where both insist on their capitals, and these differ, no text is both. */
function mayMeet(a: Term, b: Term): boolean {
  return !(a.caseSensitive && b.caseSensitive) || bareName(a.term) === bareName(b.term);
}
