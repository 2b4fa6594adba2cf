import { didYouMeanHint } from "../model/did-you-mean.ts";
import type { Guide } from "../model/guide.ts";
import type { Problem } from "../model/problem.ts";
import type { PublicationParts } from "../model/publication.ts";

/** Answers of decision guides that lead nowhere, and steps that stand for two things. */
export function checkGuides(parts: PublicationParts): Problem[] {
  return parts.guides.flatMap((guide) => {
    const report = (path: ReadonlyArray<string | number>, rule: string, message: string): Problem => ({
      ...parts.addressOf(guide, path),
      rule,
      severity: "error",
      message,
    });
    return [...checkSteps(guide, report), ...checkLeads(guide, report)];
  });
}

type Report = (path: ReadonlyArray<string | number>, rule: string, message: string) => Problem;

/** A step is a question or an outcome; an answer names it by its id alone. */
function* checkSteps({ id, questions, outcomes }: Guide, report: Report): Generator<Problem> {
  const seen = new Set<string>();
  for (const [list, steps] of [
    ["questions", questions],
    ["outcomes", outcomes],
  ] as const) {
    for (const [index, step] of steps.entries()) {
      if (seen.has(step.id)) {
        yield report(
          [list, index, "id"],
          "id-unique",
          `The id "${step.id}" is given twice in the guide "${id}". Give one of them another.`,
        );
      }
      seen.add(step.id);
    }
  }
}

function* checkLeads({ start, questions, outcomes }: Guide, report: Report): Generator<Problem> {
  const questionIds = questions.map((question) => question.id);
  const stepIds = [...questionIds, ...outcomes.map((outcome) => outcome.id)];
  if (start !== undefined && !questionIds.includes(start)) {
    yield report(
      ["start"],
      "guide-step-exists",
      `No question "${start}" in this guide.${didYouMeanHint(start, questionIds)}`,
    );
  }
  for (const [index, { answers }] of questions.entries()) {
    for (const [place, { to }] of answers.entries()) {
      if (stepIds.includes(to)) continue;
      const message = `No question or outcome "${to}" in this guide.${didYouMeanHint(to, stepIds)}`;
      yield report(["questions", index, "answers", place, "to"], "guide-step-exists", message);
    }
  }
}
