import type { Term } from "../model/term.ts";
import { EvidenceReader, type Clues } from "./evidence.ts";
import { findTerms, type Found, type FoundTerm } from "./finder.ts";
import type { Language } from "./languages/language.ts";
import { languageOf } from "./languages/languages.ts";
import { Lexicon } from "./lexicon.ts";
import type { LinkingPolicy } from "./linking-policy.ts";
import { markTerms } from "./marking.ts";
import { PassageText } from "./page-text.ts";
import type { GlossaryFindings, Passage, UndecidedMention } from "./passage.ts";
import { phrasesOf } from "./phrase.ts";
import { addPhrase, PhraseNode } from "./phrase-trie.ts";
import { nothing } from "./word-forms.ts";
import { findWords, wordRules, WordSpans, type WordRules } from "./words.ts";

/** Finds the terms of a glossary on pages. */
export interface Linker {
  /** All terms that stand in the passages of one page, and which of them the policy marks. */
  link(passages: readonly Passage[], policy: LinkingPolicy): GlossaryFindings;
  /** Whether a text has a word that a name of a term has too: where it has none, no term stands in it or reaches into it. */
  hasWordsOf(text: string): boolean;
}

/**
 * Makes a linker from a glossary: once per build, because every name of every term is compiled into one tree of phrases.
 * Then a page costs what its text costs. Each of its words is a form that most texts have; few of these begin a term, and
 * they start a walk down the tree that ends after a word or two.
 */
export function createLinker(terms: readonly Term[], language: string): Linker {
  const known = linkersByTerms.get(terms);
  if (known?.language === language) return known.linker;
  const glossary = compile(terms, language);
  const linker: Linker = {
    link: (passages, policy) => link(glossary, passages, policy),
    hasWordsOf: (text) => hasWordsOf(glossary, text),
  };
  linkersByTerms.set(terms, { language, linker });
  return linker;
}

// The pages and the checks read by the same glossary.
const linkersByTerms = new WeakMap<readonly Term[], { readonly language: string; readonly linker: Linker }>();

interface CompiledGlossary {
  readonly language: Language;
  readonly rules: WordRules;
  /** The words of the passage that is being read: one buffer serves all. */
  readonly spans: WordSpans;
  readonly root: PhraseNode;
  readonly lexicon: Lexicon;
  readonly evidence: EvidenceReader;
  readonly cluesByTerm: ReadonlyMap<Term, Clues>;
}

function compile(terms: readonly Term[], tag: string): CompiledGlossary {
  const language = languageOf(tag);
  const languages = languagesOf(terms, language);
  const rules = wordRules(tag, new Set(languages.flatMap(({ usage }) => [...usage.elisions])));
  const root = new PhraseNode();
  const lexicon = new Lexicon(languages, root);
  const evidence = new EvidenceReader(language);
  const cluesByTerm = new Map<Term, Clues>();
  for (const term of terms) {
    for (const phrase of phrasesOf(term, term.lang ? languageOf(term.lang) : language, rules)) {
      const symbols = phrase.words.map((word) => lexicon.symbolFor(word, phrase));
      addPhrase(root, symbols, phrase);
    }
    const clues = evidence.cluesOf(term, rules);
    if (clues) cluesByTerm.set(term, clues);
  }
  return { language, rules, spans: new WordSpans(), root, lexicon, evidence, cluesByTerm };
}

/** The publication's language first, then those of terms from other languages. */
function languagesOf(terms: readonly Term[], language: Language): readonly Language[] {
  const foreign = terms.flatMap(({ lang }) => (lang ? [languageOf(lang)] : []));
  const byCode = new Map([language, ...foreign].map((known) => [known.code, known]));
  return [...byCode.values()];
}

function link(
  glossary: CompiledGlossary,
  passages: readonly Passage[],
  policy: LinkingPolicy,
): GlossaryFindings {
  const { rules, spans, lexicon, language } = glossary;
  let wordCount = 0;
  const found = passages.map((passage, index) => {
    findWords(passage.text, rules, spans);
    wordCount += spans.count;
    lexicon.forms.read(passage.text, spans);
    const text = new PassageText(passage, index, spans, lexicon.forms, language);
    return findInPassage(glossary, text, policy.slug);
  });
  return {
    mentions: markTerms(
      found.flatMap(({ terms }) => terms),
      passages,
      wordCount,
      policy,
    ),
    undecided: found
      .flatMap(({ undecided }) => undecided)
      .filter((words) => isWorthReporting(words, passages, policy)),
  };
}

function hasWordsOf({ rules, spans, lexicon }: CompiledGlossary, text: string): boolean {
  findWords(text, rules, spans);
  lexicon.forms.read(text, spans);
  const { forms, count } = spans;
  for (let word = 0; word < count; word += 1)
    if (lexicon.forms.byId[forms[word]!]!.reading !== nothing) return true;
  // Two parts that a hyphen joins may be a word of a name that neither is.
  return /[-\u2010\u2011]/.test(text);
}

/** Where nothing is marked, nothing needs deciding; and a page that switched all candidates off has said enough. */
function isWorthReporting(
  { passage, candidates }: UndecidedMention,
  passages: readonly Passage[],
  { off }: LinkingPolicy,
): boolean {
  return passages[passage]!.markable && candidates.some((term) => !off.has(term));
}

function findInPassage(
  { evidence, cluesByTerm, root, lexicon }: CompiledGlossary,
  text: PassageText,
  slug: string,
): Found {
  const { terms, undecided } = findTerms({ text, slug, cluesByTerm, evidence }, root, lexicon);
  const { explicit } = text.passage;
  if (explicit.length === 0) return { terms, undecided };
  const marked: FoundTerm[] = explicit.map(({ start, end, term }) => ({
    passage: text.index,
    start,
    end,
    term,
    explicit: true,
  }));
  return { terms: [...terms, ...marked].sort((a, b) => a.start - b.start), undecided };
}
