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
  /** Whether a term may stand in a part of a text or reach into it: what takes far less time to know than which. */
  readonly mayReadIn: (text: string, part: Span) => boolean;
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
  // The same few names stand on many pages.
  const answers = new Map<string, boolean>();
  return {
    read(text, slug = "") {
      const passage = { text, section: "", markable: true, explicit: [], silenced: [] };
      const { mentions, undecided } = linker.link([passage], { ...everything, slug });
      return { terms: mentions, undecided };
    },
    mayReadIn(text, part) {
      const words = text.slice(wholeStart(text, part.start), wholeEnd(text, part.end));
      let answer = answers.get(words);
      if (answer === undefined) answers.set(words, (answer = linker.hasWordsOf(words)));
      return answer;
    },
  };
}

/** As far as no space stands between: where a word begins may depend on what stands before it. */
function wholeStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && !/\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function wholeEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/\s/.test(text.charAt(at))) at += 1;
  return at;
}

const everything: Omit<LinkingPolicy, "slug"> = { scope: "all", budget: Infinity, off: new Set() };
