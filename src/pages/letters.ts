import type { Term } from "../model/term.ts";

/** Terms by their first letter without its accent; digits and signs together under #. */
export function termsByLetter(terms: readonly Term[], language: string): Map<string, Term[]> {
  const letters = new Map<string, Term[]>();
  for (const term of terms) {
    const first = term.term.normalize("NFD").match(/\p{L}|\p{N}/u)?.[0] ?? "#";
    const letter = /\p{L}/u.test(first) ? first.toLocaleUpperCase(language) : "#";
    const group = letters.get(letter);
    if (group) group.push(term);
    else letters.set(letter, [term]);
  }
  return letters;
}

/** The id of a letter's heading on the page of the glossary. */
export function letterId(letter: string): string {
  return `letter-${letter === "#" ? "other" : letter.toLowerCase()}`;
}
