import type { ResultKind } from "../../../search/search-contents.ts";
import type { NamedThing, ThingText } from "../../../search/term-index.ts";
import type { Engine, TextHit } from "./engine.ts";
import { excerptOf, type ExcerptPart } from "./excerpt.ts";
import type { Fragment } from "./files.ts";
import { wordsOf } from "./fragment-words.ts";
import type { NameMatch } from "./names.ts";

/** One result, before its text is loaded. */
export interface Hit {
  readonly kind: ResultKind;
  readonly id: string;
  readonly score: number;
  load(): Promise<HitText>;
}

/** What a result shows. */
export interface HitText {
  readonly title: string;
  /** From the site's root. */
  readonly url: string;
  readonly excerpt: readonly ExcerptPart[];
  /** The sections of a page that have the words, the best first. */
  readonly sections: ReadonlyArray<{
    readonly title: string;
    readonly url: string;
    readonly excerpt: readonly ExcerptPart[];
  }>;
}

/** How readily a thing of a kind is what somebody wants to read: a line in the list of sources seldom is. */
const worth: Readonly<Record<ResultKind, number>> = {
  explainer: 1,
  term: 0.9,
  page: 0.8,
  actor: 0.8,
  figure: 0.75,
  event: 0.75,
  source: 0.35,
};
/** A question that no definition or number answers is answered by a text. */
const worthOfTextForQuestion = 1.4;
/** So much counts that a name is like the query, beside how well a text fits it. */
const worthOfName = 1.1;
/** And so much that a text asks the question in the reader's own words. */
const worthOfPhrasing = 2;
/** More than all else: who types a title wants what has it. */
const worthOfTitle = 4;
const mostSections = 3;

/** What is known of a query before its hits are put in order. */
export interface Ranking {
  readonly texts: readonly TextHit[];
  readonly named: readonly NameMatch[];
  /** Whether only a text can answer it: why, how, whether. */
  readonly asksForText: boolean;
  /** How much of such a question an explainer's title asks in the same words, by its slug: from 0 to 1. */
  readonly phrasing: ReadonlyMap<string, number>;
  /** How much of an explainer's title the query is, by its slug: 1 is all of it. */
  readonly titled: ReadonlyMap<string, number>;
  readonly textOf: (thing: NamedThing) => Promise<ThingText>;
}

/** Things by the words of their texts and by their names, in one order, each once. */
export function rankHits(
  engine: Engine | undefined,
  { texts, named, asksForText, phrasing, titled, textOf: sayingOf }: Ranking,
): Hit[] {
  const nameByKey = new Map(named.map((match) => [keyOf(match.thing), match]));
  const worthOf = (kind: ResultKind): number =>
    worth[kind] * (asksForText && kind === "explainer" ? worthOfTextForQuestion : 1);
  const hits: Hit[] = textScores(engine, texts).map(({ thing, text, score }) => {
    const match = nameByKey.get(keyOf(thing));
    nameByKey.delete(keyOf(thing));
    const byName = match ? worthOfName * match.score ** 2 : 0;
    const byPhrasing =
      thing.kind === "explainer"
        ? worthOfPhrasing * (phrasing.get(thing.id) ?? 0) ** 2 + worthOfTitle * (titled.get(thing.id) ?? 0)
        : 0;
    return {
      ...thing,
      score: worthOf(thing.kind) * (score + byName + byPhrasing),
      load: async () => textOf(await text.load(), text.words, match !== undefined),
    };
  });
  for (const { thing, score } of nameByKey.values()) {
    if (score < leastNameAlone) continue;
    const { kind, id } = thing;
    hits.push({
      kind,
      id,
      score: worthOf(kind) * worthOfName * score ** 2,
      load: async () => nameOnly(thing, await sayingOf(thing)),
    });
  }
  return hits.sort((a, b) => b.score - a.score);
}

