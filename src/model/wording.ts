import de from "./wording/de.json" with { type: "json" };
import en from "./wording/en.json" with { type: "json" };
import es from "./wording/es.json" with { type: "json" };
import fr from "./wording/fr.json" with { type: "json" };
import it from "./wording/it.json" with { type: "json" };

/** The words that the generator itself puts on a page, in the publication's language. `{}` is where a value goes. */
export type Wording = typeof en & {
  /** The BCP 47 tag for `Intl`: the publication's own, whose region decides how dates and numbers look. */
  readonly language: string;
  /** The tag of the language that the words are in, which is English where we have no others. */
  readonly wordsIn: string;
};

const languages: ReadonlyMap<string, typeof en> = new Map([
  ["en", en],
  ["fr", fr],
  ["de", de],
  ["es", es],
  ["it", it],
]);

/** The words for a language, by its first subtag; English where we have none. */
export function wordingFor(language: string): Wording {
  const primary = new Intl.Locale(language).language;
  const words = languages.get(primary);
  return { ...(words ?? en), language, wordsIn: words ? primary : "en" };
}

/** A word for a value where we have one; the value itself, as the author wrote it, where we have not. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}

/** The form of a counted thing that the language's plural rules ask for, its number filled in. */
export function counted(
  forms: Readonly<{ one: string; other: string }>,
  count: number,
  language: string,
): string {
  const { rules, numbers } = countingIn(language);
  const pattern = rules.select(count) === "one" ? forms.one : forms.other;
  return pattern.replace("{}", numbers.format(count));
}

interface Counting {
  readonly rules: Intl.PluralRules;
  readonly numbers: Intl.NumberFormat;
}

const countingByLanguage = new Map<string, Counting>();

/** Making them costs more than using them a thousand times. */
function countingIn(language: string): Counting {
  let counting = countingByLanguage.get(language);
  if (!counting) {
    counting = { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) };
    countingByLanguage.set(language, counting);
  }
  return counting;
}
