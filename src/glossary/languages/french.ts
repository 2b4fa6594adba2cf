import { stemmer } from "@orama/stemmers/french";
import data from "./french.json" with { type: "json" };
import { irregularFrom, usageFrom, type Language } from "./language.ts";

const invariable = new Set(data.invariable);
const irregular = irregularFrom(data.irregular);

/**
 * French puts a whole phrase into the plural: "accords bilatéraux". Gender does not vary, because the noun of a term
 * fixes it, and joining genders would take "porte" for "port".
 */
export const french: Language = {
  code: "fr",
  usage: usageFrom(data.usage),
  nounKeys: singulars,
  modifierKeys: singulars,
  isHead: () => true,
  stem: stemmer,
  capitalisesNouns: false,
};

function singulars(word: string): readonly string[] {
  const known = irregular.get(word);
  if (known) return known;
  if (word.length <= 3 || invariable.has(word)) return [word];
  if (word.endsWith("eaux")) return [word.slice(0, -1)];
  if (word.endsWith("aux")) return [`${word.slice(0, -2)}l`];
  if (/[^s]s$/.test(word) || /[eo]ux$/.test(word)) return [word, word.slice(0, -1)];
  return [word];
}
