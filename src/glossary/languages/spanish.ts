import { stemmer } from "@orama/stemmers/spanish";
import data from "./spanish.json" with { type: "json" };
import { usageFrom, type Language } from "./language.ts";

const invariable = new Set(data.invariable);

/** Spanish puts a whole phrase into the plural: "acuerdos bilaterales". Accents move with it: "nación", "naciones". */
export const spanish: Language = {
  code: "es",
  usage: usageFrom(data.usage),
  nounKeys: singulars,
  modifierKeys: singulars,
  isHead: () => true,
  stem: stemmer,
  capitalisesNouns: false,
};

function singulars(word: string): readonly string[] {
  if (invariable.has(word)) return [word];
  if (/[áéíóú][ns]$/.test(word)) return [word, withoutAccents(word)];
  if (word.length <= 3 || /(?:[iu]s|ss)$/.test(word) || !word.endsWith("s"))
    return [word, ...withMovingAccent(word)];
  if (word.endsWith("ces")) return [`${word.slice(0, -3)}z`, word.slice(0, -1)];
  if (!word.endsWith("es")) return [word.slice(0, -1)];
  const base = word.slice(0, -2);
  return [word.slice(0, -1), base, withoutAccents(base)];
}

// "joven" has "jóvenes", "régimen" has "regímenes": the key without accents is what they share.
function withMovingAccent(word: string): readonly string[] {
  return word.endsWith("n") ? [withoutAccents(word)] : [];
}

function withoutAccents(word: string): string {
  return word.replace(/[áéíóú]/g, (vowel) => vowel.normalize("NFD").charAt(0));
}
