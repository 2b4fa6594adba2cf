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

/** A text that is read for names. */
interface NamedText {
  readonly text: string;
  readonly language: Language;
  readonly words: NameWords;
  readonly sentences: Sentences;
}

/**
 * The capitalised names in a text. One capitalised word alone is left out: nothing tells a place or a family from a term.
 * So are phrases of a language that capitalises every noun.
 */
export function capitalisedNames(text: string, language: Language, words: NameWords): CapitalisedName[] {
  const named: NamedText = { text, language, words, sentences: new Sentences(text, language.usage) };
  const found: CapitalisedName[] = [];
  let run: NameWord[] = [];
  for (let at = nextWord(text, 0), end = 0; at < text.length; at = nextWord(text, end)) {
    end = wordEnd(text, at);
    const isCapitalised = (classAt(text, at) & Class.capital) !== 0;
    // Between names most words have no capital, and are not so much as cut out.
    if (!isCapitalised && run.length === 0) continue;
    const word = wordFrom(text, at, end);
    if (isCapitalised && isOfName(word, named)) {
      const last = run.at(-1);
      if (last && !continues(text.slice(last.end, word.start), words.connectors)) {
        found.push(...namesIn(run, named));
        run = [];
      }
      run.push(word);
    } else if (!words.connectors.has(word.text.toLowerCase())) {
      found.push(...namesIn(run, named));
      run = [];
    }
  }
  return [...found, ...namesIn(run, named)];
}

function isOfName({ text: word, start }: NameWord, { words, sentences }: NamedText): boolean {
  if (words.dates.has(word.toLowerCase())) return false;
  return /\p{Ll}/u.test(word) || !sentences.isInCapitals(start);
}

function namesIn(run: readonly NameWord[], named: NamedText): CapitalisedName[] {
  const first = run[0];
  if (!first || (run.length < 2 && !isInitialism(first.text))) return [];
  const opensSentence = opensAt(first.start, named);
  const isOpener = opensSentence && named.words.openers.has(first.text.toLowerCase());
  const name = isOpener ? run.slice(1) : run;
  const phrases =
    name.length > 1 && !named.language.capitalisesNouns
      ? [nameOf("phrase", name, opensSentence && !isOpener, named)]
      : [];
  const initialisms = name.filter((word) => isInitialism(word.text));
  return [...phrases, ...initialisms.map((word) => nameOf("initialism", [word], false, named))];
}

/** A citation after a full stop stands before the sentence and is no part of it. */
function opensAt(start: number, { text, sentences }: NamedText): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return sentences.opensAt(start) || /[.!?…]["”’»)]*[\s,\uFFFC]*$/u.test(before);
}

function nameOf(
  kind: CapitalisedName["kind"],
  words: readonly NameWord[],
  opensSentence: boolean,
  { text }: NamedText,
): CapitalisedName {
  const { start } = words[0]!;
  const { end } = words.at(-1)!;
  return { kind, words, start, end, text: text.slice(start, end).replace(/\s+/g, " "), opensSentence };
}

function continues(between: string, connectors: ReadonlySet<string>): boolean {
  if (/^[ \n\u00A0-]$/.test(between)) return true;
  return /^\s[^.,;:!?()]*\s?$/u.test(between) && connectors.has(between.replace(/\s+/g, " ").trim());
}

/** What a character is in a word: `[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`, and more of it after one of `.'’&`. */
const Class = { begins: 1, goesOn: 2, joins: 4, capital: 8, surrogate: 16, unseen: 255 } as const;

const classes = new Uint8Array(0x10000).fill(Class.unseen);

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = classes[code]!;
  if (known === Class.unseen) return (classes[code] = classOf(code));
  return known === Class.surrogate ? classOf(text.codePointAt(at)!) | Class.surrogate : known;
}

function classOf(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return Class.surrogate;
  const character = String.fromCodePoint(code);
  if (/[.'’&]/.test(character)) return Class.joins;
  if (/\p{M}/u.test(character)) return Class.goesOn;
  if (!/[\p{L}\p{N}]/u.test(character)) return 0;
  return Class.begins | Class.goesOn | (/\p{Lu}/u.test(character) ? Class.capital : 0);
}

/** Where the next word starts; the end of the text if there is none. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && (classAt(text, at) & Class.begins) === 0) at += widthAt(text, at);
  return at;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (at < text.length && (classAt(text, at) & Class.goesOn) !== 0) at += widthAt(text, at);
    const isJoined =
      at + 1 < text.length &&
      (classAt(text, at) & Class.joins) !== 0 &&
      (classAt(text, at + 1) & Class.goesOn) !== 0;
    if (!isJoined) return at;
    at += 1;
  }
}

function widthAt(text: string, at: number): number {
  return classAt(text, at) >= Class.surrogate && text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function wordFrom(text: string, start: number, end: number): NameWord {
  const word = text.slice(start, end).replace(/['’]s$/u, "");
  return { text: word, start, end: start + word.length };
}
