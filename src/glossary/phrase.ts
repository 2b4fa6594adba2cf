import type { Term } from "../model/term.ts";
import { asWritten, capitalsOf, folded, isInitialism, type Capitals } from "./folding.ts";
import type { Language } from "./languages/language.ts";
import { barrier } from "./passage.ts";
import { findWords, WordSpans, type WordRules } from "./words.ts";

/** A name of a term, or a phrase that is not the term, cut into the words that the text must have. */
export interface Phrase {
  readonly term: Term;
  readonly language: Language;
  /** `not` for a phrase of `match.not`: where it stands, the term is not meant. */
  readonly purpose: "match" | "not";
  readonly words: readonly PhraseWord[];
  /** What must stand between word n and word n+1: "" for a space or a hyphen, otherwise the mark itself, as in "65/35". */
  readonly gaps: readonly string[];
  /** Signs directly before the first word and after the last: "€90bn", "C++". */
  readonly prefix: string;
  readonly suffix: string;
  /** Capitals count: the term asks for it. */
  readonly caseSensitive: boolean;
}

/** A word of a {@link Phrase}. */
export interface PhraseWord {
  readonly written: string;
  readonly lower: string;
  readonly folded: string;
  readonly capitals: Capitals;
  /** Must stand as written: an initialism, or a letter that is a name ("C"). */
  readonly fixed: boolean;
  /** Inflected as a noun is; the other words of a phrase are not, or less. */
  readonly isHead: boolean;
}

/** All phrases of a term: its names, their spellings as one word, and what it is not. */
export function phrasesOf(term: Term, language: Language, rules: WordRules): readonly Phrase[] {
  const names = [term.term, ...term.aliases].flatMap(withoutQualifier);
  const matches = names.flatMap((name) => phrasesFrom(name, "match", term, language, rules));
  const others = term.match.not.flatMap((name) => phrasesFrom(name, "not", term, language, rules));
  return [...matches, ...others];
}

/** "Council (EU)" is called so here and "Council" in the text, where the whole may stand as well. */
function withoutQualifier(name: string): readonly string[] {
  const bare = name.replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])\s*$/, "");
  return bare === "" || bare === name ? [name] : [bare, name];
}

function phrasesFrom(
  name: string,
  purpose: Phrase["purpose"],
  term: Term,
  language: Language,
  rules: WordRules,
): readonly Phrase[] {
  const cut = cutName(name, rules);
  if (!cut) return [];
  const { texts, gaps, prefix, suffix } = cut;
  const caseSensitive = purpose === "match" && term.caseSensitive;
  return [cut, ...withoutStops(texts, gaps), ...solid(cut)].map((variant) => ({
    term,
    language,
    purpose,
    prefix,
    suffix,
    caseSensitive,
    words: phraseWords(variant.texts, language),
    gaps: variant.gaps,
  }));
}

/** A name in parts: n words, n - 1 gaps and whether each is a hyphen, and the signs around all. */
interface CutName extends Variant {
  readonly hyphens: readonly boolean[];
  readonly prefix: string;
  readonly suffix: string;
}

// One buffer for all names: a large glossary has tens of thousands.
const spans = new WordSpans();

function cutName(name: string, rules: WordRules): CutName | undefined {
  findWords(name, rules, spans);
  const { count, starts, ends } = spans;
  if (count === 0) return undefined;
  const texts = Array.from({ length: count }, (_, n) => asWritten(name.slice(starts[n], ends[n])));
  const between = texts.slice(1).map((_, n) => name.slice(ends[n], starts[n + 1]));
  const gaps = between.map(gapLabel);
  return {
    texts,
    gaps,
    hyphens: between.map((gap) => /^[-\u2010\u2011]$/.test(gap)),
    prefix: /[^\s"'“”‘’«»()[\]{},;:!?…-]+$/.exec(name.slice(0, starts[0]))?.[0] ?? "",
    suffix: signsAfter(name.slice(ends[count - 1]), gaps.includes("(")),
  };
}

/** "++" of "C++", and the bracket that closes "Council (EU)". */
function signsAfter(rest: string, isOpen: boolean): string {
  const signs = isOpen ? /^\)/ : /^[^\s"'“”‘’«»()[\]{}.,;:!?…-]+/;
  return signs.exec(rest)?.[0] ?? "";
}

interface Variant {
  readonly texts: readonly string[];
  readonly gaps: readonly string[];
}

/** "St. Gallen" is also written "St Gallen". */
function withoutStops(texts: readonly string[], gaps: readonly string[]): readonly Variant[] {
  return gaps.includes(".") ? [{ texts, gaps: gaps.map((gap) => (gap === "." ? "" : gap)) }] : [];
}

/** "pre-financing" is also written "prefinancing", and "data base" "database". */
function solid({ texts, gaps, hyphens }: CutName): readonly Variant[] {
  const joins = gaps.map(
    (gap, n) => gap === "" && joinsSolid(texts[n]!, texts[n + 1]!, hyphens[n]!, texts.length),
  );
  if (!joins.includes(true)) return [];
  const words = [texts[0]!];
  const rest: string[] = [];
  for (const [n, joined] of joins.entries()) {
    if (joined) words.push(words.pop()! + texts[n + 1]!);
    else {
      words.push(texts[n + 1]!);
      rest.push(gaps[n]!);
    }
  }
  return [{ texts: words, gaps: rest }];
}

function joinsSolid(before: string, after: string, hyphen: boolean, count: number): boolean {
  if (!/^\p{L}+$/u.test(before) || !/^\p{Ll}+$/u.test(after) || isInitialism(before)) return false;
  return hyphen ? !changesSense(before) : count === 2 && before.length >= 3 && after.length >= 3;
}

/** "re-form" is not "reform", "re-sign" not "resign": after this prefix the hyphen tells two words apart. */
export function changesSense(prefix: string): boolean {
  return prefix.toLowerCase() === "re";
}

function phraseWords(texts: readonly string[], language: Language): readonly PhraseWord[] {
  const all = texts.map((text) => folded(text, language.code));
  return texts.map((written, n) => ({
    written,
    lower: written.toLowerCase(),
    folded: all[n]!,
    capitals: capitalsOf(written),
    fixed: isInitialism(written) || /^\p{Lu}$/u.test(written),
    isHead: language.isHead(all, n),
  }));
}

const joining = /^(?:[\s\u200B]*|[-\u2010\u2011\u2013]\s*)$/;

/** What stands between two words, as phrases and text are compared: "" joins them, `undefined` parts them for good. */
export function gapLabel(gap: string): string {
  if (gap === " " || joining.test(gap)) return "";
  if (gap.includes(barrier)) return barrier;
  const seen = gap.replace(/\p{Cf}/gu, "");
  return joining.test(seen)
    ? ""
    : seen
        .replace(/\s/g, "")
        .replace(/[“”„«»]/g, '"')
        .replace(/[‘’]/g, "'");
}
