import type { NamedThing, TermIndex, ThingText, ThingTexts } from "../../../search/term-index.ts";
import { answerTo, type Answer } from "./answer.ts";
import { createCorrector } from "./corrector.ts";
import type { Engine, TextHit } from "./engine.ts";
import { foldedWords } from "./fold.ts";
import { wordsOf } from "./fragment-words.ts";
import { rankHits, type Hit } from "./hits.ts";
import { indexNamesInSteps } from "./names.ts";
import { isFormOf } from "./spellings.ts";
import { questionReader, tellingWords } from "./question.ts";
import { sharedPhrasing } from "./shared-phrasing.ts";

/** How the words of a query were found. */
export type Finding = "all" | "some" | "corrected" | "names" | "nothing";

/** What a query found. */
export interface Found {
  readonly finding: Finding;
  /** What was looked for instead, where a word was corrected. */
  readonly corrected: string | undefined;
  /** A query that would find something, where this one found nothing. */
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

interface FoundTexts {
  readonly finding: Finding;
  readonly texts: readonly TextHit[];
  readonly corrected: string | undefined;
}

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

  const corrector = createCorrector(names, texts);
  const textOf = async (thing: NamedThing): Promise<ThingText> =>
    (await texts())[index.things.indexOf(thing)] ?? { text: "" };

  return {
    textOf,
    answer: (query) => answerTo(query, readQuestion(query), names),
    async find(query, isWanted = () => true) {
      const { ask, subject } = readQuestion(query);
      const named = names.like(subject, { withRelated: true });
      const asksForText = ask === "other";
      const phrasing = asksForText ? phrasingOf(query, explainers) : none;
      let full: Engine;
      try {
        full = await engine();
      } catch {
        const hits = rankHits(undefined, { texts: [], named, asksForText, phrasing, textOf });
        return hits.length > 0 ? { finding: "names", corrected: undefined, hits } : nothingFor(query);
      }
      const words = tellingWords(query, index.words).slice(0, mostWords);
      const found = isWanted() ? await findTexts(full, query, words, isWanted) : undefined;
      if (!found || !isWanted()) return undefined;
      const { finding, corrected } = found;
      const hits = rankHits(full, { texts: found.texts, named, asksForText, phrasing, textOf });
      return hits.length > 0 ? { finding, corrected, hits } : nothingFor(query);
    },
  };

  async function nothingFor(query: string): Promise<Found> {
    const words = tellingWords(query, index.words);
    const corrected = await Promise.all(words.map(async (word) => (await corrector.correct(word)) ?? word));
    const suggestion = corrected.some((word, at) => word !== words[at]) ? corrected.join(" ") : undefined;
    return { finding: "nothing", corrected: undefined, suggestion, hits: [] };
  }

  async function findTexts(
    full: Engine,
    query: string,
    words: readonly string[],
    isWanted: () => boolean,
  ): Promise<FoundTexts | undefined> {
    if (isPhrase(query))
      return { finding: "all", texts: await full.search(query.trim()), corrected: undefined };
    const corrected = await correctUnknown(full, words);
    if (!isWanted()) return undefined;
    const sought = corrected?.split(" ") ?? words;
    const all = await full.search(sought.join(" "));
    if (!isWanted()) return undefined;
    const written = await withoutAccidents(full, all[0], sought);
    if (written.length < sought.length) {
      return { finding: "some", texts: written.length > 0 ? await searchEach(full, written) : [], corrected };
    }
    const finding = corrected === undefined ? "all" : "corrected";
    if (all.length >= enough) return { finding, texts: all, corrected };
    if (!isWanted()) return undefined;
    const each = await searchEach(full, sought);
    if (all.length > 0) return { finding, texts: withLesser(all, each), corrected };
    return { finding: "some", texts: each, corrected };
  }

