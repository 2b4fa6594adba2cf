import type { Term } from "../model/term.ts";

/** Terms by the letter that their headword begins with, as {@link byLetter}. */
export function termsByLetter(terms: readonly Term[], language: string): Map<string, Term[]> {
  return byLetter(terms, ({ term }) => term, language);
}

/** Things by the first letter of their name without its accent; digits and signs together under #. */
export function byLetter<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  language: string,
): Map<string, Thing[]> {
  const letters = new Map<string, Thing[]>();
  for (const thing of things) {
    const first =
      nameOf(thing)
        .normalize("NFD")
        .match(/\p{L}|\p{N}/u)?.[0] ?? "#";
    const letter = /\p{L}/u.test(first) ? first.toLocaleUpperCase(language) : "#";
    const group = letters.get(letter);
    if (group) group.push(thing);
    else letters.set(letter, [thing]);
  }
  return letters;
}

/** The id of a letter's heading on the page of a list. */
export function letterId(letter: string): string {
  return `letter-${letter === "#" ? "other" : letter.toLowerCase()}`;
}
