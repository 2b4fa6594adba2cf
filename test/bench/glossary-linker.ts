import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createLinker, type Linker } from "../../src/glossary/linker.ts";
import type { LinkingPolicy } from "../../src/glossary/linking-policy.ts";
import type { Passage } from "../../src/glossary/passage.ts";
import { termSchema, type Term } from "../../src/model/term.ts";
import { readGlossary, scoreCorpus, summarise } from "../glossary/corpus.ts";
import { inventedWord } from "./prose.ts";
import { seededRandom } from "./random.ts";

/** What a run of the linker benchmark measured. */
export interface LinkerMeasurement {
  readonly terms: number;
  /** Processor milliseconds to make the linker. */
  readonly compileMs: number;
  /** Median processor time for all pages, in milliseconds, and for each of their words in microseconds. */
  readonly linkMs: number;
  readonly perWordUs: number;
  readonly mentions: number;
}

const pageCount = 1000;
const wordsPerPage = 900;
const rounds = 7;
const glossarySizes = [10, 1000, 10_000];

/** Prints how right the linker is and how its time grows with the glossary. */
export function benchGlossaryLinker(
  print: (line: string) => void = console.log,
): readonly LinkerMeasurement[] {
  for (const part of ["dev", "held-out"] as const) {
    const { precision, recall, wanted } = summarise(scoreCorpus(part));
    print(
      `linker on ${part}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, ${wanted} marks by hand`,
    );
  }
  const measurements = measureGrowth();
  const [few] = measurements;
  for (const { terms, compileMs, linkMs, perWordUs, mentions } of measurements) {
    const ratio = (linkMs / few!.linkMs).toFixed(3);
    print(
      `linker with ${terms} terms: ${linkMs.toFixed(0)} ms for ${pageCount} pages (${perWordUs.toFixed(2)} µs a word), ` +
        `${ratio} of the time with ${few!.terms}; ${mentions} mentions; compiled in ${compileMs.toFixed(0)} ms`,
    );
  }
  return measurements;
}

function measureGrowth(): readonly LinkerMeasurement[] {
  const pages = manyPages();
  const linkers = glossarySizes.map((size) => {
    const terms = glossaryOf(size);
    const start = processorMs();
    const linker = createLinker(terms, "en-GB");
    return { size, linker, compileMs: processorMs() - start, times: [] as number[], mentions: 0 };
  });
  // One round to warm up; then side by side, so that a busy machine is busy for all of them.
  for (let round = 0; round <= rounds; round += 1) {
    for (const entry of linkers) {
      const start = processorMs();
      entry.mentions = linkAll(entry.linker, pages);
      if (round > 0) entry.times.push(processorMs() - start);
    }
  }
  return linkers.map(({ size, compileMs, times, mentions }) => {
    const linkMs = median(times);
    return {
      terms: size,
      compileMs,
      linkMs,
      perWordUs: (linkMs * 1000) / (pageCount * wordsPerPage),
      mentions,
    };
  });
}

function linkAll(linker: Linker, pages: readonly (readonly Passage[])[]): number {
  const policy: LinkingPolicy = { scope: "section", budget: 8, off: new Set(), slug: "page" };
  return pages.reduce((sum, passages) => sum + linker.link(passages, policy).mentions.length, 0);
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const corpus = new URL("../glossary/corpus/held-out/", import.meta.url);

/** Ten terms of the corpus, and as many more as asked for that no page has, though half of them share its words. */
function glossaryOf(size: number): readonly Term[] {
  const random = seededRandom(1);
  const known = readGlossary(new URL("defence.json", corpus)).slice(0, 10);
  const commonWords = [
    "European",
    "third",
    "joint",
    "national",
    "security",
    "agreement",
    "rule",
    "fund",
    "loan",
    "member",
  ];
  const others = Array.from({ length: size - known.length }, (_, n) => {
    const common = commonWords[Math.floor(random() * commonWords.length)]!;
    const names = [
      inventedWord(random),
      `${common} ${inventedWord(random)}`,
      `${inventedWord(random)} ${common}`,
    ];
    return termSchema.parse({
      id: `invented-${n}`,
      term: names[n % 3],
      aliases: [inventedWord(random)],
      short: "None.",
    });
  });
  return [...known, ...others];
}

/** Pages of the corpus's sentences in ever new order, with a new word in every thirty, as names and numbers are. */
function manyPages(): readonly (readonly Passage[])[] {
  const random = seededRandom(2);
  const sentences = ["defence", "law", "programming", "biology"].flatMap(sentencesOf);
  return Array.from({ length: pageCount }, () =>
    Array.from({ length: wordsPerPage / 60 }, (_, n) => ({
      text: paragraph(sentences, random),
      section: `section-${n >> 2}`,
      markable: n % 4 > 0,
      explicit: [],
      silenced: [],
    })),
  );
}

function sentencesOf(name: string): readonly string[] {
  const text = readFileSync(new URL(`${name}.md`, corpus), "utf8").replace(
    /\[\[([^|\]]+)\|[^\]]+\]\]/g,
    "$1",
  );
  return text.split(/(?<=[.?!])\s+/).filter((sentence) => !sentence.startsWith("#"));
}

function paragraph(sentences: readonly string[], random: () => number): string {
  const words: string[] = [];
  while (words.length < 60) words.push(...sentences[Math.floor(random() * sentences.length)]!.split(" "));
  return words
    .slice(0, 60)
    .map((word) => (random() < 1 / 30 ? inventedWord(random) : word))
    .join(" ");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) benchGlossaryLinker();
