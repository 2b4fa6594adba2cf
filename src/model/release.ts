import { z } from "zod";
import { partialDate } from "./partial-date.ts";

/**
 * A release record, `_data/releases/<id>.json`: what the publication said on a day, so that a later one can say what
 * changed. Written by `glossator release` and never by hand; lists are in the order of their ids, so that the same
 * publication gives the same bytes and a review shows what moved.
 */

const quantity = {
  amount: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  text: z.string().optional(),
  unit: z.string().optional(),
  approximate: z.boolean(),
};

const releasedFigure = z.strictObject({
  id: z.string(),
  label: z.string(),
  ...quantity,
  /** An ISO date, as exact as it was. */
  asOf: z.string(),
  status: z.string(),
});

const releasedTerm = z.strictObject({
  id: z.string(),
  term: z.string(),
  short: z.string(),
  /** The full entry as its author wrote it, in Markdown. */
  long: z.string().optional(),
});

const releasedPosition = z.strictObject({
  actor: z.string(),
  question: z.string(),
  stance: z.string(),
  text: z.string(),
  status: z.string(),
  asOf: z.string(),
});

const releasedEvent = z.strictObject({
  id: z.string(),
  title: z.string(),
  date: z.string(),
  status: z.string(),
});

const releasedClaim = z.strictObject({
  /** An actor's id, or words. */
  by: z.string(),
  status: z.string(),
  text: z.string(),
});

const releasedSection = z.strictObject({
  /** The heading's id; "" before the first. */
  id: z.string(),
  heading: z.string(),
  sentences: z.array(z.string()),
});

const releasedExplainer = z.strictObject({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  /** Where the story stands. */
  status: z.string().optional(),
  keyPoints: z.array(z.string()),
  /** The notes of change that it had by then. */
  changes: z.array(z.strictObject({ date: z.string(), note: z.string() })),
  /** What of the data it shows: a change of that touches it. */
  shows: z.strictObject({
    figures: z.array(z.string()),
    terms: z.array(z.string()),
    events: z.array(z.string()),
    positions: z.array(z.strictObject({ actor: z.string(), question: z.string() })),
  }),
  claims: z.array(releasedClaim),
  sections: z.array(releasedSection),
});

/** What a publication says, without when and why it was released. */
const recordFields = {
  figures: z.array(releasedFigure),
  terms: z.array(releasedTerm),
  positions: z.array(releasedPosition),
  events: z.array(releasedEvent),
  explainers: z.array(releasedExplainer),
};

export const releaseSchema = z
  .strictObject({
    /** Of the record's own shape. */
    format: z.literal(1, { error: "The record has a format that this version of Glossator does not know." }),
    /** `2026-11-22`; a second one of the same day is `2026-11-22-2`. Also the name of its file. */
    release: z.string().regex(/^\d{4}-\d{2}-\d{2}(-[2-9]|-[1-9]\d+)?$/, {
      error: "A release is named after its day, as 2026-11-22 or, the second of a day, 2026-11-22-2.",
    }),
    date: partialDate,
    /** What its publisher says of it, in plain text. */
    note: z.string().min(1),
    /** The version of the generator that wrote it. */
    generator: z.string(),
    ...recordFields,
  })
  .meta({
    title: "Release",
    description: "What the publication said on a day. Written by `glossator release`.",
  });

/** A record of what the publication said on a day. */
export type Release = Readonly<z.output<typeof releaseSchema>>;

const recordSchema = z.strictObject(recordFields);

/** What a publication says. */
export type ReleaseRecord = Readonly<z.output<typeof recordSchema>>;
export type ReleasedFigure = ReleaseRecord["figures"][number];
export type ReleasedPosition = ReleaseRecord["positions"][number];
export type ReleasedExplainer = ReleaseRecord["explainers"][number];

/** Where the records are, from the data folder. */
export const releasesFolder = "releases";

/** The oldest first. `2026-11-22-10` is later than `2026-11-22-2`. */
export function inOrderOfRelease(releases: readonly Release[]): Release[] {
  return [...releases].sort(
    (a, b) => a.date.start.toMillis() - b.date.start.toMillis() || numberOf(a) - numberOf(b),
  );
}

/** The name of the next release of a day. */
export function nextRelease(day: string, releases: readonly Release[]): string {
  const last = releases.filter(({ date }) => date.iso === day).map(numberOf);
  return last.length === 0 ? day : `${day}-${Math.max(...last) + 1}`;
}

function numberOf({ release }: Release): number {
  return Number(/^\d{4}-\d{2}-\d{2}-(\d+)$/.exec(release)?.[1] ?? 1);
}

/** Where copies of explainers as they were are kept, from the publication's root. */
export const archiveFolder = "archive";

/** An explainer as it was at a release: one file that asks for nothing. */
export interface ArchivedCopy {
  readonly release: Release;
  readonly slug: string;
  readonly html: string;
}
