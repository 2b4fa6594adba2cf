import { readFileSync } from "node:fs";
import { pick } from "./random.ts";

const corpus = new URL("../glossary/corpus/", import.meta.url);
const texts = ["held-out/defence", "held-out/law", "held-out/biology", "held-out/programming", "dev/trade"];

/** English as people wrote it, for text of any length that has the words of text: which word follows which two. */
export interface Prose {
  readonly followers: ReadonlyMap<string, readonly string[]>;
  /** The first two words of each sentence. */
  readonly openings: ReadonlyArray<readonly [string, string]>;
}

/** Reads the texts that the linker is scored on, without their marks. */
export function readProse(): Prose {
  const followers = new Map<string, string[]>();
  const openings: Array<readonly [string, string]> = [];
  const sentences = texts.flatMap((name) =>
    readFileSync(new URL(`${name}.md`, corpus), "utf8")
      .replace(/^#.*$/gm, "")
      .replace(/\[\[([^|\]]+)(?:\|[^\]]+)?\]\]/g, "$1")
      .split(/(?<=[.?!])\s+/),
  );
  for (const words of sentences.map((sentence) => sentence.split(/\s+/).filter(isPlain))) {
    if (words.length < 6) continue;
    openings.push([words[0]!, words[1]!]);
    for (let at = 2; at < words.length; at++) {
      const key = `${words[at - 2]} ${words[at - 1]}`;
      followers.set(key, [...(followers.get(key) ?? []), words[at]!]);
    }
  }
  return { followers, openings };
}

/** Numbers and brackets are left out: the checks would ask for a source, and Markdown for a meaning. */
function isPlain(word: string): boolean {
  return /^[\p{L}’'-]+[.,;:?!]?$/u.test(word);
}

/**
 * A sentence of 8 to 30 words. Some of them are names that nobody has read before, as in any news, and some are what
 * `insert` gives: terms, numbers.
 */
export function sentence(prose: Prose, random: () => number, insert: () => string | undefined): string {
  let [first, second] = pick(prose.openings, random);
  const words = [first, second];
  while (words.length < 30) {
    const known = prose.followers.get(`${first} ${second}`);
    const next = known ? pick(known, random) : pick(prose.openings, random)[1].toLowerCase();
    [first, second] = [second, next];
    const inserted = insert();
    words.push(next);
    if (/[.?!]$/.test(next)) {
      if (words.length > 8) break;
      // The next word would have a capital that says nothing.
      [first, second] = ["", ""];
    }
    if (inserted !== undefined) words.push(inserted);
  }
  return words
    .join(" ")
    .replace(/[.?!](?= )/g, "")
    .replace(/[,;:.?!]*$/, ".");
}

/** A word that no dictionary has and every inflection takes. */
export function inventedWord(random: () => number): string {
  const syllable = () => pick("bdfgklmnprstvz".split(""), random) + pick("aeiou".split(""), random);
  return `qu${syllable()}${syllable()}${syllable()}`;
}
