import { stemmer } from "@orama/stemmers/german";
import data from "./german.json" with { type: "json" };
import { irregularFrom, usageFrom, type Language } from "./language.ts";

const irregular = irregularFrom(data.irregular);
const nounEndings = ["nen", "sen", "en", "es", "se", "e", "n", "s"];
const adjectiveEndings = ["en", "er", "es", "em", "e"];
const erEndings = ["ern", "er"];

/**
 * German declines every word of a phrase. A noun gets the keys of each form it may be of: "Staaten" of "Staate" or
 * "Staat". The ending -er is a plural only after some stems; elsewhere it makes another word ("Arbeit", "Arbeiter").
 */
export const german: Language = {
  code: "de",
  usage: usageFrom(data.usage),
  nounKeys,
  modifierKeys: (word) => [...new Set([...nounKeys(word), ...without(word, adjectiveEndings)])],
  isHead: (phrase, index) => index === phrase.length - 1,
  stem: stemmer,
  capitalisesNouns: true,
};

function nounKeys(word: string): readonly string[] {
  const known = irregular.get(word);
  if (known) return known;
  const bases = without(word, nounEndings);
  return [...new Set([word, ...bases, ...bases.map(withoutUmlaut), ...erPluralBases(word)])];
}

function without(word: string, endings: readonly string[]): readonly string[] {
  return endings
    .filter((ending) => word.endsWith(ending) && word.length - ending.length >= 3)
    .map((ending) => word.slice(0, -ending.length));
}

function erPluralBases(word: string): readonly string[] {
  return without(word, erEndings)
    .map(withoutUmlaut)
    .filter((base) => data.pluralsInEr.some((stem) => base.endsWith(stem)));
}

/** "Verträg" to "Vertrag", "Häus" to "Haus": the plural changes the last vowel. */
function withoutUmlaut(base: string): string {
  return base.replace(/[äöü](?=[^aeiouäöüy]*$|u[^aeiouäöüy]*$)/, (vowel) => vowel.normalize("NFD").charAt(0));
}
