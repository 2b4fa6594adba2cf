import type { Publication } from "../../model/publication.ts";
import { nameWords, type NameWords } from "./languages/words.ts";

/** Names that a reader is told about, or knows: no glossary has to define them. */
export interface KnownNames {
  /** Whether the words as a whole, or name by name, are known: "President Macron", "UK Government". */
  readonly has: (words: readonly string[]) => boolean;
}

const known = new WeakMap<Publication, KnownNames>();

/** The names of actors, events, figures, sources and terms; countries, languages and currencies from `Intl`. */
export function knownNames(publication: Publication): KnownNames {
  let names = known.get(publication);
  if (!names) known.set(publication, (names = collect(publication)));
  return names;
}

function collect(publication: Publication): KnownNames {
  const { site, actors, events, figures, sources, terms, explainers, guides } = publication;
  const words = nameWords(site.language);
  const whole = new Set<string>();
  const parts = new Set<string>();
  const add = (name: string | undefined) => void (name && whole.add(keyOf(wordsIn(name))));
  const addWithParts = (name: string | undefined) => {
    add(name);
    if (name) for (const part of runsOf(wordsIn(name))) parts.add(keyOf(part));
  };
  for (const { name, aliases, role } of actors) for (const one of [name, ...aliases, role]) addWithParts(one);
  for (const { title, publisher, author } of sources) {
    add(title);
    addWithParts(publisher);
    addWithParts(author);
  }
  for (const { title, place } of events) for (const one of [title, place]) add(one);
  for (const { label } of figures) add(label);
  for (const { title, question, topic } of explainers) for (const one of [title, question, topic]) add(one);
  for (const { title } of guides) add(title);
  for (const { term, aliases } of terms) for (const name of [term, ...aliases]) add(withoutQualifier(name));
  for (const name of [site.title, site.publisher, ...namesFromIntl(site.language)]) add(name);
  // The same few names stand on many pages.
  const answers = new Map<string, boolean>();
  return {
    has(name) {
      const written = name.join(" ");
      let answer = answers.get(written);
      if (answer === undefined)
        answers.set(written, (answer = parts.has(keyOf(name)) || consistsOf(name, whole, words)));
      return answer;
    },
  };
}

/** Whether known names, titles and words that everybody knows make up the whole; person after person is still persons. */
function consistsOf(
  name: readonly string[],
  whole: ReadonlySet<string>,
  { titles, known }: NameWords,
): boolean {
  const isKnown = (part: readonly string[]) => {
    const key = keyOf(part);
    return whole.has(key) || titles.has(key) || known.has(key) || /^\p{N}/u.test(key);
  };
  const reached = [true];
  for (let end = 1; end <= name.length; end++) {
    reached[end] = false;
    for (let start = 0; start < end && !reached[end]; start++)
      reached[end] = reached[start]! && isKnown(name.slice(start, end));
  }
  return reached[name.length]!;
}

/** Every run of words in a name: "von der Leyen" of "Ursula von der Leyen". */
function* runsOf(words: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= words.length; end++) yield words.slice(start, end);
}

function wordsIn(name: string): string[] {
  return name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.'’&][\p{L}\p{N}\p{M}]+)*/gu) ?? [];
}

function keyOf(words: readonly string[]): string {
  return words
    .join(" ")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/'s(?= |$)/g, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

function withoutQualifier(name: string): string {
  return name.replace(/\s*\([^()]*\)\s*$/, "");
}

const intlNames = new Map<string, readonly string[]>();

function namesFromIntl(language: string): readonly string[] {
  let names = intlNames.get(language);
  if (!names)
    intlNames.set(language, (names = [...countries(language), ...languagesIn(language), ...currencies()]));
  return names;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

function countries(language: string): string[] {
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return (["long", "short"] as const).flatMap((style) => {
    const names = new Intl.DisplayNames(language, { type: "region", style, fallback: "none" });
    return codes.flatMap((code) => names.of(code) ?? []);
  });
}

/** In many languages the name of a language is what its people and their things are called. */
function languagesIn(language: string): string[] {
  const names = new Intl.DisplayNames(language, { type: "language", fallback: "none" });
  const codes = letters.flatMap((first) => letters.map((second) => (first + second).toLowerCase()));
  return codes.flatMap((code) => names.of(code) ?? []);
}

function currencies(): string[] {
  return Intl.supportedValuesOf("currency");
}
