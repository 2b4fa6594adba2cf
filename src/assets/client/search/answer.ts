import type { NamedThing } from "../../../search/term-index.ts";
import type { NameMatch, Names } from "./names.ts";
import type { Question } from "./question.ts";

/** What answers a query; and what else goes by the same name, as "Council" does of three. */
export interface Answer {
  readonly thing: NamedThing;
  readonly alsoCalledSo: readonly NamedThing[];
}

/** So like must a name be to answer a query: a wrong answer is worse than none. */
const sureOfName = 0.84;
/** A figure or an event is asked for by some words of its label, seldom by all. */
const sureOfLabel = 0.5;
/** Without a question, by most of them. */
const sureOfWholeLabel = 0.72;
/** Scores that are nearer than this are the same. */
const aTie = 0.02;

type Kind = NamedThing["kind"];

/** The definition, figure, person or date that a query asks for; undefined where nothing surely is. */
export function answerTo(query: string, { ask, subject }: Question, names: Names): Answer | undefined {
  const [valued] = names.valued(query);
  if (valued) return { thing: valued, alsoCalledSo: [] };
  const named = names.like(subject);
  const byName = (...order: readonly Kind[]): Answer | undefined => firstOf(named, order);
  switch (ask) {
    case "who":
      return byName("actor", "term");
    case "amount":
      return figureFor(query, named, names) ?? byName("term", "actor");
    case "when":
      return labelled(names.like(query), "event") ?? byName("event");
    case "other":
      return undefined;
    case "define":
      return byName("term", "actor", "figure", "event");
    case undefined:
      return (
        byName("term", "actor", "figure", "event") ??
        labelled(names.like(subject, { withRelated: true }), "figure", sureOfWholeLabel)
      );
  }
}

/** Of the things that match best, those of the first kind that is among them. */
function firstOf(matches: readonly NameMatch[], order: readonly Kind[]): Answer | undefined {
  const fit = matches.filter(({ thing, score }) => score >= sureOfName && order.includes(thing.kind));
  const tied = fit.filter(({ score }) => score >= (fit[0]?.score ?? 0) - aTie).map(({ thing }) => thing);
  const kind = order.find((candidate) => tied.some((thing) => thing.kind === candidate));
  const [thing, ...alsoCalledSo] = tied.filter((candidate) => candidate.kind === kind);
  return thing && { thing, alsoCalledSo };
}

/** By the words of the question ("how much did Canada pay"), or as the figure that belongs to a term ("how big is Safe"). */
function figureFor(query: string, named: readonly NameMatch[], names: Names): Answer | undefined {
  const byLabel = labelled(names.like(query, { withRelated: true }), "figure");
  if (byLabel) return byLabel;
  const term = named.find(({ thing, score }) => score >= sureOfName && thing.figures)?.thing;
  const figure = names.things.find(({ kind, id }) => kind === "figure" && id === term?.figures?.[0]);
  return figure && { thing: figure, alsoCalledSo: [] };
}

function labelled(matches: readonly NameMatch[], kind: Kind, least = sureOfLabel): Answer | undefined {
  const thing = matches.find(
    (match) => match.thing.kind === kind && match.isAbout && match.score >= least,
  )?.thing;
  return thing && { thing, alsoCalledSo: [] };
}
