import type { SeenPassage } from "../../markdown/render-env.ts";
import type { Address } from "../../model/problem.ts";
import type { RenderedExplainer } from "../../pages/site-view.ts";
import type { EditorialContext } from "./editorial-rule.ts";

/** A text that an author typed, without what directives print in it. */
export interface Prose {
  /** Directives and links are one U+FFFC each. */
  readonly text: string;
  readonly kind: SeenPassage["kind"];
  /** The explainer it is of; data has none. */
  readonly of?: RenderedExplainer;
  /** Whether `:fig[…]` works in it. */
  readonly isMarkdown: boolean;
  /** Ids of the sources of the entry that it stands in. */
  readonly sources?: readonly string[];
  /** @param at where in the text the words stand; without it the first place that has them */
  readonly addressOf: (words: string, at?: number) => Address;
}

const explainerTexts = new WeakMap<EditorialContext, readonly Prose[]>();
const dataTexts = new WeakMap<EditorialContext, readonly Prose[]>();

/** Everything that the explainers say: bodies, and the sentences of their front matter. Gathered once for all rules. */
export function explainerProse(context: EditorialContext): readonly Prose[] {
  let prose = explainerTexts.get(context);
  if (!prose) {
    const { explainers, addressIn } = context;
    prose = explainers.flatMap((rendered) => [
      ...frontMatterProse(rendered),
      ...bodyProse(rendered, addressIn),
    ]);
    explainerTexts.set(context, prose);
  }
  return prose;
}

function* bodyProse(rendered: RenderedExplainer, addressIn: EditorialContext["addressIn"]): Generator<Prose> {
  const { passages } = rendered.seen;
  for (const [index, { line, kind, typed }] of passages.entries()) {
    // A row is read as one: what its first cell names, the others say of it.
    if (kind === "table" && passages[index - 1]?.kind === "table" && passages[index - 1]?.line === line)
      continue;
    const text = kind === "table" ? rowFrom(passages, index) : typed;
    yield {
      kind,
      of: rendered,
      isMarkdown: true,
      text,
      addressOf: (words, at) =>
        addressIn(
          rendered.explainer,
          line,
          words,
          at === undefined ? undefined : countBefore(text, words, at),
        ),
    };
  }
}

/** The cells of the row that begins at a passage, and of what else stands on its line. */
function rowFrom(passages: readonly SeenPassage[], index: number): string {
  const { line } = passages[index]!;
  const row = passages.filter((other) => other.kind === "table" && other.line === line);
  return row.map((cell) => cell.typed).join(cellBreak);
}

function countBefore(text: string, words: string, at: number): number {
  let count = 0;
  for (
    let found = text.indexOf(words);
    found !== -1 && found < at;
    found = text.indexOf(words, found + words.length)
  ) {
    count++;
  }
  return count;
}

const cellBreak = " | ";

function* frontMatterProse(rendered: RenderedExplainer): Generator<Prose> {
  const { explainer } = rendered;
  const prose = (
    text: string | undefined,
    path: ReadonlyArray<string | number>,
    isMarkdown = false,
  ): Prose[] =>
    text === undefined
      ? []
      : [
          {
            text: isMarkdown ? withoutDirectives(text) : text,
            kind: "prose",
            of: rendered,
            isMarkdown,
            addressOf: () => ({ file: explainer.file, ...explainer.addressOf(path) }),
          },
        ];
  for (const key of ["title", "summary", "question", "status"] as const) yield* prose(explainer[key], [key]);
  for (const [index, point] of explainer.keyPoints.entries()) yield* prose(point, ["keyPoints", index], true);
}

/** What the data says in sentences. Gathered once for all rules. */
export function dataProse(context: EditorialContext): readonly Prose[] {
  let prose = dataTexts.get(context);
  if (!prose) dataTexts.set(context, (prose = textsOfData(context)));
  return prose;
}

function textsOfData({ publication }: EditorialContext): Prose[] {
  const { terms, tables, events, actors, positions, guides, site, addressOf } = publication;
  const of = (
    entry: object & { readonly sources?: readonly string[] },
    text: string | undefined,
    path: ReadonlyArray<string | number>,
    isMarkdown = true,
  ): Prose[] =>
    text === undefined
      ? []
      : [
          {
            text: isMarkdown ? withoutDirectives(text) : text,
            kind: "prose",
            isMarkdown,
            sources: entry.sources ?? [],
            addressOf: () => addressOf(entry, path),
          },
        ];
  return [
    ...of(site, site.description, ["description"], false),
    ...terms.flatMap((term) => [...of(term, term.short, ["short"], false), ...of(term, term.long, ["long"])]),
    ...tables.flatMap((table) => [
      ...of(table, table.title, ["title"], false),
      ...of(table, table.note, ["note"], false),
      ...table.rows.flatMap((row, index) => of(table, row.note, ["rows", index, "note"], false)),
    ]),
    ...events.flatMap((event) => [
      ...of(event, event.title, ["title"], false),
      ...of(event, event.text, ["text"]),
    ]),
    ...actors.flatMap((actor) => [
      ...of(actor, actor.role, ["role"], false),
      ...of(actor, actor.text, ["text"]),
    ]),
    ...positions.flatMap((position) => of(position, position.text, ["text"], false)),
    ...guides.flatMap((guide) => [
      ...of(guide, guide.intro, ["intro"]),
      ...guide.questions.flatMap((question, index) => of(guide, question.help, ["questions", index, "help"])),
      ...guide.outcomes.flatMap((outcome, index) => [
        ...of(guide, outcome.text, ["outcomes", index, "text"]),
        ...outcome.may.flatMap((may, which) =>
          of(guide, may.text, ["outcomes", index, "may", which, "text"]),
        ),
      ]),
    ]),
  ];
}

/** Markdown that no renderer has seen, as `typed` has it; `:term` keeps its words. */
function withoutDirectives(source: string): string {
  return source
    .replace(/(?<!:):term\[([^\]]*)\](?:\{[^}]*\})?/g, "$1")
    .replace(/(?<!:):(?:fig|cite|actor|event|plain)(?:\[[^\]]*\])?(?:\{[^}]*\})?/g, "\uFFFC")
    .replace(/\[[^\]]*\]\([^)]*\)/g, "\uFFFC");
}

/** What stands in quotation marks, marks included: others' words, which an author may not change. */
export function quotedSpans(text: string): Array<{ readonly start: number; readonly end: number }> {
  // Most texts quote nobody.
  if (!/[“«„"]/.test(text)) return [];
  return [...text.matchAll(/“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const sentenceBreak = /[.!?…]["”’»)]?\s+(?=[\p{Lu}\p{N}“"«„\uFFFC(])|\n\n/gu;

/** The sentences of a text, as {@link sentenceAround} has them, without the space between. */
export function* sentencesOf(text: string): Generator<string> {
  let start = 0;
  for (const match of text.matchAll(sentenceBreak)) {
    yield text.slice(start, match.index + 1);
    start = match.index + match[0].length;
  }
  yield text.slice(start);
}

/** The sentence around an offset, roughly: a rule that compares within one loses little where an abbreviation ends it early. */
export function sentenceAround(
  text: string,
  offset: number,
): { readonly start: number; readonly end: number } {
  let start = 0;
  for (const match of text.matchAll(sentenceBreak)) {
    const next = match.index + match[0].length;
    if (next > offset) return { start, end: match.index + 1 };
    start = next;
  }
  return { start, end: text.length };
}
