import { quantityText, quantityValue } from "../model/figure-text.ts";
import { withoutNoise } from "../model/number-text.ts";
import type { ReleasedExplainer, ReleasedFigure, ReleasedPosition, ReleaseRecord } from "../model/release.ts";
import type { Wording } from "../model/wording.ts";
import type { Change, Detail, Part, SectionChange } from "./change.ts";
import { pairById, pairByLikeness, type Pair } from "./pairs.ts";
import { isTypingError, wordsOf } from "./typing-error.ts";

export interface CompareOptions {
  readonly wording: Wording;
  /** The name of an actor; of one that is gone, the id. */
  readonly actorName: (id: string) => string;
}

/**
 * What a publication says differently than it did. In the order in which a reader weighs it: numbers, definitions,
 * positions, events, claims, texts; each by its id.
 */
export function compareRecords(before: ReleaseRecord, now: ReleaseRecord, options: CompareOptions): Change[] {
  const context = new Comparison(before, now, options);
  return [
    ...context.figures(),
    ...context.terms(),
    ...context.positions(),
    ...context.events(),
    ...context.claims(),
    ...context.explainers(),
  ].filter(({ details, sections = [] }) => details.length > 0 || sections.length > 0);
}

/** Two records side by side, and what each explainer of both shows. */
class Comparison {
  readonly #before: ReleaseRecord;
  readonly #now: ReleaseRecord;
  readonly #options: CompareOptions;
  /** Counted when the first correction is judged: most builds have none. */
  #uses: ReadonlyMap<string, number> | undefined;
  readonly #pairs: ReadonlyArray<Pair<ReleasedExplainer>>;

  constructor(before: ReleaseRecord, now: ReleaseRecord, options: CompareOptions) {
    this.#before = before;
    this.#now = now;
    this.#options = options;
    this.#pairs = pairById(before.explainers, now.explainers, ({ slug }) => slug);
  }

