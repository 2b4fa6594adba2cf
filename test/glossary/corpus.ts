import { readdirSync, readFileSync } from "node:fs";
import { createLinker } from "../../src/glossary/linker.ts";
import type { LinkingPolicy } from "../../src/glossary/linking-policy.ts";
import type { Passage } from "../../src/glossary/passage.ts";
import { termSchema, type Term } from "../../src/model/term.ts";

/** Prose with the marks that a careful reader set, and what the linker makes of it. */
export interface Score {
  readonly text: string;
  /** Marks of the reader, marks of the linker, and those that agree in place and term. */
  readonly wanted: number;
  readonly found: number;
  readonly agreed: number;
  /** Each disagreement as a line: "- text.md: [[words|term]] in its sentence", + for what only the linker marks. */
  readonly differences: readonly string[];
}

/** `dev` is what the matcher was tuned on; `held-out` was written before and never looked at while tuning. */
export type Part = "dev" | "held-out";

const languages = new Map(
  Object.entries({
    francais: "fr",
    medecine: "fr",
    deutsch: "de",
    medizin: "de",
    espanol: "es",
    italiano: "it",
  }),
);

/** Scores the linker on each text of a part of the corpus. */
export function scoreCorpus(part: Part): readonly Score[] {
  const folder = new URL(`corpus/${part}/`, import.meta.url);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort();
  return names.map((name) => scoreText(name.slice(0, -3), folder));
}

/** Precision and recall over several texts, every mark counting once. */
export function summarise(scores: readonly Score[]): { precision: number; recall: number; wanted: number } {
  const total = (key: "wanted" | "found" | "agreed") => scores.reduce((sum, score) => sum + score[key], 0);
  return {
    precision: total("agreed") / total("found"),
    recall: total("agreed") / total("wanted"),
    wanted: total("wanted"),
  };
}

function scoreText(name: string, folder: URL): Score {
  const glossary = readGlossary(new URL(`${name}.json`, folder));
  const marked = readMarkedText(readFileSync(new URL(`${name}.md`, folder), "utf8"));
  const linker = createLinker(glossary, languages.get(name) ?? "en-GB");
  const { mentions } = linker.link(
    marked.map(({ passage }) => passage),
    everyMention(name),
  );
  const found = mentions
    .filter(({ state }) => state === "marked")
    .map((mention) => keyOf(mention.passage, mention));
  const wanted = marked.flatMap(({ marks }, passage) => marks.map((mark) => keyOf(passage, mark)));
  const agreed = wanted.filter((key) => found.includes(key)).length;
  const differences = [
    ...wanted.filter((key) => !found.includes(key)).map((key) => `- ${name}: ${describe(key, marked)}`),
    ...found.filter((key) => !wanted.includes(key)).map((key) => `+ ${name}: ${describe(key, marked)}`),
  ];
  return { text: name, wanted: wanted.length, found: found.length, agreed, differences };
}

/** The terms of a small glossary; the corpus needs no definitions. */
export function readGlossary(file: URL): readonly Term[] {
  const entries: readonly object[] = JSON.parse(readFileSync(file, "utf8"));
  return entries.map((entry) => termSchema.parse({ short: "For the test.", ...entry }));
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

function readMarkedText(
  markdown: string,
): readonly { readonly passage: Passage; readonly marks: readonly Mark[] }[] {
  let section = "";
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const heading = /^#+ (.*)$/.exec(block)?.[1];
      if (heading) section = heading;
      const { text, marks } = withoutMarks(heading ?? block);
      return {
        passage: { text, section, markable: heading === undefined, explicit: [], silenced: [] },
        marks,
      };
    });
}

/** "[[third countries|third-country]]" is the text "third countries" with a mark. */
function withoutMarks(block: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let text = "";
  let last = 0;
  for (const { 0: whole, 1: words, 2: term, index } of block.matchAll(/\[\[([^|\]]+)\|([^\]]+)\]\]/g)) {
    text += block.slice(last, index);
    marks.push({ start: text.length, end: text.length + words!.length, term: term! });
    text += words;
    last = index + whole.length;
  }
  return { text: text + block.slice(last), marks };
}

function everyMention(slug: string): LinkingPolicy {
  return { scope: "all", budget: 100, off: new Set(), slug };
}

function keyOf(passage: number, { start, end, term }: Mark): string {
  return `${passage} ${start} ${end} ${term}`;
}

function describe(key: string, marked: readonly { readonly passage: Passage }[]): string {
  const [passage, start, end, term] = key.split(" ");
  const { text } = marked[Number(passage)]!.passage;
  const words = text.slice(Number(start), Number(end));
  return `${text.slice(Math.max(0, Number(start) - 30), Number(start))}[[${words}|${term}]]${text.slice(Number(end), Number(end) + 20)}`;
}
