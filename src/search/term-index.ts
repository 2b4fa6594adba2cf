import type { Actor } from "../model/actor.ts";
import { dateText } from "../model/date-text.ts";
import type { Figure } from "../model/figure.ts";
import { fill, quantityText } from "../model/figure-text.ts";
import type { PartialDate } from "../model/partial-date.ts";
import type { Publication } from "../model/publication.ts";
import { paths, relativeUrl } from "../model/urls.ts";
import { wordFor, wordingFor } from "../model/wording.ts";
import { hashedName } from "../model/hashed-name.ts";
import { asScript } from "./as-script.ts";
import { clientWordsFor, type ClientLanguage } from "./search-language.ts";

/** Something that has a name, and can therefore be the answer to a query. */
export interface NamedThing {
  readonly kind: "term" | "figure" | "actor" | "event" | "explainer";
  readonly id: string;
  readonly name: string;
  /** Other names. Of a figure: the words that mean it; of an explainer: its question. */
  readonly aliases?: readonly string[];
  /** Of an actor: what they may be looked for by. */
  readonly office?: string;
  /** URL from the site's root. */
  readonly url: string;
  /** Ids of the figures of a term, the first the one that tells its size. */
  readonly figures?: readonly string[];
  /** Of a figure: what it is, and the same in other units. */
  readonly values?: readonly FigureValue[];
}

/** A unit, a number, and of a range the other number. */
export type FigureValue = readonly [unit: string, from: number, to?: number];

/** What an answer says of a thing. */
export interface ThingText {
  /** One line: the definition, the value, the office, the date. */
  readonly text: string;
  /** How we know, and when it was so: source, status, date. */
  readonly line?: string;
}

/** What the client loads at the first keystroke. */
export interface TermIndex {
  /** The publication's language, for plural rules. */
  readonly language: string;
  readonly things: readonly NamedThing[];
  readonly words: ClientLanguage;
  /** The script with the texts, beside this one. */
  readonly texts: string;
}

/** What stands in the script with the texts: one for each thing, in their order. */
export type ThingTexts = readonly ThingText[];

/** The two scripts, by the names that get a hash when they are bundled. */
export interface TermIndexScripts {
  readonly "terms.js": string;
  readonly "texts.js": string;
}

/**
 * Everything that has a name, as classic scripts, for answers, slips of the keyboard and the glossary's filter: the names, which
 * every query asks for, and what is to be said of them, as much again, for when one of them is the answer. They are made before
 * the pages, from the data alone. They hold words and no tree: the browser folds a thousand names in a few
 * milliseconds, and a ready-made index would be several times the size.
 */
export function buildTermIndex(publication: Publication): TermIndexScripts {
  const { language } = publication.site;
  const named = namedThings(publication);
  const texts: ThingTexts = named.map(({ text, line }) => ({ text, ...lineOf(line) }));
  const textsScript = `globalThis.glossatorTexts=${asScript(texts)};\n`;
  const index: TermIndex = {
    language,
    things: named.map(({ text: _text, line: _line, ...thing }) => thing),
    words: clientWordsFor(language),
    texts: hashedName("texts.js", textsScript),
  };
  return { "terms.js": `globalThis.glossatorTerms=${asScript(index)};\n`, "texts.js": textsScript };
}

/** Everything that has a name, terms first. */
export function namedThings(publication: Publication): Array<NamedThing & ThingText> {
  const wording = wordingFor(publication.site.language);
  const date = (of: PartialDate): string => dateText(of, wording.language);
  const source = (ids: readonly string[]): string | undefined => {
    const first = publication.sourceById.get(ids[0] ?? "");
    return first && `${first.publisher}${first.date ? `, ${date(first.date)}` : ""}`;
  };
  const standing = (figure: Figure): string =>
    `${wordFor(wording.statuses, figure.status)}, ${fill(wording.asOf, date(figure.asOf))}`;
  return [
    ...publication.terms.map((term) => ({
      kind: "term" as const,
      id: term.id,
      name: term.term,
      ...optionally("aliases", term.aliases),
      text: term.short,
      ...lineOf(term.asOf && fill(wording.asOfDate, date(term.asOf)), source(term.sources)),
      url: fromRoot(paths.term(term.id)),
      ...optionally("figures", term.figures),
    })),
    ...publication.actors.map((actor) => ({
      kind: "actor" as const,
      id: actor.id,
      name: actor.name,
      ...optionally("aliases", [...new Set([...actor.aliases, ...surnamesOf(actor)])]),
      office: actor.role,
      text: actor.role,
      ...lineOf(fill(wording.asOfDate, date(actor.asOf)), source(actor.sources)),
      url: fromRoot(paths.actor(actor.id)),
    })),
    ...publication.figures.map((figure) => ({
      kind: "figure" as const,
      id: figure.id,
      name: figure.label,
      ...optionally("aliases", figure.subject === undefined ? [] : [figure.subject]),
      text: quantityText(figure, wording),
      ...lineOf(standing(figure), source(figure.sources)),
      url: fromRoot(paths.figure(figure.id)),
      ...optionally("values", [figure, ...figure.equivalents].flatMap(valueOf)),
    })),
    ...publication.explainers.map((explainer) => ({
      kind: "explainer" as const,
      id: explainer.slug,
      name: explainer.title,
      ...optionally("aliases", explainer.question === undefined ? [] : [explainer.question]),
      text: explainer.question ?? "",
      ...lineOf(fill(wording.updated, date(explainer.updated))),
      url: fromRoot(explainer.path),
    })),
    ...publication.events.map((event) => ({
      kind: "event" as const,
      id: event.id,
      name: event.title,
      text: event.end ? `${date(event.date)} – ${date(event.end)}` : date(event.date),
      ...lineOf(wordFor(wording.eventStatuses, event.status), source(event.sources)),
      url: fromRoot(paths.event(event.id)),
    })),
  ];
}

/** A person is looked for by what follows the first name, and by its last word: "von der Leyen", "Leyen". */
function surnamesOf({ kind, name }: Actor): string[] {
  const words = name.split(" ");
  const isName =
    kind === "person" && words.length > 1 && /^\p{Lu}\S*(?: \S+)* \p{Lu}[\p{L}\p{M}’'-]*$/u.test(name);
  return isName ? [words.slice(1).join(" "), words.at(-1) ?? ""] : [];
}

function fromRoot(path: string): string {
  return relativeUrl(paths.home, path);
}

function lineOf(...parts: ReadonlyArray<string | undefined>): { readonly line?: string } {
  const line = parts.filter((part) => part !== undefined).join(" · ");
  return line === "" ? {} : { line };
}

/** As numbers, which readers write in more ways than a text can hold. */
function valueOf({
  amount,
  min,
  max,
  unit = "count",
}: Figure | Figure["equivalents"][number]): FigureValue[] {
  const from = amount ?? min ?? max;
  if (from === undefined) return [];
  return [amount === undefined && min !== undefined && max !== undefined ? [unit, min, max] : [unit, from]];
}

/** Leaves an empty list out: most are, and each would be bytes. */
function optionally<Key extends string, Item>(
  key: Key,
  list: readonly Item[],
): { readonly [name in Key]?: readonly Item[] } {
  return list.length === 0 ? {} : ({ [key]: list } as { [name in Key]: readonly Item[] });
}