  /** Only a word that no text has is taken for a slip: the texts know more words than the names do. */
  async function correctUnknown(full: Engine, words: readonly string[]): Promise<string | undefined> {
    const corrected: string[] = [];
    for (const word of words) {
      const correction = await corrector.correct(word);
      corrected.push(correction === undefined || (await isInTexts(full, word)) ? word : correction);
    }
    return corrected.some((word, at) => word !== words[at]) ? corrected.join(" ") : undefined;
  }
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

/** Pagefind finds a word by its beginning too: "partnersip" finds partners. */
async function isInTexts(engine: Engine, word: string): Promise<boolean> {
  const [best] = await engine.search(word);
  if (!best) return false;
  const typed = foldedWords(word);
  const found = (await foundIn(best)).flatMap(foldedWords);
  return typed.every((part) => found.some((known) => isFormOf(known, part)));
}

/**
 * For a word that no text has Pagefind finds the longest word that it begins with: "xyzzyq" finds an address in .xyz, and
 * "aqq" every "a".
 * @param best of the texts that all words found
 * @returns the words that stand in some text, in some form
 */
async function withoutAccidents(
  engine: Engine,
  best: TextHit | undefined,
  words: readonly string[],
): Promise<readonly string[]> {
  if (!best) return words;
  const found = await foundIn(best);
  const standing: string[] = [];
  for (const word of words) {
    if (stands(word, found)) standing.push(word);
    else {
      const [own] = await engine.search(word);
      if (own && stands(word, await foundIn(own))) standing.push(word);
    }
  }
  return standing;
}

/** The words of a text for which it was found. */
async function foundIn(text: TextHit): Promise<string[]> {
  const words = wordsOf(await text.load());
  return text.words.map((at) => words[at] ?? "");
}

function stands(word: string, found: readonly string[]): boolean {
  const typed = foldedWords(word);
  return found.some((known) => {
    const parts = foldedWords(known);
    return (
      isLike(parts.join(""), typed.join("")) || parts.some((part) => typed.some((one) => isFormOf(part, one)))
    );
  });
}

/**
 * Whether two words have a stem in common, for all that we know: "buying" and "buys", and what Pagefind takes apart,
 * "arms" and "ReArm"; but not "aqq" and "a".
 */
function isLike(known: string, typed: string): boolean {
  const most = typed.slice(0, Math.ceil(typed.length * 0.75));
  if (most.length >= 3 && known.includes(most)) return true;
  let alike = 0;
  while (alike < known.length && known[alike] === typed[alike]) alike++;
  return alike > 0 && alike * 2 >= typed.length;
}

/** With fewer texts that have all the words, those that have some of them follow. */
const enough = 8;

/** Texts with all words first, then the others, whose scores are of another scale. */
function withLesser(all: readonly TextHit[], some: readonly TextHit[]): TextHit[] {
  const top = all[0]?.score ?? 1;
  const topOfSome = some[0]?.score ?? 1;
  const having = new Set(all.map(({ fragment }) => fragment));
  const lesser = some.filter(({ fragment }) => !having.has(fragment));
  return [
    ...all,
    ...lesser.map((text) => ({
      ...text,
      isLesser: true as const,
      score: 0.5 * top * (text.score / topOfSome),
    })),
  ];
}

/** Texts with any of the words: the more of them, and the rarer, the better. */
async function searchEach(engine: Engine, words: readonly string[]): Promise<TextHit[]> {
  const merged = new Map<string, TextHit>();
  for (const word of words) {
    const texts = await engine.search(word);
    const top = texts[0]?.score ?? 1;
    const rarity = 1 / Math.log(2 + texts.length);
    for (const text of texts) {
      const known = merged.get(text.fragment);
      const score = rarity * (0.5 + text.score / top) + (known?.score ?? 0);
      const positions = [...(known?.words ?? []), ...text.words].sort((a, b) => a - b);
      merged.set(text.fragment, { ...text, score, words: positions });
    }
  }
  return [...merged.values()].sort((a, b) => b.score - a.score);
}
