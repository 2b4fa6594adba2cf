import type { NamedThing, TermIndex, ThingText, ThingTexts } from "../../../search/term-index.ts";
import { answerTo, type Answer } from "./answer.ts";
import { createCorrector } from "./corrector.ts";
import type { Engine, TextHit } from "./engine.ts";
import { fold, foldedWords } from "./fold.ts";
import { rankHits, type Hit } from "./hits.ts";
import { withoutFillers } from "./name-forms.ts";
import { indexNamesInSteps, type NameMatch } from "./names.ts";
import { questionReader, tellingWords } from "./question.ts";
import { sharedPhrasing } from "./shared-phrasing.ts";
import {
  textsWith,
  textsWithAll,
  textsWithAmount,
  textsWithAny,
  withLesser,
  type SoughtWord,
} from "./texts-with.ts";

/** How the words of a query were found. */
export type Finding = "all" | "some" | "corrected" | "names" | "nothing";

/** What a query found. */
export interface Found {
  readonly finding: Finding;
  /** What was looked for instead, where a word was corrected. */
  readonly corrected: string | undefined;
  /** A query that would find something, where a word of this one stands in no text. */
  readonly suggestion?: string | undefined;
  readonly hits: readonly Hit[];
}

/** Answers queries from the index of names at once, and from the texts when they have been searched. */
export interface Searcher {
  answer(query: string): Answer | undefined;
  /** @returns undefined once nobody waits for it any more: a search that comes late must not hold up the one after it */
  find(query: string, isWanted?: () => boolean): Promise<Found | undefined>;
  /** What an answer says of a thing. */
  textOf(thing: NamedThing): Promise<ThingText>;
}

/** What a searcher works with, apart from the index of names. */
export interface SearcherSources {
  readonly texts: () => Promise<ThingTexts>;
  readonly engine: () => Promise<Engine>;
}

interface FoundTexts extends Omit<Found, "hits"> {
  readonly texts: readonly TextHit[];
  /** The words of the query, folded, that stand in some text. */
  readonly known: ReadonlySet<string>;
}

/** With fewer texts that have all the words, those that have some of them follow. */
const enough = 8;

/** Among more words than this a reader pastes a paragraph. */
const mostWords = 24;

