import type { Explainer } from "../../model/explainer.ts";
import { wordingFor } from "../../model/wording.ts";
import { markdownAsText } from "../../search/markdown-as-text.ts";
import type { EditorialContext } from "../editorial/editorial-rule.ts";
import { isMeasured, readingGrade } from "./grade.ts";

/** How easily an explainer reads, as grades; `undefined` where there is nothing to measure, or no formula for its language. */
export interface ReadingGrades {
  readonly explainer: Explainer;
  /** Of the summary, which is the answer that a page opens with. */
  readonly opening: number | undefined;
  /** Of the paragraphs and lists of the body; not of tables, headings and others' words. */
  readonly body: number | undefined;
}

const known = new WeakMap<EditorialContext, readonly ReadingGrades[]>();

/** The grades of every explainer, in the publication's order. The rule and the report share them. */
export function readingGrades(context: EditorialContext): readonly ReadingGrades[] {
  const grades = known.get(context) ?? measure(context);
  known.set(context, grades);
  return grades;
}

function measure({ publication, explainers }: EditorialContext): ReadingGrades[] {
  const { language } = publication.site;
  const wording = wordingFor(language);
  return explainers.map(({ explainer, seen }) => {
    if (!isMeasured(explainer.lang ?? language)) return { explainer, opening: undefined, body: undefined };
    const prose = seen.passages.filter(({ kind }) => kind === "prose").map(({ text }) => text);
    return {
      explainer,
      opening: readingGrade([markdownAsText(explainer.summary, publication, wording)]),
      body: readingGrade(prose),
    };
  });
}
