import type { NamedThing, TermIndex } from "../../../search/term-index.ts";
import { answerTo, type Answer } from "./answer.ts";
import type { Engine, TextHit } from "./engine.ts";
import { foldedWords } from "./fold.ts";
import { wordsOf } from "./fragment-words.ts";
import { rankHits, type Hit } from "./hits.ts";
import { indexNames } from "./names.ts";
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
  readonly hits: readonly Hit[];
}

/** Answers queries from the index of names at once, and from the texts when they have been searched. */
export interface Searcher {
  answer(query: string): Answer | undefined;
  find(query: string): Promise<Found>;
  /** A query that would find more than this one. */
  suggest(query: string): string | undefined;
  readonly things: readonly NamedThing[];
}

/** Among more words than this a reader pastes a paragraph. */
const mostWords = 24;

/** Puts names and texts together. `engine` is asked for at the first query; where there is none, names alone are found. */
export function createSearcher(index: TermIndex, engine: () => Promise<Engine>): Searcher {
  const names = indexNames(index);
  const readQuestion = questionReader(index.words);
  const explainers = index.things.filter(({ kind }) => kind === "explainer");
  const isPhrase = (query: string): boolean => /^\s*".+"\s*$/.test(query);

  const correct = (words: readonly string[]): string | undefined => {
    const corrected = words.map((word) => names.correct(word) ?? word);
    return corrected.some((word, at) => word !== words[at]) ? corrected.join(" ") : undefined;
  };

  return {
    things: index.things,
    answer: (query) => answerTo(query, readQuestion(query), names),
    suggest: (query) => correct(tellingWords(query, index.words)),
    async find(query) {
      const { ask, subject } = readQuestion(query);
      const named = names.like(subject, { withRelated: true });
      const asksForText = ask === "other";
      const phrasing = asksForText ? phrasingOf(query, explainers) : none;
      let full: Engine;
      try {
        full = await engine();
      } catch {
        const hits = rankHits(undefined, { texts: [], named, asksForText, phrasing });
        return { finding: hits.length > 0 ? "names" : "nothing", corrected: undefined, hits };
      }
      const words = tellingWords(query, index.words).slice(0, mostWords);
      const { finding, texts, corrected } = await findTexts(full, query, words);
      const hits = rankHits(full, { texts, named, asksForText, phrasing });
      return { finding: hits.length > 0 ? finding : "nothing", corrected, hits };
    },
  };

  async function findTexts(
    full: Engine,
    query: string,
    words: readonly string[],
  ): Promise<{ finding: Finding; texts: readonly TextHit[]; corrected: string | undefined }> {
    if (isPhrase(query))
      return { finding: "all", texts: await full.search(query.trim()), corrected: undefined };
    const corrected = await correctUnknown(full, words);
    const sought = corrected?.split(" ") ?? words;
    const all = await full.search(sought.join(" "));
    const finding = corrected === undefined ? "all" : "corrected";
    if (all.length >= enough) return { finding, texts: all, corrected };
    const each = await searchEach(full, sought);
    if (all.length > 0) return { finding, texts: withLesser(all, each), corrected };
    return { finding: "some", texts: each, corrected };
  }

  /** Only a word that no text has is taken for a slip: the texts know more words than the names do. */
  async function correctUnknown(full: Engine, words: readonly string[]): Promise<string | undefined> {
    const corrected: string[] = [];
    for (const word of words) {
      const correction = names.correct(word);
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
  const text = wordsOf(await best.load());
  const found = best.words.flatMap((at) => foldedWords(text[at] ?? ""));
  return typed.every((part) => found.some((known) => isFormOf(known, part)));
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
