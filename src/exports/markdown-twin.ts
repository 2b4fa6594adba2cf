import { withNotes, type Sightings } from "../markdown/render-env.ts";
import { fill, quantityText } from "../model/figure-text.ts";
import type { Figure } from "../model/figure.ts";
import { nameOf, provenanceOf } from "../model/provenance.ts";
import type { SiteFile } from "../model/site-file.ts";
import type { Source } from "../model/source.ts";
import { anchors, paths, relativeUrl } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import { questionBeside } from "../pages/question-beside.ts";
import type { RenderedExplainer, SiteView } from "../pages/site-view.ts";
import { addressFrom } from "./addresses.ts";
import { exportPaths } from "./export-paths.ts";
import { htmlToMarkdown, type Marks } from "./html-to-markdown.ts";
import { bareLink, escapedStart, escapedText, link } from "./markdown-text.ts";

/**
 * Each explainer as a Markdown file that stands alone: every number with its date, status and sources in a footnote,
 * citations numbered as on the page, the terms with their definitions at the end. CommonMark with tables and footnotes.
 */
export function markdownTwins(view: SiteView): SiteFile[] {
  return view.explainers.map((rendered) => ({
    path: exportPaths.twin(rendered.explainer.slug),
    content: `${twinOf(rendered, view)
      .filter((part) => part !== "")
      .join("\n\n")}\n`,
  }));
}

function twinOf(rendered: RenderedExplainer, view: SiteView): string[] {
  const { explainer } = rendered;
  const { wording, publication } = view;
  const seen = withNotes(rendered.seen);
  const marks = marksOf(seen, rendered, view);
  const text = (source: string, path: ReadonlyArray<string | number>) =>
    htmlToMarkdown(
      view.renderText(source, publication.addressOf(explainer, path), explainer.path, seen),
      marks,
    );
  const summary = text(explainer.summary, ["summary"]);
  const points = explainer.keyPoints.map((point, index) => text(point, ["keyPoints", index]));
  const changes = explainer.changes.map(
    ({ date, note }, index) =>
      `${escapedText(view.dateText(date))}: ${text(note, ["changes", index, "note"])}`,
  );
  for (const id of explainer.keyFigures) seen.notes.figure.add(id);
  for (const id of explainer.sources) seen.notes.source.add(id);
  const body = htmlToMarkdown(rendered.html, marks);
  return [
    `# ${escapedText(explainer.title)}`,
    questionBeside(explainer) ? `*${escapedText(explainer.question ?? "")}*` : "",
    quoted(summary),
    bullets(facts(rendered, view)),
    bullets(keyFigures(explainer.keyFigures, view, marks)),
    ...titled(wording.keyPoints, bullets(points)),
    body,
    ...titled(wording.changeLog, bullets(changes)),
    ...titled(wording.termsOnThisPage, bullets(termLines(seen, explainer.path, view))),
    ...titled(wording.sources, bullets(uncited(seen, view))),
    [...figureNotes(seen, view), ...citationNotes(seen, view)].join("\n"),
  ];
}

/** Footnotes for numbers and citations; links to explainers lead to their twins. */
function marksOf(seen: Sightings, { explainer }: RenderedExplainer, { explainers }: SiteView): Marks {
  const numbers = new Map<string, number>();
  const hasTwin = new Set(explainers.map((other) => relativeUrl(explainer.path, other.explainer.path)));
  return {
    figure: (id) => `[^${figureNote(id)}]`,
    source: (id) => {
      // The page counts its sources as they come.
      if (numbers.size < seen.notes.source.size)
        for (const [index, source] of [...seen.notes.source].entries()) numbers.set(source, index + 1);
      return numbers.has(id) ? `[^${numbers.get(id)}]` : "";
    },
    target: (href) => targetOf(href, hasTwin),
  };
}

function figureNote(id: string): string {
  return `fig-${id}`;
}

/** The href of a page, as its twin beside it has it. What is only on the page (a guide's step, a note) is no target. */
function targetOf(href: string, hasTwin: ReadonlySet<string>): string | undefined {
  const section = `#${anchors.section("")}`;
  if (href.startsWith("#")) return href.startsWith(section) ? `#${href.slice(section.length)}` : undefined;
  const [path = "", fragment] = href.split("#", 2);
  if (!hasTwin.has(path)) return href === "" ? undefined : href;
  const twin = path.replace(/\.html$/, ".md");
  return fragment === undefined ? twin : `${twin}#${fragment.replace(anchors.section(""), "")}`;
}

