import type { Guide } from "../../model/guide.ts";
import type { Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import type { EditorialRule } from "./editorial-rule.ts";

/** A guide that leads in a circle, or to a door that no answer opens, has lost a reader. */
export const guidesLead: EditorialRule = {
  ids: ["guide-step-reachable", "guide-ends"],
  truth:
    "Every question and outcome of a guide can be reached from its start, and every path ends in an outcome. (That every answer " +
    "leads to a step that there is, is checked when the publication is loaded.) Errors.",
  check: ({ publication }) => publication.guides.flatMap((guide) => checkGuide(guide, publication)),
};

function checkGuide(guide: Guide, publication: Publication): Problem[] {
  const report = (rule: string, path: ReadonlyArray<string | number>, message: string): Problem => ({
    ...publication.addressOf(guide, path),
    rule,
    severity: "error",
    message,
  });
  return [
    ...unreachable(guide).map(({ id, path }) => {
      const message = `No path through the guide "${guide.id}" leads to "${id}". Let an answer lead to it, or take it out.`;
      return report("guide-step-reachable", [...path, "id"], message);
    }),
    ...circles(guide).map(({ path, circle }) => {
      const message = `The guide "${guide.id}" goes in a circle: ${circle.join(" → ")}. Let this answer lead onwards.`;
      return report("guide-ends", [...path, "to"], message);
    }),
  ];
}

interface Step {
  readonly id: string;
  readonly path: ReadonlyArray<string | number>;
}

function stepsOf(guide: Guide): Step[] {
  return [
    ...guide.questions.map(({ id }, index) => ({ id, path: ["questions", index] })),
    ...guide.outcomes.map(({ id }, index) => ({ id, path: ["outcomes", index] })),
  ];
}

interface AnswerPlace {
  readonly from: string;
  readonly to: string;
  readonly path: ReadonlyArray<string | number>;
}

function answersOf(guide: Guide): AnswerPlace[] {
  return guide.questions.flatMap((question, index) =>
    question.answers.map((answer, which) => ({
      from: question.id,
      to: answer.to,
      path: ["questions", index, "answers", which],
    })),
  );
}

function startId(guide: Guide): string {
  return guide.start ?? guide.questions[0]?.id ?? "";
}

function unreachable(guide: Guide): Step[] {
  const answers = answersOf(guide);
  const reached = new Set([startId(guide)]);
  // A set that grows while it is walked: each step is visited once.
  for (const id of reached) for (const answer of answers) if (answer.from === id) reached.add(answer.to);
  return stepsOf(guide).filter((step) => !reached.has(step.id));
}

/** Answers that lead back to a question on the way to them, one for each circle. */
function circles(
  guide: Guide,
): Array<{ readonly path: AnswerPlace["path"]; readonly circle: readonly string[] }> {
  const answers = answersOf(guide);
  const found: Array<{ path: AnswerPlace["path"]; circle: readonly string[] }> = [];
  const finished = new Set<string>();
  const walk = (id: string, way: readonly string[]): void => {
    if (finished.has(id)) return;
    for (const answer of answers.filter(({ from }) => from === id)) {
      const seenAt = way.indexOf(answer.to);
      if (seenAt !== -1) found.push({ path: answer.path, circle: [...way.slice(seenAt), answer.to] });
      else walk(answer.to, [...way, answer.to]);
    }
    finished.add(id);
  };
  walk(startId(guide), [startId(guide)]);
  return found;
}