  figures(): Change[] {
    const { wording } = this.#options;
    return pairById(this.#before.figures, this.#now.figures, ({ id }) => id).map((pair) => {
      const { id, label } = either(pair);
      return {
        kind: "figure",
        id,
        name: label,
        what: whatOf(pair),
        details: this.#details(pair, "gone-needs-note", [
          { part: "value", of: valueText(pair, wording), isSame: isSameQuantity, note: "always" },
          { part: "status", of: ({ status }) => status, note: "always" },
          { part: "label", of: (figure) => figure.label, note: "unless-slip" },
          { part: "date", of: ({ asOf }) => asOf, note: "never" },
        ]),
        explainers: this.#touched(pair, ({ shows }) => shows.figures.includes(id)),
        figures: { ...(pair.old ? { old: pair.old } : {}), ...(pair.new ? { new: pair.new } : {}) },
      };
    });
  }

  terms(): Change[] {
    return pairById(this.#before.terms, this.#now.terms, ({ id }) => id).map((pair) => {
      const { id, term } = either(pair);
      return {
        kind: "term",
        id,
        name: term,
        what: whatOf(pair),
        details: this.#details(pair, "gone-is-fine", [
          { part: "label", of: (entry) => entry.term, note: "unless-slip" },
          { part: "short", of: ({ short }) => short, note: "unless-slip" },
          { part: "long", of: ({ long }) => long, note: "unless-slip" },
        ]),
        explainers: this.#touched(pair, ({ shows }) => shows.terms.includes(id)),
      };
    });
  }

  positions(): Change[] {
    const sameQuestion = (old: ReleasedPosition, now: ReleasedPosition) =>
      old.actor === now.actor && (old.question === now.question || this.#isSlip(old.question, now.question));
    return pairByLikeness(this.#before.positions, this.#now.positions, sameQuestion).map((pair) => {
      const { actor, question } = either(pair);
      const questions = new Set([pair.old?.question, pair.new?.question]);
      return {
        kind: "position",
        id: `${actor}: ${question}`,
        name: `${this.#options.actorName(actor)}: ${question}`,
        what: whatOf(pair),
        details: this.#details(pair, "gone-needs-note", [
          { part: "stance", of: ({ stance }) => stance, note: "unless-slip" },
          { part: "text", of: ({ text }) => text, note: "unless-slip" },
          { part: "status", of: ({ status }) => status, note: "always" },
          { part: "date", of: ({ asOf }) => asOf, note: "never" },
        ]),
        explainers: this.#touched(pair, ({ shows }) =>
          shows.positions.some((shown) => shown.actor === actor && questions.has(shown.question)),
        ),
      };
    });
  }

  events(): Change[] {
    return pairById(this.#before.events, this.#now.events, ({ id }) => id).map((pair) => {
      const { id, title } = either(pair);
      const isMoreExact = pair.new?.date.startsWith(pair.old?.date ?? "") ?? false;
      return {
        kind: "event",
        id,
        name: title,
        what: whatOf(pair),
        details: this.#details(pair, "gone-is-fine", [
          { part: "status", of: ({ status }) => status, note: "always" },
          { part: "date", of: ({ date }) => date, note: isMoreExact ? "never" : "always" },
          { part: "title", of: (event) => event.title, note: "never" },
        ]),
        explainers: this.#touched(pair, ({ shows }) => shows.events.includes(id)),
      };
    });
  }

  /** A claim that came or went is part of its explainer's text; one that stayed may be known better, or be another's. */
  claims(): Change[] {
    return this.#pairs.flatMap(({ old, new: now }) => {
      if (!old || !now) return [];
      const pairs = pairByLikeness(old.claims, now.claims, (a, b) => a.text === b.text);
      return pairs.flatMap((pair): Change[] => {
        if (!pair.old || !pair.new) return [];
        const { by, text } = pair.new;
        return [
          {
            kind: "claim",
            id: `${now.slug}: ${by}`,
            name: `${this.#options.actorName(by)}: ${text}`,
            what: "changed",
            details: this.#details(pair, "gone-is-fine", [
              { part: "status", of: ({ status }) => status, note: "always" },
              { part: "by", of: (claim) => this.#options.actorName(claim.by), note: "always" },
            ]),
            explainers: [now.slug],
          },
        ];
      });
    });
  }

  explainers(): Change[] {
    return this.#pairs.map((pair) => {
      const { slug, title } = either(pair);
      const isBoth = pair.old !== undefined && pair.new !== undefined;
      return {
        kind: "explainer",
        id: slug,
        name: title,
        what: whatOf(pair),
        details: this.#details(pair, "gone-is-fine", [
          { part: "title", of: (explainer) => explainer.title, note: "never" },
          { part: "status", of: ({ status }) => status, note: "unless-slip" },
          { part: "summary", of: ({ summary }) => summary, note: "never" },
        ]),
        explainers: isBoth ? [slug] : [],
        sections: isBoth ? sectionChanges(pair.old, pair.new) : [],
      };
    });
  }

  #details<Entry>(
    { old, new: now }: Pair<Entry>,
    gone: "gone-needs-note" | "gone-is-fine",
    parts: ReadonlyArray<PartOf<Entry>>,
  ): Detail[] {
    // What is new changes nothing that was read; what is gone went with the words around it.
    const mayNeedNote = old !== undefined && (now !== undefined || gone === "gone-needs-note");
    return parts.flatMap(({ part, of, note, isSame }): Detail[] => {
      const [before, after] = [old && of(old), now && of(now)];
      if (before === undefined && after === undefined) return [];
      if (old && now && (isSame ? isSame(old, now) : before === after)) return [];
      const isSlip =
        note === "unless-slip" && before !== undefined && after !== undefined && this.#isSlip(before, after);
      return [
        {
          part,
          ...(before === undefined ? {} : { old: before }),
          ...(after === undefined ? {} : { new: after }),
          needsNote: mayNeedNote && note !== "never" && !isSlip,
        },
      ];
    });
  }

  #isSlip(before: string, after: string): boolean {
    const uses = (this.#uses ??= countWords(this.#before));
    const own = countEach(wordsOf(before));
    return isTypingError(before, after, (word) => (uses.get(word) ?? 0) > (own.get(word) ?? 0));
  }

  #touched<Entry>(pair: Pair<Entry>, shows: (explainer: ReleasedExplainer) => boolean): string[] {
    return this.#pairs
      .filter(
        ({ old, new: now }) =>
          now !== undefined &&
          (pair.new === undefined || shows(now)) &&
          (pair.old === undefined || (old !== undefined && shows(old))),
      )
      .flatMap(({ new: now }) => now?.slug ?? []);
  }
}

