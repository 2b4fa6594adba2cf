import { renderToString } from "preact-render-to-string";
import type { BlockRenderer, RenderPage, Report } from "../../markdown/render-env.ts";
import { didYouMean } from "../../model/did-you-mean.ts";
import { fill } from "../../model/figure-text.ts";
import type { Position } from "../../model/position.ts";
import { findAll, idsIn } from "./find-or-report.ts";
import { PositionsTable } from "./positions-table.tsx";
import { Trigger } from "./trigger.tsx";

/** `::positions{question="…"}`: who wants what; without a question every question, with `actor=` only these actors. */
export const positionsBlock: BlockRenderer = {
  attributes: ["question", "actor", "title"],
  render(directive, page, report) {
    const { wording, publication } = page;
    const asked = directive.label ?? directive.attributes.get("question");
    const questions = questionsIn(asked, idsIn(directive.attributes.get("actor")), page, report);
    if (questions.size === 0) return "";
    for (const positions of questions.values())
      for (const position of positions) page.seen.positions.add(position);
    const title = directive.attributes.get("title");
    const caption =
      asked === undefined ? wording.positionsOf.captionAll : fill(wording.positionsOf.caption, asked);
    return renderToString(
      <PositionsTable
        questions={questions}
        caption={title ?? caption}
        publication={publication}
        wording={wording}
        path={page.path}
        actorOf={(actor) => <Trigger page={page} kind="actor" id={actor.id} children={actor.name} />}
      />,
    );
  },
};

function questionsIn(
  asked: string | undefined,
  actorIds: readonly string[],
  { publication }: RenderPage,
  report: Report,
): ReadonlyMap<string, readonly Position[]> {
  const { positionsByQuestion } = publication;
  const actors = findAll(publication.actorById, actorIds, "actor", "actors.json", report);
  if (asked !== undefined && !positionsByQuestion.has(asked)) {
    reportUnknown(asked, [...positionsByQuestion.keys()], report);
    return new Map();
  }
  const chosen = [...positionsByQuestion].filter(([question]) => asked === undefined || question === asked);
  const answered = chosen
    .map(([question, positions]): [string, readonly Position[]] => [question, ofActors(positions, actorIds)])
    .filter(([, positions]) => positions.length > 0);
  if (answered.length === 0 && actors.length === actorIds.length) {
    report("positions-exist", "Nobody in _data/positions.json has such a position.");
  }
  return new Map(answered);
}

function ofActors(positions: readonly Position[], ids: readonly string[]): readonly Position[] {
  return ids.length === 0 ? positions : positions.filter((position) => ids.includes(position.actor));
}

function reportUnknown(asked: string, known: readonly string[], report: Report): void {
  const guess = didYouMean(asked, known) ?? mostWordsInCommon(asked, known);
  const list = known.map((question) => `"${question}"`).join(", ");
  const advice = guess
    ? `Did you mean "${guess}"?`
    : known.length > 0
      ? `Known: ${list}.`
      : "The file has none.";
  report("question-exists", `No question "${asked}" in _data/positions.json. ${advice}`, guess);
}

/** A question is long: whoever writes it from memory changes more than a letter or two. */
function mostWordsInCommon(asked: string, known: readonly string[]): string | undefined {
  const words = wordsOf(asked);
  const scored = known.map((question) => ({ question, overlap: overlapOf(words, wordsOf(question)) }));
  const best = scored.toSorted((a, b) => b.overlap - a.overlap)[0];
  return best && best.overlap >= 0.5 ? best.question : undefined;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}
