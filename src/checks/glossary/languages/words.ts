import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import it from "./it.json" with { type: "json" };

/** What a language writes with a capital that no glossary needs to explain, and how it strings names together. */
export interface NameWords {
  /** Words that open a sentence and are no part of the name after them: "The", "In". */
  readonly openers: ReadonlySet<string>;
  /** Small words within a name: "Court of Auditors". */
  readonly connectors: ReadonlySet<string>;
  /** Before a person's name: "President", "Sir". */
  readonly titles: ReadonlySet<string>;
  /** Words with a capital that everybody knows, beside the months, languages and countries that `Intl` lists. */
  readonly known: ReadonlySet<string>;
  /** Months and weekdays, which end a name: "the Partnership of May". */
  readonly dates: ReadonlySet<string>;
}

type NameData = Readonly<Record<Exclude<keyof NameWords, "dates">, readonly string[]>>;

const dataByLanguage: ReadonlyMap<string, NameData> = new Map<string, NameData>([
  ["en", en],
  ["fr", fr],
  ["de", de],
  ["es", es],
  ["it", it],
]);

const nothing: NameData = { openers: [], connectors: [], titles: [], known: [] };

const wordsByLanguage = new Map<string, NameWords>();

/** The words of a language by its first subtag; of one that we do not know, none. */
export function nameWords(language: string): NameWords {
  const primary = new Intl.Locale(language).language;
  let words = wordsByLanguage.get(primary);
  if (!words) {
    const data = dataByLanguage.get(primary) ?? nothing;
    words = {
      openers: new Set(data.openers),
      connectors: new Set(data.connectors),
      titles: new Set(data.titles),
      known: new Set(data.known),
      dates: new Set(dates(language)),
    };
    wordsByLanguage.set(primary, words);
  }
  return words;
}

function dates(language: string): string[] {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
  const [month, weekday] = [format({ month: "long" }), format({ weekday: "long" })];
  const names = [
    ...Array.from({ length: 12 }, (_, n) => month.format(Date.UTC(2023, n, 1))),
    ...Array.from({ length: 7 }, (_, n) => weekday.format(Date.UTC(2023, 0, 2 + n))),
  ];
  return names.map((name) => name.toLowerCase());
}
