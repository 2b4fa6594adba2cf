import type { EditorialContext } from "../checks/editorial/index.ts";
import { checkEditorial } from "../checks/editorial/index.ts";
import { checkGlossary } from "../checks/glossary/index.ts";
import { createScales, viewWeight, type FileBytes } from "../checks/output/first-view.ts";
import { readPage } from "../checks/output/written-page.ts";
import { checkReading } from "../checks/reading/index.ts";
import { readingGrades, type ReadingGrades } from "../checks/reading/reading-grades.ts";
import type { RecordedMention, Sightings } from "../markdown/render-env.ts";
import { dateText } from "../model/date-text.ts";
import { quantityText } from "../model/figure-text.ts";
import type { Address, Problem } from "../model/problem.ts";
import type { Wording } from "../model/wording.ts";

/** A page as its author works on it. */
export interface PageUnderWork {
  /** In the site. */
  readonly path: string;
  /** The Markdown file it is made from, from the publication's root; pages made from data have none. */
  readonly file: string | undefined;
  /** What was seen in its text. */
  readonly seen: Sightings | undefined;
  readonly html: string;
  /** The other files of the site. */
  readonly bytesOf: FileBytes;
  readonly editorial: EditorialContext;
  readonly wording: Wording;
}

/** What an author wants to know of the page before them. */
export interface PageReport {
  readonly path: string;
  readonly file: string | undefined;
  readonly terms: readonly TermUse[];
  readonly undecided: ReadonlyArray<Listed & { readonly candidates: readonly string[] }>;
  readonly figures: ReadonlyArray<Listed & { readonly value: string; readonly state: string }>;
  readonly sources: ReadonlyArray<Listed & { readonly state: string }>;
  /** Words of the body; none for a page made from data. */
  readonly words: number;
  readonly grades: Omit<ReadingGrades, "explainer"> | undefined;
  /** What a browser fetches to show the page for the first time, and what it may at most; kB of 1,000 bytes. */
  readonly weight: { readonly view: number; readonly limit: number } | undefined;
  readonly problems: readonly Problem[];
}

interface Listed {
  readonly text: string;
  readonly address?: Address;
}

/** A term on the page: how often it is marked, and why the other uses are not. */
export interface TermUse extends Listed {
  readonly id: string;
  readonly marked: number;
  readonly skipped: ReadonlyArray<{ readonly why: RecordedMention["state"]; readonly count: number }>;
}

/** Gathers what is known of a page. Costs the editorial checks of the whole publication, so only on request. */
export function pageReport(page: PageUnderWork): PageReport {
  const { path, file, seen, editorial } = page;
  const rendered = editorial.explainers.find(({ explainer }) => explainer.file === file);
  return {
    path,
    file,
    terms: seen ? termUses(page, seen) : [],
    undecided: seen?.undecided ?? [],
    figures: seen ? figuresOn(page, seen) : [],
    sources: seen ? sourcesOn(page, seen) : [],
    words: rendered?.words ?? 0,
    grades: readingGrades(editorial).find(({ explainer }) => explainer.file === file),
    weight: weightOf(page),
    problems: problemsOf(file, editorial),
  };
}

function weightOf({ path, html, bytesOf, editorial }: PageUnderWork): PageReport["weight"] {
  const view = createScales(bytesOf)(readPage(path, html), "thorough");
  return view && { view: viewWeight(view) / 1000, limit: editorial.publication.site.budgets.view };
}

function termUses({ editorial: { publication } }: PageUnderWork, seen: Sightings): TermUse[] {
  const byTerm = new Map<string, RecordedMention[]>();
  for (const mention of seen.mentions) {
    byTerm.set(mention.term, [...(byTerm.get(mention.term) ?? []), mention]);
  }
  return [...byTerm].flatMap(([id, mentions]) => {
    const term = publication.termById.get(id);
    if (!term) return [];
    const counts = new Map<RecordedMention["state"], number>();
    for (const { state } of mentions) counts.set(state, (counts.get(state) ?? 0) + 1);
    const marked = counts.get("marked") ?? 0;
    counts.delete("marked");
    const skipped = [...counts].map(([why, count]) => ({ why, count }));
    return [{ id, text: term.term, address: publication.addressOf(term, []), marked, skipped }];
  });
}

function figuresOn({ editorial: { publication }, wording }: PageUnderWork, { notes }: Sightings) {
  return [...notes.figure].flatMap((id) => {
    const figure = publication.figureById.get(id);
    if (!figure) return [];
    const dates = [
      figure.status,
      figure.asOf && dateText(figure.asOf, wording.language),
      figure.nextExpected && `next expected ${dateText(figure.nextExpected, wording.language)}`,
    ];
    return [
      {
        text: `${id}: ${figure.label}`,
        value: quantityText(figure, wording),
        state: dates.filter(Boolean).join(", "),
        address: publication.addressOf(figure, []),
      },
    ];
  });
}

function sourcesOn({ editorial: { publication }, wording }: PageUnderWork, { notes }: Sightings) {
  return [...notes.source].flatMap((id) => {
    const source = publication.sourceById.get(id);
    if (!source) return [];
    const date = source.date && dateText(source.date, wording.language);
    return [
      {
        text: `${id}: ${source.title}`,
        state: [source.publisher, date, source.kind].filter(Boolean).join(", "),
        address: publication.addressOf(source, []),
      },
    ];
  });
}

function problemsOf(file: string | undefined, editorial: EditorialContext): readonly Problem[] {
  if (file === undefined) return [];
  const { off } = editorial.publication.site.checks;
  return [...checkEditorial(editorial), ...checkGlossary(editorial), ...checkReading(editorial)].filter(
    (problem) => problem.file === file && !off.includes(problem.rule),
  );
}
