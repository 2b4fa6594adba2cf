import type { Files } from "../publication.ts";
import { inventedWord, readProse, sentence, type Prose } from "./prose.ts";
import { pick, seededRandom } from "./random.ts";

/** How large a publication to make up. */
export interface CorpusSize {
  readonly pages: number;
  readonly terms: number;
  readonly seed?: number;
}

interface MadeTerm {
  readonly id: string;
  readonly term: string;
  readonly aliases: readonly string[];
  readonly match?: { readonly near: readonly string[] };
}

/**
 * A publication as a newsroom might have after some years: explainers of about 900 words in five sections, with a mark every
 * forty words or so, figures, charts, citations and links; terms of which some are part of others, and some are the
 * same words in two senses. The same size and seed give the same bytes everywhere.
 */
export function makeCorpus({ pages, terms: termCount, seed = 1 }: CorpusSize): Files {
  const random = seededRandom(seed);
  const prose = readProse();
  const terms = makeTerms(termCount, random);
  const figures = Math.max(20, Math.round(pages / 5));
  const sources = Math.max(20, Math.round(pages / 4));
  const actors = Math.max(10, Math.round(pages / 20));
  const events = Math.max(10, Math.round(pages / 10));
  const facts = { prose, random, terms, figures, sources, actors, events, pages };
  return {
    "_data/site.json": {
      title: "The measured publication",
      description: "Explainers on subjects that nobody has heard of.",
      language: "en-GB",
      url: "https://example.org/measured/",
      keyFigures: ["figure-0", "figure-1", "figure-2"],
    },
    "_data/glossary.json": terms.map((term, index) => entryOf(term, index, facts)),
    "_data/figures.json": numbered(figures, (n) => ({
      id: `figure-${n}`,
      label: `Number of ${inventedWord(random)}s in the ${inventedWord(random)} survey`,
      amount: Math.floor(random() * 900 + 100) * 10 ** (n % 8),
      unit: "EUR",
      asOf: dayOf(n),
      status: pick(["official", "reported", "estimate"], random),
      sources: [sourceId(n, facts)],
    })),
    "_data/sources.json": numbered(sources, (n) => ({
      id: `source-${n}`,
      title: `What the ${inventedWord(random)} report says about ${inventedWord(random)}`,
      publisher: `The ${capital(inventedWord(random))}`,
      date: dayOf(n),
      url: `https://example.org/${n}`,
      kind: n % 2 === 0 ? "news" : "official",
    })),
    "_data/actors.json": numbered(actors, (n) => ({
      id: `actor-${n}`,
      kind: n % 2 === 0 ? "person" : "institution",
      name: `${capital(inventedWord(random))} ${capital(inventedWord(random))}`,
      role: `member of the ${inventedWord(random)} board`,
      asOf: dayOf(n),
      sources: [sourceId(n, facts)],
    })),
    "_data/events.json": numbered(events, (n) => ({
      id: `event-${n}`,
      date: dayOf(n),
      title: `The ${inventedWord(random)} meeting`,
      text: sentence(prose, random, () => undefined),
      status: "happened",
      actors: [`actor-${n % actors}`],
      sources: [sourceId(n, facts)],
    })),
    ...Object.fromEntries(
      numbered(pages, (n) => [`content/explainers/${slugOf(n)}.md`, explainerOf(n, facts)]),
    ),
  };
}

/** The explainers of a publication: path and text. */
export function textsOf(files: Files): Array<readonly [path: string, text: string]> {
  return Object.entries(files).flatMap(([path, content]) =>
    path.endsWith(".md") && typeof content === "string" ? [[path, content] as const] : [],
  );
}

/** The words of an explainer's file for a site that knows no directives, at the same length. */
export function asPlainMarkdown(source: string): string {
  return source
    .replace(/^(?:keyPoints|keyFigures|sources):\n(?: {2}- .*\n)+/gm, "")
    .replace(/^::chart\{.*\}\n\n/gm, "")
    .replace(/ :cite\[[^\]]*\]/g, "")
    .replace(/:fig\[[^\]]*\]/g, "€150 billion")
    .replace(/\]\(([^)]*)\.md\)/g, "]($1.html)");
}

/** What the pages are made of. */
interface Facts {
  readonly prose: Prose;
  readonly random: () => number;
  readonly terms: readonly MadeTerm[];
  readonly figures: number;
  readonly sources: number;
  readonly actors: number;
  readonly events: number;
  readonly pages: number;
}

const common = ["joint", "national", "third", "open", "federal", "minor", "strategic", "public"];
const heads = ["agreement", "fund", "rule", "council", "court", "loan"];

