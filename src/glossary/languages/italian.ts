import { stemmer } from "@orama/stemmers/italian";
import data from "./italian.json" with { type: "json" };
import { usageFrom, type Language } from "./language.ts";

const invariable = new Set(data.invariable);

/** Italian changes the last vowel of each word of a phrase: "accordo bilaterale", "accordi bilaterali". */
export const italian: Language = {
  code: "it",
  usage: usageFrom(data.usage),
  nounKeys: singulars,
  modifierKeys: singulars,
  isHead: () => true,
  stem: stemmer,
  capitalisesNouns: false,
};

function singulars(word: string): readonly string[] {
  if (word.length <= 3 || invariable.has(word)) return [word];
  const base = word.slice(0, -1);
  if (word.endsWith("i"))
    return [word, ...endings(base.replace(/([cg])h$/, "$1"), ["o", "e", "a"]), `${base}io`];
  // "banche" of "banca", "spiagge" of "spiaggia".
  if (/[cg]e$/.test(word)) return [word, `${base}a`, `${base}ia`];
  if (word.endsWith("e")) return [word, `${base.replace(/([cg])h$/, "$1")}a`];
  return [word];
}

function endings(base: string, vowels: readonly string[]): readonly string[] {
  return vowels.map((vowel) => base + vowel);
}
