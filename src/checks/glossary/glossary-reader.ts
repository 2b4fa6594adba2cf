import { createLinker } from "../../glossary/linker.ts";
import type { LinkingPolicy } from "../../glossary/linking-policy.ts";
import type { Span } from "../../glossary/passage.ts";
import type { Publication } from "../../model/publication.ts";
import type { Term } from "../../model/term.ts";

/** A term that stands in a text. */
export interface TermInText extends Span {
  readonly term: string;
}

/** Words that may be one of several terms. */
export interface UndecidedInText extends Span {
  readonly candidates: readonly string[];
}

/** Reads texts as the glossary does, without deciding what is marked: every term counts. */
export interface GlossaryReader {
  /** @param slug the explainer that the text is of, which may decide a sense */
  readonly read: (
    text: string,
    slug?: string,
  ) => { readonly terms: readonly TermInText[]; readonly undecided: readonly UndecidedInText[] };
}

const readers = new WeakMap<readonly Term[], GlossaryReader>();

/** A reader of the publication's glossary. Compiling a glossary costs more than a rule, so the rules share one. */
export function glossaryReader({ terms, site }: Publication): GlossaryReader {
  let reader = readers.get(terms);
  if (!reader) readers.set(terms, (reader = readerOf(terms, site.language)));
  return reader;
}

/** A reader that knows these terms only. */
export function readerOf(terms: readonly Term[], language: string): GlossaryReader {
  const linker = createLinker(terms, language);
  return {
    read(text, slug = "") {
      const passage = { text, section: "", markable: true, explicit: [], silenced: [] };
      const { mentions, undecided } = linker.link([passage], { ...everything, slug });
      return { terms: mentions, undecided };
    },
  };
}

const everything: Omit<LinkingPolicy, "slug"> = { scope: "all", budget: Infinity, off: new Set() };
