/** What the matcher knows of a language. The rules are code; the words they need are JSON beside them. */
export interface Language {
  /** Its BCP 47 primary subtag: "en". */
  readonly code: string;
  readonly usage: Usage;
  /**
   * What all inflected forms of a noun share, from one form in lower case. Two words are forms of one noun if they have
   * a key in common: "bases" has several, because it may be of "base" or of "basis".
   */
  nounKeys(word: string): readonly string[];
  /** The same for a word that stands before or after the noun of a phrase. */
  modifierKeys(word: string): readonly string[];
  /** Whether a word of a phrase, all in lower case, is inflected as a noun is. */
  isHead(phrase: readonly string[], index: number): boolean;
  /** The part that related words share. It joins too much for terms that do not ask for it. */
  readonly stem: ((word: string) => string) | undefined;
  /** German writes nouns with a capital, so "macht" is never "Macht". */
  readonly capitalisesNouns: boolean;
}

/** Small words and marks of a language, each list for one decision of the matcher. All in lower case. */
export interface Usage {
  /** Words that end in a full stop within a sentence: "e.g", "mr". */
  readonly abbreviations: ReadonlySet<string>;
  /** The same before a number only: "No. 10", but "She said no." */
  readonly beforeNumbers: ReadonlySet<string>;
  /** Before a name: "Mr Grant" is not a grant. */
  readonly honorifics: ReadonlySet<string>;
  /** Words that open a noun phrase: after a capital "The" a capital "Grant" may still be a grant. */
  readonly determiners: ReadonlySet<string>;
  /** Small words that fuse what hyphens join into a word of its own: "cap-and-trade", "father-in-law". */
  readonly fusing: ReadonlySet<string>;
  /** Before a hyphen they make another word: "non-member", "sub-contract". */
  readonly prefixes: ReadonlySet<string>;
  /** After them a verb follows, and no noun: "they bid". */
  readonly subjects: ReadonlySet<string>;
  /** The same where they open a clause; elsewhere something is given to them: "gave it grants". */
  readonly subjectsOrObjects: ReadonlySet<string>;
  /** Words that open a clause: "when it grants". */
  readonly conjunctions: ReadonlySet<string>;
  /** Before a verb, but in questions: "may fund". */
  readonly modals: ReadonlySet<string>;
  /** Before a verb that has an object, and before nouns: "to fund the war", "to court". */
  readonly infinitive: ReadonlySet<string>;
  /** How an object begins: "to fund the". */
  readonly objects: ReadonlySet<string>;
  /** May stand between any of those and the verb: "may not fund". */
  readonly adverbs: ReadonlySet<string>;
  /** Written before an apostrophe and not part of the word after it: "l'Union". */
  readonly elisions: ReadonlySet<string>;
  /** A number of at most two digits with a full stop is an ordinal: "27. Mai". */
  readonly ordinalsHaveStops: boolean;
}

/** A {@link Usage} as its JSON file has it; what a language does not need is left out. */
export type UsageData = {
  readonly [Key in keyof Usage]?: Usage[Key] extends boolean ? boolean : readonly string[];
};

/** Makes lists into sets. */
export function usageFrom(data: UsageData): Usage {
  return {
    abbreviations: new Set(data.abbreviations),
    beforeNumbers: new Set(data.beforeNumbers),
    honorifics: new Set(data.honorifics),
    determiners: new Set(data.determiners),
    fusing: new Set(data.fusing),
    prefixes: new Set(data.prefixes),
    subjects: new Set(data.subjects),
    subjectsOrObjects: new Set(data.subjectsOrObjects),
    conjunctions: new Set(data.conjunctions),
    modals: new Set(data.modals),
    infinitive: new Set(data.infinitive),
    objects: new Set(data.objects),
    adverbs: new Set(data.adverbs),
    elisions: new Set(data.elisions),
    ordinalsHaveStops: data.ordinalsHaveStops ?? false,
  };
}

/** Words whose keys are not what the rules would say, as maps, so that "constructor" is a word like any other. */
export function irregularFrom(data: {
  readonly [word: string]: readonly string[];
}): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(data));
}
