import { isInitialism } from "../../glossary/folding.ts";
import type { Language } from "../../glossary/languages/language.ts";
import type { Span } from "../../glossary/passage.ts";
import { Sentences } from "../../glossary/sentences.ts";
import type { NameWords } from "./languages/words.ts";

/** Words that are written as a name is: an initialism, or several capitalised words in a row. */
export interface CapitalisedName extends Span {
  readonly text: string;
  readonly kind: "initialism" | "phrase";
  /** Its words, without a possessive's "'s" and without the small words between. */
  readonly words: readonly NameWord[];
  /** It opens a sentence, where its first capital says nothing. */
  readonly opensSentence: boolean;
}

export interface NameWord extends Span {
  readonly text: string;
}

/**
 * The capitalised names in a text. One capitalised word alone is left out: nothing tells a place or a family from a term.
 * So are phrases of a language that capitalises every noun.
 */
export function* capitalisedNames(
  text: string,
  language: Language,
  { openers, connectors, dates }: NameWords,
): Generator<CapitalisedName> {
  const sentences = new Sentences(text, language.usage);
  let run: NameWord[] = [];
  for (const word of [...wordsOf(text), undefined]) {
    if (
      word &&
      isCapitalised(word.text) &&
      !dates.has(word.text.toLowerCase()) &&
      !sentences.isInCapitals(word.start)
    ) {
      const last = run.at(-1);
      if (last && !continues(text.slice(last.end, word.start), connectors)) {
        yield* namesIn(run);
        run = [];
      }
      run.push(word);
    } else if (!word || !connectors.has(word.text.toLowerCase())) {
      yield* namesIn(run);
      run = [];
    }
  }

  function* namesIn(words: readonly NameWord[]): Generator<CapitalisedName> {
    const opensSentence = words[0] !== undefined && opensAt(words[0].start);
    const isOpener = opensSentence && openers.has(words[0]!.text.toLowerCase());
    const name = isOpener ? words.slice(1) : words;
    if (name.length > 1 && !language.capitalisesNouns)
      yield nameOf("phrase", name, opensSentence && !isOpener);
    for (const word of name) if (isInitialism(word.text)) yield nameOf("initialism", [word], false);
  }

  /** A citation after a full stop stands before the sentence and is no part of it. */
  function opensAt(start: number): boolean {
    const before = text.slice(Math.max(0, start - 40), start);
    return sentences.opensAt(start) || /[.!?…]["”’»)]*[\s,\uFFFC]*$/u.test(before);
  }

  function nameOf(
    kind: CapitalisedName["kind"],
    words: readonly NameWord[],
    opensSentence: boolean,
  ): CapitalisedName {
    const { start } = words[0]!;
    const { end } = words.at(-1)!;
    return { kind, words, start, end, text: text.slice(start, end).replace(/\s+/g, " "), opensSentence };
  }
}

function continues(between: string, connectors: ReadonlySet<string>): boolean {
  if (/^[ \n\u00A0-]$/.test(between)) return true;
  return /^\s[^.,;:!?()]*\s?$/u.test(between) && connectors.has(between.replace(/\s+/g, " ").trim());
}

function wordsOf(text: string): NameWord[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.'’&][\p{L}\p{N}\p{M}]+)*/gu)].map((match) => {
    const word = match[0].replace(/['’]s$/u, "");
    return { text: word, start: match.index, end: match.index + word.length };
  });
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
