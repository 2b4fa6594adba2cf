import { withoutValues } from "./reading.ts";

/** What is remembered of a page, and what is there. */
export interface Said {
  readonly sentences: readonly string[];
  /** The line of each note by the note's id. */
  readonly notes: ReadonlyArray<readonly [id: string, line: string]>;
}

export interface Difference {
  /** Which sentences of the page are new; with the earlier wording, where there is one. */
  readonly sentences: ReadonlyArray<{ readonly index: number; readonly old?: string }>;
  /** Sentences that are gone, and that no new one takes up. */
  readonly gone: readonly string[];
  /** Notes that say something else, with what they said. */
  readonly notes: ReadonlyArray<{ readonly id: string; readonly old: string }>;
}

/** What a page says that it did not say when it was read. Numbers within sentences are compared in their notes alone. */
export function differenceSince(before: Said, now: Said): Difference {
  const [old, present] = [before, now].map(({ sentences }) => sentences.map(withoutValues)) as [
    string[],
    string[],
  ];
  const [wholeOld, wholePresent] = [old.join(" "), present.join(" ")];
  const added = present.flatMap((sentence, index) => (isIn(sentence, old, wholeOld) ? [] : index));
  const gone = old.flatMap((sentence, index) => (isIn(sentence, present, wholePresent) ? [] : index));
  const partner = pairAlike(added, present, gone, old);
  const taken = new Set(partner.values());
  const lines = new Map(before.notes);
  return {
    sentences: added.map((index) => {
      const earlier = partner.get(index);
      return earlier === undefined ? { index } : { index, old: before.sentences[earlier] ?? "" };
    }),
    gone: gone.filter((index) => !taken.has(index)).map((index) => before.sentences[index] ?? ""),
    notes: now.notes.flatMap(([id, line]) => {
      const earlier = lines.get(id);
      return earlier === undefined || earlier === line ? [] : [{ id, old: earlier }];
    }),
  };
}

/** A browser that was brought up to date may cut sentences elsewhere: then the words still stand there, one after the other. */
function isIn(sentence: string, sentences: readonly string[], whole: string): boolean {
  return sentences.includes(sentence) || (sentence.length >= 30 && whole.includes(sentence));
}

/** From here on two sentences are one that was changed. */
const alike = 0.5;

/** For each new sentence the one that it took the place of, by the words that both have. */
function pairAlike(
  added: readonly number[],
  present: readonly string[],
  gone: readonly number[],
  old: readonly string[],
): Map<number, number> {
  const pairs = added.flatMap((index) =>
    gone.map((earlier) => ({ index, earlier, score: likeness(present[index] ?? "", old[earlier] ?? "") })),
  );
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const { index, earlier, score } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (score < alike || partner.has(index) || taken.has(earlier)) continue;
    partner.set(index, earlier);
    taken.add(earlier);
  }
  return partner;
}

/** Dice's coefficient of the words: 1 for the same, 0 for none in common. */
function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return (2 * shared) / Math.max(1, left.size + right.size);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}\uFFF9][\p{L}\p{N}-]*/gu));
}