/** Puts names and texts together. Both sources are asked for when they are needed; where there is no engine, names alone are found. */
export async function createSearcher(
  index: TermIndex,
  { texts, engine }: SearcherSources,
): Promise<Searcher> {
  const names = await indexNamesInSteps(index);
  const readQuestion = questionReader(index.words);
  const explainers = index.things.filter(({ kind }) => kind === "explainer");
  const isPhrase = (query: string): boolean => /^\s*".+"\s*$/.test(query);

  const fillers = new Set(index.words.fillers);
  const isNamed = (word: string): boolean => foldedWords(word).every((part) => names.byWord.has(part));
  const corrector = createCorrector(names, texts);
  const textOf = async (thing: NamedThing): Promise<ThingText> =>
    (await texts())[index.things.indexOf(thing)] ?? { text: "" };

  return {
    textOf,
    answer: (query) => answerTo(query, readQuestion(query), names),
    async find(query, isWanted = () => true) {
      const { ask, subject } = readQuestion(query);
      const asksForText = ask === "other";
      const phrasing = asksForText ? phrasingOf(query, explainers) : none;
      const rest = { asksForText, phrasing, titled: titledLike(query, explainers, fillers), textOf };
      const namedLike = (known?: ReadonlySet<string>): readonly NameMatch[] =>
        withValued(names.valued(query), names.like(subject, { withRelated: true, ...(known && { known }) }));
      let full: Engine;
      try {
        full = await engine();
      } catch {
        const hits = rankHits(undefined, { texts: [], named: namedLike(), ...rest });
        return hits.length > 0 ? { finding: "names", corrected: undefined, hits } : nothingFor(query);
      }
      const found = isWanted() ? await findTexts(full, query, isWanted) : undefined;
      if (!found || !isWanted()) return undefined;
      const { finding, corrected, suggestion, texts: foundTexts, known } = found;
      const hits = rankHits(full, { texts: foundTexts, named: namedLike(known), ...rest });
      return { finding: hits.length > 0 ? finding : "nothing", corrected, suggestion, hits };
    },
  };

  async function nothingFor(query: string): Promise<Found> {
    const words = tellingWords(query, index.words);
    const meant = await Promise.all(words.map((word) => corrector.correct(word)));
    const suggestion = meant.some((one) => one !== undefined)
      ? words.map((word, at) => meant[at]?.words ?? word).join(" ")
      : undefined;
    return { finding: "nothing", corrected: undefined, suggestion, hits: [] };
  }

  async function findTexts(
    full: Engine,
    query: string,
    isWanted: () => boolean,
  ): Promise<FoundTexts | undefined> {
    if (isPhrase(query)) return { ...asTyped, texts: await full.search(query.trim()) };
    const amount = names.amounts.readAmount(query);
    if (amount) return { ...asTyped, texts: await textsWithAmount(full, amount, names.amounts) };
    const words = tellingWords(query, index.words).slice(0, mostWords);
    const sought: SoughtWord[] = [];
    const unknown: string[] = [];
    let isCorrected = false;
    for (const [at, word] of words.entries()) {
      const found = await textsWith(full, word, at === words.length - 1);
      if (!isWanted()) return undefined;
      if (found.texts.length > 0) sought.push(found);
      else if (!isNamed(word)) {
        // Only a word that no text has is taken for a slip: the texts know more words than the names do.
        const correction = await corrector.correct(word);
        const meant =
          correction?.isSure === true ? await textsWith(full, correction.words, false) : undefined;
        if (meant && meant.texts.length > 0) {
          isCorrected = true;
          sought.push(meant);
        } else unknown.push(word);
      }
    }
    if (!isWanted()) return undefined;
    const known = new Set(sought.filter(({ isWhole }) => isWhole).flatMap(({ word }) => foldedWords(word)));
    const corrected = isCorrected ? sought.map(({ word }) => word).join(" ") : undefined;
    const all = await textsWithAll(full, sought);
    if (!isWanted()) return undefined;
    const texts = all.length >= enough || sought.length < 2 ? all : withLesser(all, textsWithAny(sought));
    if (unknown.length > 0 || (all.length === 0 && sought.length > 0)) {
      return { finding: "some", texts, corrected, known, suggestion: await suggestionFor(words, unknown) };
    }
    return { finding: isCorrected ? "corrected" : "all", texts, corrected, known };
  }

  /** What may have been meant, where something may have been for every word that nobody here writes. */
  async function suggestionFor(
    words: readonly string[],
    unknown: readonly string[],
  ): Promise<string | undefined> {
    const meant = await Promise.all(unknown.map((word) => corrector.correct(word)));
    if (meant.length === 0 || meant.includes(undefined)) return undefined;
    return words.map((word) => meant[unknown.indexOf(word)]?.words ?? word).join(" ");
  }
}

/** What is said of a query that is looked for as it was typed. */
const asTyped = { finding: "all", corrected: undefined, known: new Set<string>() } as const;

/** Figures that have the value that was asked for come before all that is merely called so. */
function withValued(valued: readonly NamedThing[], named: readonly NameMatch[]): readonly NameMatch[] {
  return [
    ...valued.map((thing, at) => ({ thing, score: 2 - Math.min(at, 50) / 100, isAbout: true })),
    ...named.filter(({ thing }) => !valued.includes(thing)),
  ];
}

/** How much of a title a query is: 1 is the whole title, ¼ what it tells without words that say nothing. */
function titledLike(
  query: string,
  explainers: readonly NamedThing[],
  fillers: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const asked = fold(query);
  const told = withoutFillers(asked.split(" "), fillers).join(" ");
  return new Map(
    explainers.flatMap(({ id, name, aliases = [] }): Array<[string, number]> => {
      const titles = [name, ...aliases].map(fold);
      if (titles.includes(asked)) return [[id, 1]];
      const isTold = titles.some((title) => withoutFillers(title.split(" "), fillers).join(" ") === told);
      return isTold ? [[id, 0.25]] : [];
    }),
  );
}

const none: ReadonlyMap<string, number> = new Map();

function phrasingOf(query: string, explainers: readonly NamedThing[]): ReadonlyMap<string, number> {
  const asked = foldedWords(query);
  return new Map(
    explainers.map(({ id, name, aliases = [] }) => [
      id,
      sharedPhrasing(asked, [name, ...aliases].map(foldedWords)),
    ]),
  );
}
