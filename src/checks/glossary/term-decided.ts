import type { Problem } from "../../model/problem.ts";
import type { EditorialContext, EditorialRule } from "../editorial/editorial-rule.ts";

/** Words that may be a term, or one of several, are left alone rather than explained wrongly; an editor can tell. */
export const termDecided: EditorialRule = {
  ids: ["term-decided"],
  truth:
    "Words that may be one of several terms, or a term or an everyday word, stand where the page or a word near by decides, or in " +
    ":term[…] or :plain[…]. A warning.",
  check({ publication, explainers }) {
    return explainers.flatMap(({ seen }) =>
      seen.undecided.map(({ text, candidates, address }) => ({
        ...address,
        rule: "term-decided",
        severity: "warning" as const,
        ...advice(text.replace(/\s+/g, " "), candidates, publication),
      })),
    );
  },
};

function advice(
  words: string,
  candidates: readonly string[],
  { termById }: EditorialContext["publication"],
): Pick<Problem, "message" | "fix"> {
  const [first = "", ...others] = candidates;
  if (others.length === 0) {
    const name = termById.get(first)?.term ?? first;
    const message =
      `"${words}" may be the term "${name}" or an everyday word, and nothing near it tells. Write :term[${words}]{id=${first}} or ` +
      `:plain[${words}], or add a word of this sentence to "match.near" of "${first}".`;
    return { message };
  }
  const names = candidates.map((id) => `"${id}" (${termById.get(id)?.short ?? ""})`);
  const message =
    `"${words}" may be ${either.format(names)}, and nothing near it tells. Write ` +
    `:term[${words}]{id=${first}} with the right id, or give the terms a "match" with "near" or "pages".`;
  return { message };
}

const either = new Intl.ListFormat("en", { type: "disjunction" });
