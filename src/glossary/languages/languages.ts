import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as armenian } from "@orama/stemmers/armenian";
import { stemmer as bulgarian } from "@orama/stemmers/bulgarian";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as irish } from "@orama/stemmers/irish";
import { stemmer as lithuanian } from "@orama/stemmers/lithuanian";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { stemmer as ukrainian } from "@orama/stemmers/ukrainian";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { italian } from "./italian.ts";
import { usageFrom, type Language } from "./language.ts";
import { spanish } from "./spanish.ts";

const described = new Map(
  [english, french, german, italian, spanish].map((language) => [language.code, language]),
);

const stemmers = new Map(
  Object.entries({
    ar: arabic,
    bg: bulgarian,
    da: danish,
    el: greek,
    fi: finnish,
    ga: irish,
    hu: hungarian,
    hy: armenian,
    lt: lithuanian,
    nb: norwegian,
    nl: dutch,
    nn: norwegian,
    no: norwegian,
    pt: portuguese,
    ro: romanian,
    ru: russian,
    sv: swedish,
    tr: turkish,
    uk: ukrainian,
  }),
);

/** What the matcher knows of a language: all of five, a stemmer of some twenty, of the others their words as written. */
export function languageOf(tag: string): Language {
  let language = languageByTag.get(tag);
  if (!language) {
    const code = new Intl.Locale(tag).language;
    languageByTag.set(tag, (language = described.get(code) ?? stemmedOnly(code)));
  }
  return language;
}

const languageByTag = new Map<string, Language>();

function stemmedOnly(code: string): Language {
  const stem = stemmers.get(code);
  const keys = (word: string) => (stem ? [word, cautiousStem(word, stem)] : [word]);
  return {
    code,
    usage: usageFrom({}),
    nounKeys: keys,
    modifierKeys: keys,
    isHead: () => true,
    stem,
    capitalisesNouns: false,
  };
}

/**
 * A stemmer that nobody here can judge is trusted to take away an ending, not half of a word: up to four letters where
 * four stay, two where three stay. What it would cut shorter keeps its form.
 */
function cautiousStem(word: string, stem: (word: string) => string): string {
  const stemmed = stem(word);
  const cut = word.length - stemmed.length;
  return (cut <= 4 && stemmed.length >= 4) || (cut <= 2 && stemmed.length >= 3) ? stemmed : word;
}
