import type { Term } from "../../model/term.ts";
import { dataProse } from "../editorial/prose.ts";
import type { EditorialContext, EditorialRule } from "../editorial/editorial-rule.ts";
import { glossaryReader } from "./glossary-reader.ts";

/** A definition that no reader is led to is left over, or waits for the text that a writer forgot. */
export const termUsed: EditorialRule = {
  ids: ["term-used"],
  truth:
    "A reader can get to every term: it stands in an explainer, marked or not, or in another text of the data, or the definition or " +
    "the `seeAlso` of such a term leads to it. A warning.",
  check(context) {
    const reached = reachedTerms(context);
    const { terms, addressOf } = context.publication;
    return terms
      .filter(({ id }) => !reached.has(id))
      .map((term) => ({
        ...addressOf(term, ["id"]),
        rule: "term-used",
        severity: "warning" as const,
        message:
          `No text uses the term "${term.term}", and no entry that is used leads to it. Use it, mark other words as it with ` +
          `:term[words]{id=${term.id}}, name it in a "seeAlso", or take it out.${hasRules(term) ? ' Its "match" may be too strict.' : ""}`,
      }));
  },
};

function hasRules({ match, caseSensitive }: Term): boolean {
  return caseSensitive || match.requireNear || match.exact || match.notNear.length > 0;
}

/** The terms that texts use, and on from these by what their entries use and name. */
function reachedTerms(context: EditorialContext): ReadonlySet<string> {
  const { publication, explainers } = context;
  const reached = new Set(explainers.flatMap(({ seen }) => seen.mentions.map(({ term }) => term)));
  if (reached.size === publication.terms.length) return reached;
  const reader = glossaryReader(publication);
  const termsIn = (text: string) => reader.read(text).terms.map(({ term }) => term);
  for (const text of textsBesideGlossary(context)) for (const term of termsIn(text)) reached.add(term);
  for (const id of reached) {
    const term = publication.termById.get(id);
    if (!term) continue;
    const { short, long = "", seeAlso } = term;
    for (const next of [...termsIn(short), ...termsIn(long), ...seeAlso]) reached.add(next);
  }
  return reached;
}

function textsBesideGlossary(context: EditorialContext): string[] {
  const { terms, figures, positions } = context.publication;
  const definitions = new Set(terms.flatMap(({ short, long }) => [short, long]));
  return [
    ...dataProse(context).flatMap(({ text }) => (definitions.has(text) ? [] : [text])),
    ...figures.flatMap(({ label, note }) => [label, note ?? ""]),
    ...positions.flatMap(({ question, stance }) => [question, stance]),
  ];
}
