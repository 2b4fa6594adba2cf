import de from "./words/de.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };
import es from "./words/es.json" with { type: "json" };
import fr from "./words/fr.json" with { type: "json" };
import it from "./words/it.json" with { type: "json" };

/** The words of what readers take away. `{}` is where a value goes. */
export type DownloadWords = typeof en;

const languages: ReadonlyMap<string, DownloadWords> = new Map([
  ["en", en],
  ["fr", fr],
  ["de", de],
  ["es", es],
  ["it", it],
]);

/** In the publication's language, by its first subtag; in English where we have no words in it. */
export function downloadWords(language: string): DownloadWords {
  return languages.get(new Intl.Locale(language).language) ?? en;
}
