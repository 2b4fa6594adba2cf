import type { Release, ReleasedExplainer, ReleaseRecord } from "../model/release.ts";
import type { Change } from "./change.ts";
import { compareRecords, type CompareOptions } from "./compare-records.ts";

/** What happened between two releases, or since the last. */
export interface HistoryStep {
  /** The release that brought it; absent for what is not released yet. */
  readonly release?: Release;
  /** The release before; absent for the first. */
  readonly since?: Release;
  readonly changes: readonly Change[];
  /** The notes of change that the explainers gained, the latest first. */
  readonly notes: readonly HistoryNote[];
}

/** What an author wrote of a change. */
export interface HistoryNote {
  readonly slug: string;
  readonly title: string;
  /** An ISO date, as exact as it is. */
  readonly date: string;
  readonly note: string;
}

/**
 * The releases, the latest first, before them what is not released yet, where there is anything.
 * @param now what the publication says at present
 */
export function historyOf(
  releases: readonly Release[],
  now: ReleaseRecord,
  options: CompareOptions,
): HistoryStep[] {
  const steps = releases.map((release, index): HistoryStep => {
    const since = releases[index - 1];
    return since ? { release, since, ...between(since, release, options) } : { release, ...first(release) };
  });
  const last = releases.at(-1);
  const pending = last ? { since: last, ...between(last, now, options) } : first(now);
  return [...whereAny(pending), ...steps.toReversed()];
}

/** The history of what was never released: the notes alone, for which no text has to be taken apart. */
export function historyWithoutReleases(now: NotedRecord): HistoryStep[] {
  return whereAny(first(now));
}

/** As much of a record as notes need. */
export interface NotedRecord {
  readonly explainers: ReadonlyArray<Pick<ReleasedExplainer, "slug" | "title" | "changes">>;
}

function whereAny(step: HistoryStep): HistoryStep[] {
  return step.changes.length > 0 || step.notes.length > 0 ? [step] : [];
}

/** Of the first record everything is new, which tells nobody anything; what its authors noted does. */
function first(record: NotedRecord): Pick<HistoryStep, "changes" | "notes"> {
  return { changes: [], notes: newNotes(undefined, record) };
}

function between(
  before: ReleaseRecord,
  now: ReleaseRecord,
  options: CompareOptions,
): Pick<HistoryStep, "changes" | "notes"> {
  return { changes: compareRecords(before, now, options), notes: newNotes(before, now) };
}

/** Notes that a record has and an earlier one has not. */
export function newNotes(before: NotedRecord | undefined, now: NotedRecord): HistoryNote[] {
  const changesBefore = new Map(before?.explainers.map(({ slug, changes }) => [slug, changes]));
  return now.explainers
    .flatMap(({ slug, title, changes }) => {
      const known = changesBefore.get(slug) ?? [];
      const isKnown = ({ date, note }: { date: string; note: string }) =>
        known.some((other) => other.date === date && other.note === note);
      return changes
        .filter((change) => !isKnown(change))
        .map(({ date, note }) => ({ slug, title, date, note }));
    })
    .toSorted((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));
}
