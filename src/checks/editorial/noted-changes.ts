import { fill, quantityText, quantityValue } from "../../model/figure-text.ts";
import type { Explainer } from "../../model/explainer.ts";
import { endOf } from "../../model/partial-date.ts";
import type { Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import type { Release } from "../../model/release.ts";
import { wordFor, wordingFor, type Wording } from "../../model/wording.ts";
import type { Change, Detail } from "../../releases/change.ts";
import { compareRecords } from "../../releases/compare-records.ts";
import { differenceOf } from "../../releases/difference.ts";
import { newNotes, type HistoryNote } from "../../releases/history.ts";
import { releaseRecord } from "../../releases/release-record.ts";
import { markdownAsText } from "../../search/markdown-as-text.ts";
import type { EditorialContext, EditorialRule } from "./editorial-rule.ts";

/** Readers who come back are told what was changed under them. */
export const notedChanges: EditorialRule = {
  ids: ["change-noted", "change-note-stays", "earlier-value-kept"],
  truth:
    "A number, a definition, a status or a position that changed since the last release has a new note of change on each explainer " +
    "that showed it then and shows it now, dated not before that release; of a number it says old and new, of a definition or a " +
    "position whose it is. Corrected typing errors need none, other dates need none. Errors, and none before the first release. " +
    "Warnings: a note that prints a number by :fig, which will change under it; a changed number whose old value is not in “earlier”.",
  check: (context) => [...unnoted(context), ...notesThatWillChange(context)],
};

function* unnoted(context: EditorialContext): Generator<Problem> {
  const { publication, explainers, buildDate } = context;
  const last = publication.releases.at(-1);
  if (!last) return;
  const wording = wordingFor(publication.site.language);
  const plainText = (markdown: string) => markdownAsText(markdown, publication, wording);
  const now = releaseRecord({ publication, explainers, plainText });
  const actorName = (id: string) => publication.actorById.get(id)?.name ?? id;
  const notes = newNotes(last, now);
  const today = buildDate > last.date.start ? (buildDate.toISODate() ?? last.date.iso) : last.date.iso;
  for (const change of compareRecords(last, now, { wording, actorName })) {
    const details = change.details.filter(({ needsNote }) => needsNote);
    if (details.length === 0) continue;
    yield* unkeptValue(change, publication, wording);
    for (const slug of change.explainers) {
      const explainer = publication.explainerBySlug.get(slug);
      if (!explainer) continue;
      const own = notes.filter((note) => note.slug === slug);
      const inTime = own.filter(({ date }) => isInTime(date, explainer, last));
      if (inTime.some(({ note }) => says(note, change, details, publication, wording))) continue;
      yield problemOf({ change, details, explainer, last, own, inTime, today, wording });
    }
  }
}

/** A note counts from the day of the last release on, however exact its date. */
function isInTime(date: string, { changes }: Explainer, last: Release): boolean {
  const written = changes.find((change) => change.date.iso === date);
  return written !== undefined && endOf(written.date) >= last.date.start;
}

/** Whether a note tells of a change: in the author's words, but not without what it is about. */
function says(
  note: string,
  change: Change,
  details: readonly Detail[],
  { actorById, termById, positions }: Publication,
  wording: Wording,
): boolean {
  const has = (words: string) => bare(note).includes(bare(words));
  switch (change.kind) {
    case "figure": {
      const { old, new: now } = change.figures ?? {};
      const forms = (["short", "long"] as const).map((form) =>
        [old, now].flatMap((figure) => (figure ? quantityText(figure, wording, form) : [])),
      );
      const saysBoth = [0, 1].every(
        (side) => forms[0]?.[side] === undefined || forms.some((form) => has(form[side] ?? "")),
      );
      return details.some(({ part }) => part === "value") ? saysBoth : saysBoth || has(change.name);
    }
    case "term": {
      const term = termById.get(change.id);
      return [change.name, ...(term ? [term.term, ...term.aliases] : [])].some(has);
    }
    case "position": {
      const position = positions.find(({ actor, question }) => `${actor}: ${question}` === change.id);
      const actor = actorById.get(position?.actor ?? change.id.split(": ", 1)[0] ?? "");
      return actor === undefined || [actor.name, ...actor.aliases].some(has);
    }
    default:
      return true;
  }
}

/** Without what two writers of the same words may differ in. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[–—−]/g, "-");
}

function problemOf({
  change,
  details,
  explainer,
  last,
  own,
  inTime,
  today,
  wording,
}: {
  change: Change;
  details: readonly Detail[];
  explainer: Explainer;
  last: Release;
  own: readonly HistoryNote[];
  inTime: readonly HistoryNote[];
  today: string;
  wording: Wording;
}): Problem {
  const told = details.map((detail) => differenceText(detail)).join("; ");
  const missing =
    inTime.length > 0
      ? `Its new note does not say so${change.kind === "figure" ? ", with old and new" : ""}.`
      : own.length > 0
        ? `Its new note is dated before that release (${own[0]?.date}).`
        : "It has no new note of change.";
  const line = `- { date: ${today}, note: ${JSON.stringify(suggestion(change, details, wording))} }`;
  return {
    file: explainer.file,
    ...explainer.addressOf(["changes"]),
    rule: "change-noted",
    severity: "error",
    message: `${subjectOf(change)} changed since the release ${last.release}: ${told}. ${missing} Write under "changes:" ${line}`,
    fix: line,
  };
}

const nouns: Readonly<Record<Exclude<Change["kind"], "explainer">, string>> = {
  figure: "figure",
  term: "term",
  position: "position",
  event: "event",
  claim: "claim",
};

function subjectOf({ kind, name }: Change): string {
  if (kind === "explainer") return "The status of this explainer";
  return `This explainer shows the ${nouns[kind]} "${clipped(name)}", which`;
}

function differenceText({ part, old, new: now }: Detail): string {
  const what = part === "short" ? "definition" : part === "long" ? "full entry" : part;
  if (now === undefined) return `its ${what} "${clipped(old ?? "")}" is gone`;
  if (old === undefined) return `its ${what} "${clipped(now)}" is new`;
  const [before, after] = apart(old, now);
  return `its ${what} was "${before}" and is "${after}"`;
}

/** Of long texts only what differs, with a few words around it. */
function apart(old: string, now: string): [string, string] {
  if (old.length + now.length < 2 * longest) return [old, now];
  const { start, end, ...middle } = differenceOf(old, now);
  const before = start.length > 30 ? `…${start.slice(start.indexOf(" ", start.length - 30))}` : start;
  const behind = end.length > 30 ? `${end.slice(0, end.lastIndexOf(" ", 30))} …` : end;
  return [clipped(`${before}${middle.old}${behind}`), clipped(`${before}${middle.new}${behind}`)];
}

const longest = 160;

function clipped(text: string): string {
  return text.length > longest ? `${text.slice(0, text.lastIndexOf(" ", longest))} …` : text;
}

/** The note as its author may leave it, in the publication's language. */
function suggestion({ name }: Change, details: readonly Detail[], wording: Wording): string {
  const words = (detail: Detail, value: string | undefined) =>
    value === undefined ? undefined : detail.part === "status" ? wordFor(wording.statuses, value) : value;
  return details
    .map((detail) => {
      const texts = [words(detail, detail.old), words(detail, detail.new)];
      const isBoth = texts[0] !== undefined && texts[1] !== undefined;
      const [old, now] = isBoth
        ? apart(texts[0] ?? "", texts[1] ?? "")
        : texts.map((text) => text && clipped(text));
      if (now === undefined) return fill(wording.changesOf.noteGone, name, old ?? "");
      return old === undefined
        ? fill(wording.changesOf.noteNew, name, now)
        : fill(wording.changesOf.noteOf, name, now, old);
    })
    .join(" ");
}

/** What the card of a number shows of its past is what its author keeps. */
function* unkeptValue(
  change: Change,
  { figureById, addressOf }: Publication,
  wording: Wording,
): Generator<Problem> {
  const { old, new: now } = change.figures ?? {};
  const figure = figureById.get(change.id);
  if (!old || !now || !figure || figure.derived || !change.details.some(({ part }) => part === "value"))
    return;
  const isKept = figure.earlier.some(
    (earlier) => quantityValue(earlier) === quantityValue(old) && (earlier.unit ?? figure.unit) === old.unit,
  );
  if (isKept) return;
  yield {
    ...addressOf(figure, []),
    rule: "earlier-value-kept",
    severity: "warning",
    message: `"${figure.id}" was ${quantityText(old, wording)} until now. Keep that under "earlier", with its date (${old.asOf}) and sources, so that its card can tell; a value that was never right can go.`,
  };
}

function* notesThatWillChange({ publication }: EditorialContext): Generator<Problem> {
  for (const { file, changes, addressOf } of publication.explainers) {
    for (const [index, { note }] of changes.entries()) {
      if (!/(?<!:):fig\[/.test(note)) continue;
      yield {
        file,
        ...addressOf(["changes", index, "note"]),
        rule: "change-note-stays",
        severity: "warning",
        message:
          "A note of change is history, and :fig in it prints whatever the number is when the page is built. Type the number.",
      };
    }
  }
}