function facts({ explainer }: RenderedExplainer, view: SiteView): string[] {
  const { wording, publication } = view;
  const { factsTo, title } = publication.site;
  const page = addressFrom(exportPaths.twin(explainer.slug), explainer.path, publication);
  return [
    `${escapedText(title)}: ${bareLink(page)}`,
    escapedText(fill(wording.published, view.dateText(explainer.published))),
    escapedText(fill(wording.updated, view.dateText(explainer.updated))),
    ...(factsTo ? [escapedText(fill(wording.factsTo, view.dateText(factsTo)))] : []),
    ...(explainer.status === undefined
      ? []
      : [`${escapedText(wording.statusLabel)}: ${escapedText(explainer.status)}`]),
  ];
}

function keyFigures(ids: readonly string[], { publication, wording }: SiteView, marks: Marks): string[] {
  return ids.flatMap((id) => {
    const figure = publication.figureById.get(id);
    return figure
      ? [`${escapedText(figure.label)}: ${escapedText(quantityText(figure, wording))}${marks.figure(id)}`]
      : [];
  });
}

function termLines({ notes }: Sightings, from: string, { publication }: SiteView): string[] {
  return [...notes.term].flatMap((id) => {
    const term = publication.termById.get(id);
    if (!term) return [];
    const entry = addressFrom(from, paths.term(id), publication);
    return [`**${link(escapedText(term.term), entry)}**: ${escapedText(term.short)}`];
  });
}

function figureNotes({ notes }: Sightings, view: SiteView): string[] {
  return [...notes.figure].flatMap((id) => {
    const figure = view.publication.figureById.get(id);
    return figure ? [`[^${figureNote(id)}]: ${figureText(figure, view)}`] : [];
  });
}

function figureText(figure: Figure, view: SiteView): string {
  const { wording, publication } = view;
  const equivalents = figure.equivalents.map((one) => quantityText(one, wording));
  const earlier = figure.earlier.map(
    (one) =>
      `${quantityText({ ...one, unit: one.unit ?? figure.unit }, wording)}, ${view.dateText(one.asOf)}`,
  );
  const sentences = [
    `${figure.label}: ${[quantityText(figure, wording), ...equivalents].join(" / ")}`,
    `${wordFor(wording.statuses, figure.status)}, ${view.dateText(figure.asOf)}`,
    figure.by && fill(wording.saidBy, figure.by),
    figure.derived && fill(wording.workedOut, derivation(figure.derived, view)),
    figure.note,
    earlier.length > 0 ? `${wording.earlierValues}: ${earlier.join("; ")}` : undefined,
  ].flatMap((sentence) => (sentence ? [escapedText(sentence.replace(/\.$/, ""))] : []));
  const sources = figure.sources.flatMap((id) => publication.sourceById.get(id) ?? []);
  return `${sentences.join(". ")}. ${escapedText(wording.sources)}: ${sources.map((source) => sourceText(source, view)).join("; ")}`;
}

function derivation(
  { operation, of }: NonNullable<Figure["derived"]>,
  { publication, wording }: SiteView,
): string {
  const parts = of.map((id) => publication.figureById.get(id)?.label ?? id);
  return `${wordFor(wording.operations, operation)}, ${parts.join(", ")}`;
}

function citationNotes(seen: Sightings, view: SiteView): string[] {
  return [...seen.notes.source].flatMap((id, index) => {
    const source = view.publication.sourceById.get(id);
    return source && seen.cited.has(id) ? [`[^${index + 1}]: ${sourceText(source, view)}`] : [];
  });
}

function uncited(seen: Sightings, view: SiteView): string[] {
  return [...seen.notes.source].flatMap((id) => {
    const source = view.publication.sourceById.get(id);
    return source && !seen.cited.has(id) ? [sourceText(source, view)] : [];
  });
}

function sourceText(source: Source, view: SiteView): string {
  const { wording, publication } = view;
  const { citing, readAt } = provenanceOf(source, publication.sourceById);
  const words = [
    source.title,
    source.author,
    source.publisher,
    source.date && view.dateText(source.date),
    source.undated && wording.undated,
    ...citing.map((cited) => fill(wording.citing, nameOf(cited))),
    readAt && fill(wording.via, readAt),
    source.accessed && fill(wording.accessed, view.dateText(source.accessed)),
  ].flatMap((part) => part || []);
  return `${escapedText(words.join(", "))}${source.url ? `. ${bareLink(source.url)}` : ""}`;
}

function titled(title: string, content: string): string[] {
  return content === "" ? [] : [`## ${escapedText(title)}`, content];
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapedStart(line)}`).join("\n");
}

function quoted(text: string): string {
  return text.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");
}
