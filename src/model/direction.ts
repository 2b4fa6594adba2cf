/** Scripts that run from right to left (Unicode bidirectional classes R and AL), of languages with a written press today. */
const rightToLeft: ReadonlySet<string> = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

/** Which way something in a language of its own runs, if it says so or has one; undefined where it runs as what is around it. */
export function ownDirection({
  lang,
  dir,
}: {
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
}): "ltr" | "rtl" | undefined {
  return dir ?? (lang === undefined ? undefined : directionOf(lang));
}

/** Which way a language runs, by its likely script (CLDR). */
export function directionOf(language: string): "ltr" | "rtl" {
  let direction = directionByTag.get(language);
  if (!direction) {
    const { script } = new Intl.Locale(language).maximize();
    direction = script !== undefined && rightToLeft.has(script) ? "rtl" : "ltr";
    directionByTag.set(language, direction);
  }
  return direction;
}

const directionByTag = new Map<string, "ltr" | "rtl">();
