import { languageOf } from "../../glossary/languages/languages.ts";
import type { EditorialRule } from "../editorial/editorial-rule.ts";
import { capitalisedNames } from "./capitalised-names.ts";
import { isExpanded } from "./expansion.ts";
import { glossaryReader } from "./glossary-reader.ts";
import { knownNames } from "./known-names.ts";
import { nameWords } from "./languages/words.ts";

/** Somebody who looks a word up is not helped by one they would have to look up elsewhere. */
export const definitionExplained: EditorialRule = {
  ids: ["definition-explained"],
  truth:
    "An initialism in a definition, short or long, is itself in the glossary, the name of an actor, source or country, or written out beside " +
    "it. A warning.",
  check({ publication }) {
    const { language } = publication.site;
    const reader = glossaryReader(publication);
    const names = knownNames(publication);
    return publication.terms.flatMap((term) =>
      (["short", "long"] as const).flatMap((key) => {
        const text = term[key] ?? "";
        const found = [...capitalisedNames(text, languageOf(language), nameWords(language))];
        const unknown = found.filter(({ kind, words }) => kind === "initialism" && !names.has(words.map((word) => word.text)));
        if (unknown.length === 0) return [];
        const { terms, undecided } = reader.read(text);
        const isExplained = (name: (typeof unknown)[number]) =>
          isExpanded(name, text) || [...terms, ...undecided].some(({ start, end }) => start < name.end && name.start < end);
        const bare = new Set(unknown.filter((name) => !unknown.some((other) => other.text === name.text && isExplained(other))).map((name) => name.text));
        return [...bare].map((initialism) => ({
          ...publication.addressOf(term, [key]),
          rule: "definition-explained",
          severity: "warning" as const,
          message: `The definition of "${term.term}" uses "${initialism}", which the glossary does not have. Write it out, or add it to _data/glossary.json.`,
        }));
      }),
    );
  },
};
