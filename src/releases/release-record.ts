import { languageOf } from "../glossary/languages/languages.ts";
import type { Usage } from "../glossary/languages/language.ts";
import { Sentences } from "../glossary/sentences.ts";
import type { SeenPassage, Sightings } from "../markdown/render-env.ts";
import type { Explainer } from "../model/explainer.ts";
import type { Publication } from "../model/publication.ts";
import type { Release, ReleasedExplainer, ReleaseRecord } from "../model/release.ts";

/** An explainer and what was seen while it rendered. */
export interface SaidExplainer {
  readonly explainer: Explainer;
  readonly seen: Sightings;
}

export interface RecordOptions {
  readonly publication: Publication;
  readonly explainers: readonly SaidExplainer[];
  /** The words of a piece of Markdown. */
  readonly plainText: (markdown: string) => string;
}

/** What a publication says, as a release keeps it: a function of what is said, whatever order it was read in. */
export function releaseRecord({ publication, explainers, plainText }: RecordOptions): ReleaseRecord {
  const { usage } = languageOf(publication.site.language);
  return {
    figures: publication.figures
      .map(({ id, label, amount, min, max, text, unit, approximate, asOf, status }) =>
        withoutAbsent({ id, label, amount, min, max, text, unit, approximate, asOf: asOf.iso, status }),
      )
      .toSorted(by(({ id }) => id)),
    terms: publication.terms
      .map(({ id, term, short, long }) => withoutAbsent({ id, term, short, long }))
      .toSorted(by(({ id }) => id)),
    positions: publication.positions
      .map(({ actor, question, stance, text, status, asOf }) => ({
        actor,
        question,
        stance,
        text,
        status,
        asOf: asOf.iso,
      }))
      // Of one actor on one question the order is the author's.
      .toSorted(by(({ actor, question }) => `${actor} ${question}`)),
    events: publication.events
      .map(({ id, title, date, status }) => ({ id, title, date: date.iso, status }))
      .toSorted(by(({ id }) => id)),
    explainers: explainers
      .map((said) => explainerRecord(said, plainText, usage))
      .toSorted(by(({ slug }) => slug)),
  };
}

/** The bytes of a record's file: keys in the schema's order, an item a line, so that a review shows what moved. */
export function releaseText(release: Release): string {
  return `${JSON.stringify({ ...release, date: release.date.iso }, null, 1)}\n`;
}

function explainerRecord(
  { explainer, seen }: SaidExplainer,
  plainText: RecordOptions["plainText"],
  usage: Usage,
): ReleasedExplainer {
  const front = [explainer.summary, ...explainer.keyPoints].join("\n");
  const ids = (seenIds: ReadonlySet<string>, ...more: readonly string[]) =>
    [...new Set([...seenIds, ...more])].sort();
  return withoutAbsent({
    slug: explainer.slug,
    title: explainer.title,
    summary: plainText(explainer.summary),
    status: explainer.status,
    keyPoints: explainer.keyPoints.map(plainText),
    changes: notesOf(explainer, plainText),
    shows: {
      figures: ids(seen.notes.figure, ...explainer.keyFigures, ...directives(front, "fig")),
      terms: ids(seen.notes.term, ...directives(front, "term")),
      events: ids(seen.notes.event, ...directives(front, "event")),
      positions: [...seen.positions]
        .map(({ actor, question }) => ({ actor, question }))
        .toSorted(by(({ actor, question }) => `${actor} ${question}`)),
    },
    claims: seen.claims.map(({ by: claimant, status, lines: [start, end] }) => ({
      by: claimant,
      status,
      text: seen.passages
        .filter(({ line }) => line >= start && line < end)
        .map(({ text }) => inOneLine(text))
        .join(" "),
    })),
    sections: sectionsOf(seen, usage),
  });
}

/** What the author noted of an explainer's changes. */
export function notesOf(
  { changes }: Pick<Explainer, "changes">,
  plainText: RecordOptions["plainText"],
): ReleasedExplainer["changes"] {
  return changes.map(({ date, note }) => ({ date: date.iso, note: plainText(note) }));
}

/** Ids that directives of a kind name in Markdown that has no page of its own. */
function directives(markdown: string, name: string): string[] {
  const found = markdown.matchAll(new RegExp(`(?<!:):${name}\\[([^\\]]*)\\](?:\\{([^}]*)\\})?`, "g"));
  return Array.from(found, ([, label = "", attributes = ""]) => {
    const id = /(?:^|\s)id=["']?([^\s"'}]+)/.exec(attributes)?.[1];
    return id ?? label.trim();
  });
}

function sectionsOf({ passages, outline }: Sightings, usage: Usage): ReleasedExplainer["sections"] {
  const headingById = new Map(outline.map(({ id, text }) => [id, text]));
  const sentencesBySection = new Map<string, string[]>();
  for (const { section, text, kind } of passages) {
    const sentences = sentencesBySection.get(section) ?? [];
    sentencesBySection.set(section, sentences);
    if (kind !== "heading") sentences.push(...sentencesOf(text, kind, usage));
  }
  return [...sentencesBySection].map(([id, sentences]) => ({
    id,
    heading: headingById.get(id) ?? "",
    sentences,
  }));
}

function sentencesOf(text: string, kind: SeenPassage["kind"], usage: Usage): string[] {
  if (kind === "table") return [inOneLine(text)];
  const sentences = new Sentences(text, usage);
  const found: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = Math.max(sentences.endOf(start), start + 1);
    found.push(inOneLine(text.slice(start, end)));
    start = end;
  }
  return found.filter((sentence) => sentence !== "");
}

/** Nearly every text is so already. */
function inOneLine(text: string): string {
  return /[^\S ]|\s\s/.test(text) ? text.replace(/\s+/g, " ").trim() : text.trim();
}

/** Keys without a value are left out, as a file has them. */
function withoutAbsent<Entry extends object>(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as Entry;
}

/** By code unit, which no locale changes. */
function by<Entry>(keyOf: (entry: Entry) => string): (a: Entry, b: Entry) => number {
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