interface ScoredText {
  readonly thing: { readonly kind: ResultKind; readonly id: string };
  readonly text: TextHit;
  readonly score: number;
}

/**
 * Pagefind favours short texts, and a record is a line: half of a score compares a text with those of its own kind. Not
 * where it lacks a word, or a chapter that has one of two would come before the line that has both.
 */
function textScores(engine: Engine | undefined, texts: readonly TextHit[]): ScoredText[] {
  if (!engine) return [];
  const known = texts.flatMap((text) => {
    const thing = engine.thingOf.get(text.fragment);
    return thing ? [{ thing, text }] : [];
  });
  const topOfKind = new Map<ResultKind, number>();
  for (const { thing, text } of known) {
    topOfKind.set(thing.kind, Math.max(topOfKind.get(thing.kind) ?? 1e-9, text.score));
  }
  const top = Math.max(1e-9, ...topOfKind.values());
  return known.map(({ thing, text }) => ({
    thing,
    text,
    score:
      0.5 * (text.score / top) +
      (text.isLesser ? 0 : 0.5 * (text.score / (topOfKind.get(thing.kind) ?? top))),
  }));
}

/** A name that no text supports must be very like the query. */
const leastNameAlone = 0.6;

function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind} ${id}`;
}

/** So many words of a record are its definition, number or office; further on are other names and sources. */
const definitionLength = 32;

function nameOnly({ name, url }: NamedThing, { text }: ThingText): HitText {
  return { title: name, url, excerpt: [{ text, marked: false }], sections: [] };
}

function textOf(fragment: Fragment, found: readonly number[], isNamed: boolean): HitText {
  const words = wordsOf(fragment);
  const sections = sectionsOf(fragment, words, found);
  return {
    title: fragment.meta["title"] ?? fragment.url,
    url: fragment.url,
    excerpt:
      sections.length > 0
        ? introduction(fragment, words, found)
        : wholeExcerpt(fragment, words, found, isNamed),
    sections,
  };
}

/** Of a page whose sections are shown: what it says before the first of them. */
function introduction(
  fragment: Fragment,
  words: readonly string[],
  found: readonly number[],
): readonly ExcerptPart[] {
  return excerptOf(words, found, 0, headingsOf(fragment)[0]?.location);
}

/** A record that is found by name shows its definition, number or office, with which it begins; what follows is other names and sources. */
function wholeExcerpt(
  fragment: Fragment,
  words: readonly string[],
  found: readonly number[],
  isNamed: boolean,
): readonly ExcerptPart[] {
  const atBeginning = found.filter((at) => at < definitionLength);
  const isRecord = headingsOf(fragment).length === 0;
  return excerptOf(words, isRecord && (isNamed || atBeginning.length > 0) ? atBeginning : found);
}

function sectionsOf(
  fragment: Fragment,
  words: readonly string[],
  found: readonly number[],
): HitText["sections"] {
  const anchors = headingsOf(fragment);
  return anchors
    .map((anchor, index) => {
      const end = anchors[index + 1]?.location ?? words.length;
      const within = found.filter((position) => position >= anchor.location && position < end);
      return { anchor, within, end };
    })
    .filter(({ within }) => within.length > 0)
    .sort((a, b) => b.within.length - a.within.length || a.anchor.location - b.anchor.location)
    .slice(0, mostSections)
    .map(({ anchor, within, end }) => {
      const start = anchor.location + anchor.text.trim().split(/\s+/).length;
      return {
        title: anchor.text.trim(),
        url: `${fragment.url}#${encodeURIComponent(anchor.id)}`,
        excerpt: excerptOf(words, within, Math.min(start, end), end),
      };
    });
}

function headingsOf({ anchors }: Fragment): Fragment["anchors"] {
  return anchors
    .filter(({ element, id, text }) => /^h[2-6]$/i.test(element) && id !== "" && text.trim() !== "")
    .sort((a, b) => a.location - b.location);
}
