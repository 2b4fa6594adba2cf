/** A piece of a text node that belongs to a sentence. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** A sentence of the page: how it is remembered, and where it stands. */
export interface SentenceOnPage {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** What a card shows of a term, a number, a person or an event: its one line. */
export interface NoteOnPage {
  readonly id: string;
  readonly line: string;
  readonly element: Element;
}

export interface PageReading {
  readonly sentences: readonly SentenceOnPage[];
  readonly notes: readonly NoteOnPage[];
}

/** Where an explainer says what it says; around it stand lists that other pages tell as well. */
const parts = ".lede .answer, .lede .state, .body > .points, .body > .prose";
const blocks = "p, li, dt, dd, td, th, h2, h3, h4, figcaption, summary";
/** Numbers of citations move when a source is added, and drawings are told again in words. */
const passedOver = "a.cite, sup, svg, script, style, button, .visually-hidden, [aria-hidden=true]";

/** Reads the page as it is: sentence by sentence, with the lines of its notes. */
export function readPage(article: Element): PageReading {
  const segmenter = sentenceSegmenter();
  const sentences = [...article.querySelectorAll(parts)].flatMap((part) =>
    [part, ...part.querySelectorAll(blocks)]
      .filter((element) => element.matches(blocks) && !element.querySelector(blocks))
      .flatMap((block) => readBlock(block, segmenter)),
  );
  // A source is known by its number on the page, which moves as its citations do; and its line says no more than its entry.
  const lines = article.querySelectorAll("[data-kind]:not([data-kind=source]) > [data-note-line]");
  const notes = [...lines].map((line) => ({
    id: line.id,
    line: inOneLine(line.textContent ?? ""),
    element: line,
  }));
  return { sentences, notes };
}

interface Run {
  readonly node: Text;
  /** Where its text begins in the block's. */
  readonly offset: number;
  /** Of a number that the publication keeps apart from the words around it. */
  readonly figure: string | undefined;
}

function readBlock(block: Element, segmenter: Intl.Segmenter | undefined): SentenceOnPage[] {
  const runs: Run[] = [];
  let text = "";
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (!parent || parent.closest(passedOver)) continue;
    runs.push({
      node,
      offset: text.length,
      figure: parent.closest<HTMLElement>("[data-figure]")?.dataset["figure"],
    });
    text += node.data;
  }
  const segments = segmenter ? [...segmenter.segment(text)] : [{ index: 0, segment: text }];
  return segments
    .map(({ index, segment }) => sentenceAt(runs, index, index + segment.length))
    .filter((sentence) => sentence.text !== "");
}

function sentenceAt(runs: readonly Run[], start: number, end: number): SentenceOnPage {
  let text = "";
  let figure: string | undefined;
  const pieces: Piece[] = [];
  for (const run of runs) {
    const from = Math.max(start - run.offset, 0);
    const to = Math.min(end - run.offset, run.node.length);
    if (from >= to) continue;
    if (run.figure !== figure) {
      text +=
        (figure === undefined ? "" : figureEnd) +
        (run.figure === undefined ? "" : figureStart + run.figure + figureValue);
      figure = run.figure;
    }
    text += run.node.data.slice(from, to);
    pieces.push({ node: run.node, start: from, end: to });
  }
  if (figure !== undefined) text += figureEnd;
  return { text: inOneLine(text), pieces };
}

// A number within a remembered sentence: which it is, and what it was. No text of a page has these characters.
const figureStart = "\uFFF9";
const figureValue = "\uFFFA";
const figureEnd = "\uFFFB";

/** A remembered sentence without the values of its numbers, which are compared by themselves. */
export function withoutValues(sentence: string): string {
  return sentence.replace(/\uFFFA[^\uFFFB]*\uFFFB/g, "");
}

/** A remembered sentence as its reader saw it. */
export function asRead(sentence: string): string {
  return sentence.replace(/\uFFF9[^\uFFFA]*\uFFFA|\uFFFB/g, "");
}

/** Firefox has it since 2024; before, a paragraph is one sentence. */
function sentenceSegmenter(): Intl.Segmenter | undefined {
  return "Segmenter" in Intl
    ? new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "sentence" })
    : undefined;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
