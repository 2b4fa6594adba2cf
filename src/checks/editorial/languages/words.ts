import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import it from "./it.json" with { type: "json" };

/** The words by which a language writes numbers, hedges them, dates and attributes. `Intl` knows the rest. */
export interface EditorialWords {
  /** "bn", "milliards": what a number is multiplied by. */
  readonly magnitudes: Readonly<Record<string, number>>;
  /** Letters that multiply only where they touch the number: "€10m", but not "10 m". */
  readonly attachedMagnitudes: Readonly<Record<string, number>>;
  readonly percent: readonly string[];
  /** Between a number and what is counted: "milliards d’euros". */
  readonly of: readonly string[];
  /** "4 to 6". */
  readonly rangeWords: readonly string[];
  /** "between 4 and 6". */
  readonly betweenWords: readonly string[];
  readonly betweenJoiners: readonly string[];
  readonly about: readonly string[];
  readonly atLeast: readonly string[];
  readonly atMost: readonly string[];
  /** Words that tell a reader that somebody unnamed says it. */
  readonly unnamed: readonly string[];
  /** Patterns of dates that mean another day when the page is read another day; {weekday} and {month} are filled in. */
  readonly relativeDates: readonly string[];
  /** Words that make a role true only on the day it was written. */
  readonly relativeRoles: readonly string[];
  readonly stopWords: readonly string[];
}

const wordsByLanguage: ReadonlyMap<string, EditorialWords> = new Map<string, EditorialWords>([
  ["en", en],
  ["fr", fr],
  ["de", de],
  ["es", es],
  ["it", it],
]);

const none: EditorialWords = {
  magnitudes: {},
  attachedMagnitudes: {},
  percent: [],
  of: [],
  rangeWords: [],
  betweenWords: [],
  betweenJoiners: [],
  about: [],
  atLeast: [],
  atMost: [],
  unnamed: [],
  relativeDates: [],
  relativeRoles: [],
  stopWords: [],
};

/** The words of a language by its first subtag. One that we do not know has what `Intl` knows, and rules about words keep still. */
export function editorialWords(language: string): EditorialWords {
  return wordsByLanguage.get(new Intl.Locale(language).language) ?? none;
}
