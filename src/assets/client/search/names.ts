import type { NamedThing, TermIndex } from "../../../search/term-index.ts";
import { amountReader, figuresOf, type AmountReader } from "./amounts.ts";
import { fold } from "./fold.ts";
import { nameFormsOf, withoutFillers, type NameForm } from "./name-forms.ts";
import { spellingsOf, type Reading } from "./spellings.ts";
import { slipsForgiven, typingDistance } from "./typing-distance.ts";

/** A thing whose name is like a query, and how much: 1 is the name itself. */
export interface NameMatch {
  readonly thing: NamedThing;
  readonly score: number;
  /** Whether the name begins with what is sought: a label says in its first words what it is about. */
  readonly isAbout: boolean;
}

/** The index of names, ready to be asked. */
export interface Names {
  readonly things: readonly NamedThing[];
  /** Things by how like their names are to a text, the likest first. */
  like(text: string, options?: LikenessOptions): NameMatch[];
  /** The figures that have the value that a query is, and nothing else: "€2bn", "2 billion euros". */
  valued(query: string): readonly NamedThing[];
  /** Reads amounts in the language of the names. */
  readonly amounts: AmountReader;
  /** The folded words of all names, with those that have them. */
  readonly byWord: ReadonlyMap<string, readonly unknown[]>;
}

/** How a name may be like a text. */
export interface LikenessOptions {
  /** By words under which the same may be filed, too. */
  readonly withRelated?: boolean;
  /** Folded words that stand in some text: they are no slips, nor the beginnings of others. */
  readonly known?: ReadonlySet<string>;
}

interface IndexedThing {
  readonly thing: NamedThing;
  readonly forms: readonly NameForm[];
}

const asItIs: Reading = { mayBeBeginning: false, mayBeSlip: false };

/** Below this a name is no match but has a word in common. */
const leastScore = 0.3;
/** From this on a match is one, and nobody has joined or split words by mistake. */
const goodScore = 0.84;

/**
 * Finds names by words, beginnings and slips of the keyboard. A word that few names have says more than one that many have;
 * a thing is the better the more of the query its names explain, and the less its name holds besides.
 */
export function indexNames(
  { things, words: language }: NamesSource,
  formsOfThings?: ReadonlyArray<readonly NameForm[]>,
): Names {
  const fillers = new Set(language.fillers);
  const indexed: IndexedThing[] = things.map((thing, at) => ({
    thing,
    forms: formsOfThings?.[at] ?? nameFormsOf(thing, fillers),
  }));
  const thingsByWord = new Map<string, IndexedThing[]>();
  for (const entry of indexed) {
    for (const word of new Set(entry.forms.flatMap(({ words }) => words))) {
      const known = thingsByWord.get(word);
      if (known) known.push(entry);
      else thingsByWord.set(word, [entry]);
    }
  }
  const rarity = (word: string): number =>
    Math.log(1 + things.length / (thingsByWord.get(word)?.length ?? 0.5));
  const spellings = spellingsOf(thingsByWord.keys());
  const amounts = amountReader(language);

  const readingsOf = (typed: string, reading: Reading, withRelated: boolean): ReadonlyMap<string, number> => {
    const readings = spellings.readingsOf(typed, reading);
    for (const related of withRelated ? (language.related[typed] ?? []) : []) {
      for (const [word, likeness] of spellings.readingsOf(related, asItIs)) {
        readings.set(word, Math.max(readings.get(word) ?? 0, 0.9 * likeness));
      }
    }
    return readings;
  };

  const like = (text: string, { withRelated = false, known }: LikenessOptions): NameMatch[] => {
    const folded = fold(text);
    const words = withoutFillers(folded.split(" "), fillers);
    const sought: SoughtWord[] = words.map((word, at) => {
      const mayBeSlip = known?.has(word) !== true;
      const mayBeBeginning = mayBeSlip && at === words.length - 1;
      const readings = readingsOf(word, { mayBeBeginning, mayBeSlip }, withRelated);
      const meant = [...readings].filter(([, likeness]) => likeness > 0.85).map(([known]) => rarity(known));
      return { readings, weight: meant.length > 0 ? Math.min(...meant) : rarity(word) };
    });
    const candidates = new Set(
      sought.flatMap(({ readings }) => [...readings.keys()]).flatMap((word) => thingsByWord.get(word) ?? []),
    );
    const matches = [...candidates].map(({ thing, forms: names }) => ({
      thing,
      ...bestForm(names, folded, sought, rarity),
    }));
    if (!matches.some(({ score }) => score >= goodScore))
      matches.push(...joinedAlike(indexed, words.join("")));
    return bestOfEach(matches.filter(({ score }) => score >= leastScore));
  };

  return {
    things,
    like: (text, options = {}) => (fold(text) === "" ? [] : like(text, options)),
    amounts,
    valued: (query) => {
      const amount = amounts.readAmount(query);
      return amount ? figuresOf(amount, things) : [];
    },
    byWord: thingsByWord,
  };
}

