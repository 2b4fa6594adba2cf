import type { Amount, AmountReader } from "./amounts.ts";
import type { Engine, TextHit } from "./engine.ts";
import { fold, foldedWords } from "./fold.ts";
import { wordsOf } from "./fragment-words.ts";
import { hasDigit } from "./spellings.ts";

/** A word of a query, or what it was corrected into, and the texts that have it. */
export interface SoughtWord {
  readonly word: string;
  readonly texts: readonly TextHit[];
  /** Whether they have it or a form of it, and not a word that begins so. */
  readonly isWhole: boolean;
}

/**
 * Pagefind finds a word by its beginning too, "cars" in Carney; and for one that no text has, by the longest beginning that some
 * word has, "aqq" in every "a". What it finds for a phrase has the word itself or a form of it: those texts count, and others
 * only where there are none, for a word that may not be typed to its end.
 */
export async function textsWith(engine: Engine, typed: string, mayBeBeginning: boolean): Promise<SoughtWord> {
  const word = typed.replaceAll('"', "");
  const whole = await textsWithWhole(engine, word);
  const none: SoughtWord = { word, texts: [], isWhole: false };
  if (whole.length > 0) {
    const placesIn = new Map(whole.map(({ fragment, words }) => [fragment, words]));
    const scored = await engine.search(word);
    const texts = scored.flatMap((text) => {
      const words = placesIn.get(text.fragment);
      return words ? [{ ...text, words }] : [];
    });
    return { word, texts: texts.length > 0 ? texts : whole, isWhole: true };
  }
  if (!mayBeBeginning || hasDigit(word)) return none;
  const begun = await engine.search(word);
  return (await haveBeginning(begun.slice(0, mostLookedThrough), word))
    ? { word, texts: begun, isWhole: false }
    : none;
}

async function textsWithWhole(engine: Engine, word: string): Promise<readonly TextHit[]> {
  const asWritten = await engine.search(`"${word}"`);
  const folded = fold(word);
  return asWritten.length > 0 || folded === "" || folded === word ? asWritten : engine.search(`"${folded}"`);
}

/** Among so many texts one shows where it has what Pagefind found: of a text that has it in its title only, it says no place. */
const mostLookedThrough = 8;

async function haveBeginning(texts: readonly TextHit[], word: string): Promise<boolean> {
  const typed = foldedWords(word).at(-1) ?? "";
  for (const text of texts) {
    const fragment = await text.load();
    const words = wordsOf(fragment);
    const found = [...text.words.map((at) => words[at] ?? ""), fragment.meta["title"] ?? ""];
    if (found.flatMap(foldedWords).some((known) => known.startsWith(typed))) return true;
  }
  return false;
}

/** Texts with each of the words, as Pagefind puts them in order for all together. */
export async function textsWithAll(
  engine: Engine,
  sought: readonly SoughtWord[],
): Promise<readonly TextHit[]> {
  const [first, ...others] = sought;
  if (!first || others.length === 0) return first?.texts ?? [];
  const having = sought.map(({ texts }) => new Map(texts.map(({ fragment, words }) => [fragment, words])));
  const texts = await engine.search(sought.map(({ word }) => word).join(" "));
  return texts.flatMap((text) => {
    const places = having.map((words) => words.get(text.fragment));
    if (places.includes(undefined)) return [];
    const words = [...new Set(places.flatMap((at) => at ?? []))].sort((a, b) => a - b);
    return [{ ...text, words }];
  });
}

/** So many texts are read for an amount; Pagefind finds few for a number. */
const mostWithAmount = 40;

/** Texts that name an amount, however they write it, those first that name it most. */
export async function textsWithAmount(
  engine: Engine,
  amount: Amount,
  amounts: AmountReader,
): Promise<readonly TextHit[]> {
  const byFragment = new Map<string, TextHit>();
  for (const spelling of amounts.spellingsOf(amount)) {
    for (const text of await engine.search(`"${spelling}"`)) {
      const known = byFragment.get(text.fragment);
      const words = [...new Set([...(known?.words ?? []), ...text.words])].sort((a, b) => a - b);
      byFragment.set(text.fragment, { ...text, words });
    }
  }
  const read = await Promise.all(
    [...byFragment.values()].slice(0, mostWithAmount).map(async (text) => {
      const { content, meta } = await text.load();
      return { ...text, score: amounts.countOf(`${meta["title"] ?? ""}. ${content}`, amount) };
    }),
  );
  return read.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

/** Texts with all words first, then the others, whose scores are of another scale. */
export function withLesser(all: readonly TextHit[], some: readonly TextHit[]): TextHit[] {
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
export function textsWithAny(sought: readonly SoughtWord[]): TextHit[] {
  const merged = new Map<string, TextHit>();
  for (const { texts } of sought) {
    const top = texts[0]?.score ?? 1;
    const rarity = 1 / Math.log(2 + texts.length);
    for (const text of texts) {
      const known = merged.get(text.fragment);
      const score = rarity * (0.5 + text.score / top) + (known?.score ?? 0);
      const words = [...new Set([...(known?.words ?? []), ...text.words])].sort((a, b) => a - b);
      merged.set(text.fragment, { ...text, score, words });
    }
  }
  return [...merged.values()].sort((a, b) => b.score - a.score);
}
