import { didYouMean } from "../model/did-you-mean.ts";
import type { InlineDirective } from "./inline-directives.ts";
import { findEntry } from "./report.ts";

/** What `:term` and `:plain` leave among the tokens for the glossary, which takes it out again. */
export interface TermMark {
  /** The term, or null for words that are never a mention. */
  readonly term: string | null;
}

/** `:term[these words]{id=safe}`: always a mention. Without an id the words name the term. */
export const termDirective: InlineDirective = {
  attributes: ["id"],
  render({ directive, state, page, report, renderLabel }) {
    const words = (directive.label ?? "").trim();
    const written = directive.attributes.get("id");
    const named =
      written ?? page.publication.terms.find((term) => names(term).includes(words.toLowerCase()))?.id;
    const term =
      named === undefined
        ? reportUnnamed(words, page.publication.terms, report)
        : findEntry(page.publication.termById, named, "term", "glossary.json", report)?.id;
    if (term === undefined) return renderLabel();
    state.push("term_open", "", 1).meta = { term } satisfies TermMark;
    if (words === "") state.push("text", "", 0).content = page.publication.termById.get(term)?.term ?? "";
    else renderLabel();
    state.push("term_close", "", -1);
  },
};

/** `:plain[Safe]`: never a mention, never a tracked number. */
export const plainDirective: InlineDirective = {
  attributes: [],
  render({ state, renderLabel }) {
    state.push("term_open", "", 1).meta = { term: null } satisfies TermMark;
    renderLabel();
    state.push("term_close", "", -1);
  },
};

interface Named {
  readonly id: string;
  readonly term: string;
  readonly aliases: readonly string[];
}

function names({ id, term, aliases }: Named): string[] {
  return [id, term, ...aliases].map((name) => name.toLowerCase());
}

function reportUnnamed(
  words: string,
  terms: readonly Named[],
  report: (rule: string, message: string) => void,
): undefined {
  const guess = didYouMean(words.toLowerCase(), terms.flatMap(names));
  const owner = terms.find((term) => guess !== undefined && names(term).includes(guess));
  const advice = owner
    ? `Did you mean :term[${words}]{id=${owner.id}}?`
    : "Name its id, as in :term[these words]{id=safe}.";
  report("term-exists", `No term is called "${words}". ${advice}`);
}
