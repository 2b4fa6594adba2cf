import type { Figure } from "../../model/figure.ts";
import type { Publication } from "../../model/publication.ts";

/** A place in a text where the subject of figures is named. */
export interface NamedSubject {
  readonly start: number;
  readonly end: number;
  readonly figures: readonly Figure[];
}

/** Finds where a text names what figures are about. */
export class Subjects {
  private readonly figuresByPhrase: ReadonlyMap<string, readonly Figure[]>;
  private readonly phrases: RegExp;
  private readonly names: RegExp;

  constructor(publication: Publication) {
    this.figuresByPhrase = figuresByPhrase(publication);
    this.phrases = wordsPattern([...this.figuresByPhrase.keys()]);
    this.names = wordsPattern(
      publication.actors.flatMap((actor) => [actor.name, ...actor.aliases]).filter((name) => name.length > 1),
    );
  }

  in(text: string): NamedSubject[] {
    return [...text.matchAll(this.phrases)].flatMap((match) => {
      const written = match[1] ?? "";
      const figures =
        this.figuresByPhrase.get(written) ?? this.figuresByPhrase.get(written.toLowerCase()) ?? [];
      // A name is a name with its capitals only: "safe" is no scheme.
      const named = figures.filter(({ subject = "" }) => !/\p{Lu}/u.test(subject) || /\p{Lu}/u.test(written));
      return named.length === 0
        ? []
        : [{ start: match.index, end: match.index + match[0].length, figures: named }];
    });
  }

  /** Whether a text names somebody: then what is said there may be about them. */
  namesSomebody(text: string): boolean {
    this.names.lastIndex = 0;
    return this.names.test(text);
  }
}

/** A subject that is a term is also named by the term's other names. */
function figuresByPhrase({ figures, terms }: Publication): Map<string, Figure[]> {
  const byPhrase = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { subject } = figure;
    if (subject === undefined) continue;
    const term = terms.find((one) => [one.term, ...one.aliases].includes(subject));
    for (const phrase of new Set([subject, ...(term ? [term.term, ...term.aliases] : [])])) {
      for (const key of new Set([phrase, phrase.toLowerCase()]))
        byPhrase.set(key, [...(byPhrase.get(key) ?? []), figure]);
    }
  }
  return byPhrase;
}

/** Whole words, the longest phrase first, with the endings of a noun. */
function wordsPattern(phrases: readonly string[]): RegExp {
  if (phrases.length === 0) return /(?!)/g;
  const alternatives = [...new Set(phrases)]
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(${alternatives.join("|")})(?:[’']?s|es)?(?![\\p{L}\\p{N}])`, "giu");
}
