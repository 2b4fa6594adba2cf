import de from "./languages/de.json" with { type: "json" };
import en from "./languages/en.json" with { type: "json" };
import es from "./languages/es.json" with { type: "json" };
import fr from "./languages/fr.json" with { type: "json" };
import it from "./languages/it.json" with { type: "json" };

/** What a question asks for. `other` asks something that only a text answers. */
export type Ask = "define" | "who" | "amount" | "when" | "other";

/** What the search client knows of a language. Words are folded: lower case, without accents, apostrophes as spaces. */
export interface SearchLanguage {
  /** How questions are asked; `{}` is what they are about. */
  readonly questions: Readonly<Record<Ask, readonly string[]>>;
  /** What an apostrophe stands for in a question: elsewhere it makes a possessive. */
  readonly contractions: Readonly<Record<string, string>>;
  /** Words that say nothing of what somebody is looking for. */
  readonly fillers: readonly string[];
  /** How numbers are written. */
  readonly numbers: {
    /** The decimal point. */
    readonly decimal: string;
    /** Between the two numbers of a range, beside a dash. */
    readonly to: readonly string[];
    readonly scales: Readonly<Record<string, number>>;
    /** Units by their words, which stand after the number; as figures have them. */
    readonly units: Readonly<Record<string, string>>;
  };
  /** Words under which the same may be filed: who asks what somebody pays looks for a fee. */
  readonly related: Readonly<Record<string, readonly string[]>>;
  /** What the pages are for that serve a reader, in the words by which they are looked for. The index alone has it. */
  readonly services: Readonly<Record<"downloads" | "changes" | "offline", string>>;
  /** What the client says. `{}` is where a value goes. */
  readonly messages: typeof en.messages;
}

const languages: ReadonlyMap<string, SearchLanguage> = new Map<string, SearchLanguage>([
  ["en", en],
  ["fr", fr],
  ["de", de],
  ["es", es],
  ["it", it],
]);

/** The words for a language, by its first subtag; English where we have none. */
export function searchLanguageFor(language: string): SearchLanguage {
  return languages.get(new Intl.Locale(language).language) ?? en;
}

/** What of it the client is sent. */
export type ClientLanguage = Omit<SearchLanguage, "services">;

export function clientWordsFor(language: string): ClientLanguage {
  const { services: _indexAlone, ...words } = searchLanguageFor(language);
  return words;
}