/** So many names are taken apart in one task, or a reader's letters would wait for a thousand. */
const together = 300;

/** The same, in steps that leave the browser time for what the reader does. */
export async function indexNamesInSteps(source: NamesSource): Promise<Names> {
  const fillers = new Set(source.words.fillers);
  const forms: Array<readonly NameForm[]> = [];
  for (const [at, thing] of source.things.entries()) {
    if (at % together === together - 1) await new Promise((resolve) => setTimeout(resolve));
    forms.push(nameFormsOf(thing, fillers));
  }
  return indexNames(source, forms);
}

type NamesSource = Pick<TermIndex, "things" | "words">;

interface SoughtWord {
  readonly readings: ReadonlyMap<string, number>;
  /** How much it says. */
  readonly weight: number;
}

function bestForm(
  forms: IndexedThing["forms"],
  folded: string,
  sought: readonly SoughtWord[],
  rarity: (word: string) => number,
): Omit<NameMatch, "thing"> {
  const byAny = explained([...new Set(forms.flatMap(({ words }) => words))], sought);
  let best = { score: 0, isAbout: false };
  for (const form of forms) {
    const match =
      form.folded === folded ? { score: form.worth, isAbout: true } : scoreOf(form, sought, byAny, rarity);
    if (match.score > best.score) best = match;
  }
  return best;
}

function scoreOf(
  form: IndexedThing["forms"][number],
  sought: readonly SoughtWord[],
  byAny: Explained,
  rarity: (word: string) => number,
): Omit<NameMatch, "thing"> {
  const own = explained(form.words, sought);
  if (own.share === 0) return { score: 0, isAbout: false };
  // What another name of the thing explains counts nearly as much: "Council (EU)" and "Council of Ministers" are one.
  const share = own.share + 0.9 * (byAny.share - own.share);
  const held = sum(own.used.map(rarity)) / sum(form.words.map(rarity));
  const fit = own.isBeginning ? Math.max(0.95, 0.45 + 0.5 * held) : 0.45 + 0.5 * held;
  return {
    score: form.worth * share ** 2 * own.likeness * fit,
    isAbout: form.words.slice(0, 2).some((word) => own.used.includes(word)),
  };
}

interface Explained {
  /** How much of what is sought. */
  readonly share: number;
  /** How like, on the whole, the words are that explain it. */
  readonly likeness: number;
  readonly used: readonly string[];
  /** Whether all of it, in order, from the first word. */
  readonly isBeginning: boolean;
}

/** How well some words explain what is sought, each word once. */
function explained(words: readonly string[], sought: readonly SoughtWord[]): Explained {
  const used: string[] = [];
  let weight = 0;
  let likeness = 0;
  for (const { readings, weight: worth } of sought) {
    let best: string | undefined;
    let bestLikeness = 0;
    for (const word of words) {
      const reading = readings.get(word) ?? 0;
      if (reading > bestLikeness && !used.includes(word)) [best, bestLikeness] = [word, reading];
    }
    if (best === undefined) continue;
    used.push(best);
    weight += worth;
    likeness += worth * bestLikeness;
  }
  return {
    share: weight / sum(sought.map((word) => word.weight)),
    likeness: weight === 0 ? 0 : likeness / weight,
    used,
    isBeginning:
      used.length >= 2 && used.length === sought.length && used.every((word, at) => words[at] === word),
  };
}

/** Names that are the query but for spaces and a slip or two: "rearmeurope", "part nership council". */
function joinedAlike(things: readonly IndexedThing[], joined: string): NameMatch[] {
  if (joined.length < 6) return [];
  return things.flatMap(({ thing, forms }) =>
    forms.flatMap((form) => {
      if (form.joined[0] !== joined[0]) return [];
      const distance = typingDistance(
        joined,
        form.joined,
        slipsForgiven(Math.min(joined.length, form.joined.length)),
      );
      return distance === Infinity
        ? []
        : [{ thing, score: form.worth * (0.95 - 0.04 * distance), isAbout: true }];
    }),
  );
}

function bestOfEach(matches: readonly NameMatch[]): NameMatch[] {
  const best = new Map<NamedThing, NameMatch>();
  for (const match of matches)
    if (match.score > (best.get(match.thing)?.score ?? 0)) best.set(match.thing, match);
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
