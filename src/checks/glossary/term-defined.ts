import { languageOf } from "../../glossary/languages/languages.ts";
import type { Span } from "../../glossary/passage.ts";
import type { Address } from "../../model/problem.ts";
import { explainerProse } from "../editorial/prose.ts";
import type { EditorialContext, EditorialRule } from "../editorial/editorial-rule.ts";
import { capitalisedNames, type CapitalisedName, type NameWord } from "./capitalised-names.ts";
import { isExpanded } from "./expansion.ts";
import { glossaryReader, type GlossaryReader } from "./glossary-reader.ts";
import { knownNames, type KnownNames } from "./known-names.ts";
import { nameWords } from "./languages/words.ts";

/** Fewer uses, all on one page, and the sentence around them can be trusted to tell. */
const usesThatRecur = 3;

/** A name that comes back is a word that readers are expected to know. */
export const termDefined: EditorialRule = {
  ids: ["term-defined"],
  truth:
    "An initialism, or a phrase in capitals, that stands on two pages or three times on one is a term of the glossary, or the name " +
    "of an actor, source, event or country, or is written out on each page where it is used. A single capitalised word is left " +
    "alone: nothing tells a place from a term. A warning.",
  check(context) {
    const uses = new Map<string, Use[]>();
    for (const use of undefinedUses(context)) {
      const all = uses.get(use.name);
      if (all) all.push(use);
      else uses.set(use.name, [use]);
    }
    return [...uses].flatMap(([name, all]) => {
      const pages = new Set(all.map(({ page }) => page));
      const isName = all.some(({ opensSentence }) => !opensSentence);
      const unexplained = [...pages].filter(
        (page) => !all.some((use) => use.page === page && use.isExpanded),
      );
      if (!isName || unexplained.length === 0 || (pages.size < 2 && all.length < usesThatRecur)) return [];
      const first = all.find(({ page }) => unexplained.includes(page)) ?? all[0]!;
      return [
        {
          ...first.address(),
          rule: "term-defined",
          severity: "warning" as const,
          message:
            `"${name}" is used ${all.length} times on ${pages.size} ${pages.size === 1 ? "page" : "pages"} and defined nowhere. ` +
            "Add it to _data/glossary.json, or to _data/actors.json if it is somebody; :plain[…] says that it needs no definition.",
        },
      ];
    });
  },
};

interface Use {
  readonly name: string;
  readonly page: string;
  readonly opensSentence: boolean;
  /** Its full name stands beside it. */
  readonly isExpanded: boolean;
  readonly address: () => Address;
}

function* undefinedUses(context: EditorialContext): Generator<Use> {
  const { publication, explainers } = context;
  const language = languageOf(publication.site.language);
  const words = nameWords(publication.site.language);
  const reader = glossaryReader(publication);
  const names = knownNames(publication);
  // What an author marked with :term[…] is defined, whatever its words.
  const marked = new Set(
    explainers.flatMap(({ seen }) => seen.mentions.map(({ text, start, end }) => text.slice(start, end))),
  );
  for (const prose of explainerProse(context)) {
    const found = capitalisedNames(prose.text, language, words);
    const unknown = found.filter(
      (name) => !marked.has(name.text) && !names.has(name.words.map(({ text }) => text)),
    );
    if (unknown.length === 0) continue;
    const spans = unknown.some((name) => reader.mayReadIn(prose.text, name))
      ? spansOf(reader.read(prose.text, prose.of?.explainer.slug))
      : [];
    for (const name of unknown) {
      if (isCovered(name, spans, names)) continue;
      yield {
        name: name.text,
        page: prose.of?.explainer.slug ?? "",
        opensSentence: name.opensSentence,
        isExpanded: name.kind === "initialism" && isExpanded(name, prose.text),
        address: () => prose.addressOf(name.text),
      };
    }
  }
}

function spansOf({ terms, undecided }: ReturnType<GlossaryReader["read"]>): readonly Span[] {
  return [...terms, ...undecided];
}

/** Whether what the glossary leaves of a name is nothing, or known, or a single word of a phrase. */
function isCovered(name: CapitalisedName, terms: readonly Span[], names: KnownNames): boolean {
  const isRead = (word: NameWord) => terms.some((term) => overlaps(term, word));
  const left = runs(name.words, (word) => !isRead(word));
  const least = name.kind === "phrase" ? 2 : 1;
  return !left.some((run) => run.length >= least && !names.has(run.map(({ text }) => text)));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The longest runs of entries for which something holds. */
function runs<Entry>(entries: readonly Entry[], holds: (entry: Entry) => boolean): Entry[][] {
  const all: Entry[][] = [[]];
  for (const entry of entries) {
    if (holds(entry)) all.at(-1)!.push(entry);
    else all.push([]);
  }
  return all.filter((run) => run.length > 0);
}