interface PartOf<Entry> {
  readonly part: Part;
  readonly of: (entry: Entry) => string | undefined;
  readonly isSame?: (old: Entry, now: Entry) => boolean;
  /** When a change of it has to be told. */
  readonly note: "always" | "unless-slip" | "never";
}

/** As the pages print it, or with every digit where two numbers would print alike. */
function valueText(pair: Pair<ReleasedFigure>, wording: Wording): (figure: ReleasedFigure) => string {
  const short = [pair.old, pair.new].map((figure) => figure && quantityText(figure, wording));
  const form = short[0] === short[1] ? "long" : "short";
  return (figure) => quantityText(figure, wording, form);
}

function isSameQuantity(old: ReleasedFigure, now: ReleasedFigure): boolean {
  return (
    quantityValue(exactQuantity(old)) === quantityValue(exactQuantity(now)) &&
    old.text === now.text &&
    old.unit === now.unit &&
    old.approximate === now.approximate
  );
}

/** The numbers of a figure. Earlier records may hold what was worked out with the noise of binary fractions, which no reader has seen. */
export function exactQuantity(
  figure: ReleasedFigure,
): Partial<Pick<ReleasedFigure, "amount" | "min" | "max">> {
  const numbers = (["amount", "min", "max"] as const).flatMap((key) => {
    const value = figure[key];
    return value === undefined ? [] : [[key, withoutNoise(value)] as const];
  });
  return Object.fromEntries(numbers);
}

function either<Entry>({ old, new: now }: Pair<Entry>): Entry {
  return (now ?? old) as Entry;
}

function whatOf<Entry>({ old, new: now }: Pair<Entry>): Change["what"] {
  return old === undefined ? "added" : now === undefined ? "removed" : "changed";
}

/** By section, in the order of the present text; what is gone with its section comes last. */
function sectionChanges(
  old: ReleasedExplainer | undefined,
  now: ReleasedExplainer | undefined,
): SectionChange[] {
  const before = countEach(allSentences(old));
  const after = countEach(allSentences(now));
  const added = new Map<string, string[]>();
  const removed = new Map<string, string[]>();
  const headings = new Map<string, string>();
  const sort = (
    explainer: ReleasedExplainer | undefined,
    others: Map<string, number>,
    into: Map<string, string[]>,
  ) => {
    for (const { id, heading, sentences } of explainer?.sections ?? []) {
      if (!headings.has(id)) headings.set(id, heading);
      for (const sentence of sentences) {
        const left = others.get(sentence) ?? 0;
        if (left > 0) others.set(sentence, left - 1);
        else into.set(id, [...(into.get(id) ?? []), sentence]);
      }
    }
  };
  sort(now, before, added);
  sort(old, after, removed);
  return [...headings]
    .map(([id, heading]) => ({ id, heading, added: added.get(id) ?? [], removed: removed.get(id) ?? [] }))
    .filter((section) => section.added.length > 0 || section.removed.length > 0);
}

function allSentences(explainer: ReleasedExplainer | undefined): string[] {
  return (explainer?.sections ?? []).flatMap(({ sentences }) => sentences);
}

function countEach(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** How often the publication used each word. */
function countWords({ figures, terms, positions, explainers }: ReleaseRecord): ReadonlyMap<string, number> {
  return countEach([
    ...figures.flatMap(({ label, text }) => [...wordsOf(label), ...wordsOf(text ?? "")]),
    ...terms.flatMap(({ term, short, long }) => wordsOf([term, short, long ?? ""].join(" "))),
    ...positions.flatMap(({ question, stance, text }) => wordsOf([question, stance, text].join(" "))),
    ...explainers.flatMap((explainer) =>
      wordsOf(
        [explainer.title, explainer.summary, explainer.status ?? "", ...allSentences(explainer)].join(" "),
      ),
    ),
  ]);
}