/** One word; two words with a common one before; one that begins with the term before it; and one of a pair of senses. */
function makeTerms(count: number, random: () => number): MadeTerm[] {
  const terms: MadeTerm[] = [];
  for (let n = 0; n < count; n++) {
    const before = terms[n - 1];
    const shapes: ReadonlyArray<() => Omit<MadeTerm, "id">> = [
      () => ({ term: inventedWord(random), aliases: [inventedWord(random)] }),
      () => ({ term: `${pick(common, random)} ${inventedWord(random)}`, aliases: [] }),
      () => ({ term: `${before?.term ?? "first"} ${pick(heads, random)}`, aliases: [initials(random)] }),
      () => ({ term: inventedWord(random), aliases: [initials(random)] }),
      () => sense("court", inventedWord(random)),
      () => sense("market", before!.term.replace(/ \(.*/, "")),
    ];
    const taken = new Set(terms.flatMap(({ term, aliases }) => [term, ...aliases]));
    let made = shapes[n % 6]!();
    while ([made.term, ...made.aliases].some((name) => taken.has(name))) made = shapes[0]!();
    terms.push({ id: `term-${n}`, ...made });
  }
  return terms;
}

function sense(domain: string, word: string): Omit<MadeTerm, "id"> {
  return { term: `${word} (${domain})`, aliases: [], match: { near: [domain, `${domain}s`] } };
}

function initials(random: () => number): string {
  return Array.from({ length: 5 }, () => pick("BCDFGHKLMNPQRSTVWXZ".split(""), random)).join("");
}

function entryOf(term: MadeTerm, index: number, facts: Facts): object {
  const { prose, random, terms } = facts;
  const words = (limit: number) => sentence(prose, random, () => undefined).slice(0, limit);
  return {
    ...term,
    short: words(150).replace(/[.,;:]*$/, "."),
    long: `${words(400)} ${words(400)}\n\n${words(400)}`,
    seeAlso: [terms[(index + 1) % terms.length]!.id].filter((id) => id !== term.id),
    sources: [sourceId(index, facts)],
  };
}

function explainerOf(n: number, facts: Facts): string {
  const { prose, random } = facts;
  const title = `What is the ${inventedWord(random)} question ${n}?`;
  const line = () => sentence(prose, random, () => undefined).replaceAll(":", "");
  const sections = numbered(5, (index) => {
    const blocks = [paragraph(facts), paragraph(facts), paragraph(facts)];
    if (index === 1) blocks.splice(1, 0, numbered(3, () => `- ${line()}`).join("\n"));
    if (index === 2 && n % 2 === 0) {
      const shown = [n, n + 3, n + 6].map((at) => `figure-${(at * 3) % facts.figures}`);
      blocks.push(`::chart{figures="${[...new Set(shown)].join(" ")}" title="How many there were"}`);
    }
    if (index === 3)
      blocks.push(
        `See [the answer to another](${slugOf((n * 7 + 1) % facts.pages)}.md) and [one more](${slugOf((n * 13 + 2) % facts.pages)}.md).`,
      );
    return `## The ${inventedWord(random)} of it\n\n${blocks.join("\n\n")}\n\n`;
  });
  return `---
title: "${title}"
summary: "${line()} ${line()}"
question: "What has it to do with ${inventedWord(random)}?"
published: ${dayOf(n)}
updated: 2025-06-01
topic: "Topic ${n % 20}"
keyPoints:
  - "${line()}"
  - "${line()}"
keyFigures:
  - figure-${n % facts.figures}
  - figure-${(n + 1) % facts.figures}
sources:
  - ${sourceId(n, facts)}
---

${sections.join("")}`;
}

/** About 46 words: of these paragraphs fifteen, a list and the rest of a page make 900. */
function paragraph(facts: Facts): string {
  const { prose, random } = facts;
  let count = 0;
  let text = "";
  while (count < 40) {
    const next = sentence(prose, random, () => inserted(facts));
    const cited = random() < 1 / 6 ? ` :cite[${sourceId(Math.floor(random() * facts.sources), facts)}]` : "";
    text += `${text === "" ? "" : " "}${next}${cited}`;
    count += next.split(" ").length;
  }
  return text;
}

/** A term every forty words, the well-known ones most often; a number every two hundred; a name every thirty. */
function inserted(facts: Facts): string | undefined {
  const { random, terms } = facts;
  const chance = random();
  if (chance < 1 / 40) {
    const { term, aliases } = terms[Math.floor(terms.length ** random()) - 1]!;
    const bare = term.replace(/ \(.*/, "");
    return pick([bare, bare, `${bare}s`, ...aliases], random);
  }
  if (chance < 1 / 40 + 1 / 200) return `:fig[figure-${Math.floor(random() * facts.figures)}]`;
  return chance < 1 / 40 + 1 / 200 + 1 / 30 ? inventedWord(random) : undefined;
}

function numbered<Value>(count: number, make: (n: number) => Value): Value[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

function slugOf(n: number): string {
  return `question-${n}`;
}

function sourceId(n: number, { sources }: Pick<Facts, "sources">): string {
  return `source-${n % sources}`;
}

function dayOf(n: number): string {
  return new Date(Date.UTC(2023, 0, 1 + (n % 800))).toISOString().slice(0, 10);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
