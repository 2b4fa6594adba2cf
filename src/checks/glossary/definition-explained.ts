import { languageOf } from "../../glossary/languages/languages.ts";
import type { Publication } from "../../model/publication.ts";
import type { EditorialRule } from "../editorial/editorial-rule.ts";
import { capitalisedNames, type CapitalisedName } from "./capitalised-names.ts";
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
    const { terms, addressOf } = publication;
    return terms.flatMap((term) =>
      (["short", "long"] as const).flatMap((key) =>
        bareInitialisms(term[key] ?? "", publication).map((initialism) => ({
          ...addressOf(term, [key]),
          rule: "definition-explained",
          severity: "warning" as const,
          message: `The definition of "${term.term}" uses "${initialism}", which the glossary does not have. Write it out, or add it to _data/glossary.json.`,
        })),
      ),
    );
  },
};

/** Initialisms that nothing in the text or the publication explains, each once. */
function bareInitialisms(text: string, publication: Publication): string[] {
  const { language } = publication.site;
  const names = knownNames(publication);
  const unknown = capitalisedNames(text, languageOf(language), nameWords(language)).filter(
    ({ kind, words }) => kind === "initialism" && !names.has(words.map((word) => word.text)),
  );
  if (unknown.length === 0) return [];
  const { terms, undecided } = glossaryReader(publication).read(text);
  const isExplained = (name: CapitalisedName) =>
    isExpanded(name, text) ||
    [...terms, ...undecided].some(({ start, end }) => start < name.end && name.start < end);
  // Written out once, it is known where it comes again.
  const explained = new Set(unknown.filter(isExplained).map((name) => name.text));
  return [...new Set(unknown.map((name) => name.text))].filter((initialism) => !explained.has(initialism));
}
