import type { Language } from "../../glossary/languages/language.ts";
import { languageOf } from "../../glossary/languages/languages.ts";
import type { Term } from "../../model/term.ts";
import type { EditorialRule } from "../editorial/editorial-rule.ts";
import { editorialWords } from "../editorial/languages/words.ts";
import { readerOf, type GlossaryReader } from "./glossary-reader.ts";

/** "Joint procurement: procurement done jointly" tells nothing. */
export const definitionNotCircular: EditorialRule = {
  ids: ["definition-not-circular"],
  truth:
    "A one-line definition does not use the term that it defines, nor say no more than the term's own words. An alias may " +
    "stand in it: so an initialism is written out. A warning.",
  check({ publication }) {
    const { terms, site, addressOf } = publication;
    const reader = readerOf(terms.map(bare), site.language);
    const { stopWords } = editorialWords(site.language);
    return terms.flatMap((term) => {
      const message = faultOf(term, reader, languageOf(term.lang ?? site.language), stopWords);
      return message === undefined
        ? []
        : [
            {
              ...addressOf(term, ["short"]),
              rule: "definition-not-circular",
              severity: "warning" as const,
              message,
            },
          ];
    });
  },
};

/** By its name alone, which in its own definition can mean nothing else. */
function bare(term: Term): Term {
  const { exact, stem, not } = term.match;
  const match = {
    exact,
    stem,
    not,
    sentenceStart: "always" as const,
    near: [],
    notNear: [],
    pages: [],
    requireNear: false,
  };
  return { ...term, aliases: [], match };
}

function faultOf(
  term: Term,
  reader: GlossaryReader,
  language: Language,
  stopWords: readonly string[],
): string | undefined {
  const { terms, undecided } = reader.read(term.short);
  const own =
    terms.find((found) => found.term === term.id) ??
    undecided.find(({ candidates }) => candidates.includes(term.id));
  if (own) {
    const words = term.short.slice(own.start, own.end);
    return `The definition of "${term.term}" uses "${words}", the word it is to explain. Say it in other words.`;
  }
  if (saysNothingNew(term, language, stopWords))
    return `The definition of "${term.term}" only repeats its words. Say what a reader does not know from the name.`;
  return undefined;
}

function saysNothingNew(term: Term, language: Language, stopWords: readonly string[]): boolean {
  const stem = language.stem ?? asItIs;
  const wordsOf = (text: string) =>
    (text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map((word) => stem(word));
  const small = stemmed(stopWords, stem);
  const own = new Set(wordsOf(term.term));
  const said = wordsOf(term.short).filter((word) => !small.has(word));
  const isNew = said.filter((word) => !own.has(word));
  // "Something that is joint": one word more is still a restatement where most of the rest is the name again.
  return said.length > 0 && (isNew.length === 0 || (isNew.length === 1 && said.length >= 3));
}

const asItIs = (word: string) => word;

type Stem = (word: string) => string;

const stemmedWords = new WeakMap<readonly string[], { readonly stem: Stem; readonly words: Set<string> }>();

/** The same few words for every definition, so they are stemmed once. */
function stemmed(words: readonly string[], stem: Stem): ReadonlySet<string> {
  const known = stemmedWords.get(words);
  if (known?.stem === stem) return known.words;
  const made = new Set(words.map((word) => stem(word)));
  stemmedWords.set(words, { stem, words: made });
  return made;
}
