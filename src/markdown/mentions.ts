import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { barrier, type Mention, type Passage } from "../glossary/passage.ts";
import { ownDirection } from "../model/direction.ts";
import { anchors, paths } from "../model/urls.ts";
import { eachInline } from "./each-inline.ts";
import { plainText } from "./headings.ts";
import { noteAttributes } from "./note-link.ts";
import type { PassageKind, RenderEnv, RenderPage } from "./render-env.ts";
import type { TermMark } from "./term-directives.ts";
import { wrapSpans, type Wrap } from "./wrap-spans.ts";

/**
 * Shows the glossary the words of a page and puts its decisions back among the tokens. The last of the rules: it must see
 * the text that directives leave behind, and never their links.
 */
export function mentions(md: MarkdownIt): void {
  md.core.ruler.push("mentions", (state) => {
    const { page } = state.env as RenderEnv;
    if (!page) return;
    const blocks = readBlocks(state.tokens);
    for (const { passage, text, line, kind, heading } of blocks) {
      if (passage.text.trim() !== "")
        page.seen.passages.push({ section: heading, text, typed: typedText(passage), line, kind });
    }
    const { mentions: found, undecided } = page.link(
      blocks.map((block) => block.passage),
      page.policy,
    );
    for (const { passage: index, start, end, candidates } of undecided) {
      const block = blocks[index]!;
      const words = block.passage.text.slice(start, end);
      page.seen.undecided.push({
        text: words,
        candidates,
        address: page.origin.addressOf(block.line, words),
      });
    }
    const wrapsByBlock = new Map<Block, Wrap[]>();
    const marks = countMarks(page);
    for (const mention of found) {
      const block = blocks[mention.passage]!;
      const anchor = record(page, mention, block, marks);
      if (mention.state !== "marked") continue;
      const wraps = wrapsByBlock.get(block) ?? [];
      wraps.push({
        start: mention.start,
        end: mention.end,
        open: () => markToken(state, page, mention, anchor),
      });
      wrapsByBlock.set(block, wraps);
    }
    for (const block of blocks) {
      block.token.children = wrapSpans(
        block.pieces,
        wrapsByBlock.get(block) ?? [],
        () => new state.Token("link_close", "a", -1),
      );
    }
  });
}

/** What the author typed and meant to be read as such: `:plain[…]` is neither a mention nor a number to be tracked. */
function typedText({ text, silenced }: Passage): string {
  let typed = "";
  let from = 0;
  for (const { start, end } of silenced) {
    typed += text.slice(from, start) + barrier;
    from = end;
  }
  return typed + text.slice(from);
}

/** A piece of a passage: a token, and where its text is in the passage. */
export interface Piece {
  readonly token: Token;
  readonly start: number;
  readonly end: number;
}

interface Block {
  readonly token: Token;
  readonly pieces: readonly Piece[];
  readonly passage: Passage;
  /** The passage with the words of what may not be crossed put back. */
  readonly text: string;
  /** Offset in `text` of each offset in the passage. */
  readonly offsetIn: (offset: number) => number;
  readonly line: number;
  /** Id of the nearest heading of any level. */
  readonly heading: string;
  readonly kind: PassageKind;
}

function readBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let section = "";
  let heading = "";
  let quotations = 0;
  let seen = 0;
  eachInline(tokens, (token, line, index) => {
    for (; seen < index; seen++) {
      const { type, tag } = tokens[seen]!;
      if (type === "blockquote_open") quotations++;
      if (type === "blockquote_close") quotations--;
      if (type === "heading_open") {
        heading = String(tokens[seen]!.attrGet("id") ?? "");
        // As an author names a section, in "match": { "pages": ["slug#section"] }.
        if (tag === "h2") section = heading.slice(anchors.section("").length);
      }
    }
    const before = tokens[index - 1]?.type;
    const kind: PassageKind =
      before === "heading_open"
        ? "heading"
        : quotations > 0
          ? "quotation"
          : before === "th_open"
            ? "heading"
            : before === "td_open"
              ? "table"
              : "prose";
    blocks.push({
      ...readPieces(token, section, kind === "prose" || kind === "table"),
      token,
      line,
      heading,
      kind,
    });
  });
  return blocks;
}

/** Elements that a match may not cross: links, and citations, which are links in a superscript. */
const uncrossable = {
  opens: new Set(["link_open", "sup_open"]),
  closes: new Set(["link_close", "sup_close"]),
} as const;

/** Elements of raw HTML in whose words nothing is marked. Our own Markdown has none; a site with its own may. */
const unmarkedHtml =
  /^<(\/?)(?:a|button|code|h[1-6]|kbd|label|pre|samp|script|select|style|summary|textarea)\b/i;

/** Reads one inline token as the glossary sees it: text, and barriers for what a match may not cross. */
function readPieces(
  token: Token,
  section: string,
  markable: boolean,
): Pick<Block, "pieces" | "passage" | "text" | "offsetIn"> {
  const pieces: Piece[] = [];
  const explicit: Array<Passage["explicit"][number]> = [];
  const silenced: Array<Passage["silenced"][number]> = [];
  const marks: Array<{ readonly mark: TermMark; readonly start: number }> = [];
  const hidden: Array<{ readonly at: number; readonly words: string }> = [];
  let text = "";
  let depth = 0;
  let citations = 0;
  for (const child of token.children ?? []) {
    const start = text.length;
    if (child.type === "term_open") {
      marks.push({ mark: child.meta as unknown as TermMark, start });
      continue;
    }
    if (child.type === "term_close") {
      const mark = marks.pop();
      if (mark && mark.start < start) {
        const span = { start: mark.start, end: start };
        if (mark.mark.term === null) silenced.push(span);
        else explicit.push({ ...span, term: mark.mark.term });
      }
      continue;
    }
    const html = child.type === "html_inline" ? unmarkedHtml.exec(child.content)?.[1] : undefined;
    if ((uncrossable.opens.has(child.type) || html === "") && depth++ === 0) {
      hidden.push({ at: text.length, words: "" });
      text += barrier;
    }
    if (child.type === "sup_open") citations++;
    const words = wordsOf(child);
    if (depth > 0) {
      const last = hidden.at(-1)!;
      // The number of a citation is no word of the sentence.
      if (citations === 0) hidden[hidden.length - 1] = { at: last.at, words: last.words + words.text };
    } else if (words.crossable) text += words.text;
    else if (words.text !== "" || child.nesting === 0) {
      hidden.push({ at: text.length, words: words.text });
      text += barrier;
    }
    if (child.type === "sup_close") citations--;
    if ((uncrossable.closes.has(child.type) || html === "/") && depth > 0) depth--;
    pieces.push({ token: child, start, end: text.length });
  }
  return { pieces, passage: { text, section, markable, explicit, silenced }, ...putBack(text, hidden) };
}

function wordsOf(token: Token): { text: string; crossable: boolean } {
  switch (token.type) {
    case "text":
    case "text_special":
      return { text: token.content, crossable: true };
    case "softbreak":
    case "hardbreak":
      return { text: "\n", crossable: true };
    case "code_inline":
      return { text: token.content, crossable: false };
    case "image":
      return { text: plainText(token), crossable: false };
    default:
      // Emphasis and the like open and close without words of their own; anything else stands in the way.
      return { text: "", crossable: token.nesting !== 0 };
  }
}

function putBack(
  text: string,
  hidden: ReadonlyArray<{ at: number; words: string }>,
): Pick<Block, "text" | "offsetIn"> {
  let whole = "";
  let from = 0;
  // How far the text from an offset on has moved, in ascending order.
  const moves: Array<{ readonly from: number; readonly by: number }> = [{ from: 0, by: 0 }];
  for (const { at, words } of hidden) {
    whole += text.slice(from, at) + words;
    from = at + barrier.length;
    moves.push({ from, by: whole.length - from });
  }
  whole += text.slice(from);
  return { text: whole, offsetIn: (offset) => offset + moves[lastUpTo(moves, offset)]!.by };
}

function lastUpTo(moves: ReadonlyArray<{ readonly from: number }>, offset: number): number {
  let low = 0;
  let high = moves.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (moves[middle]!.from <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Marks of each term so far on the page, of which this text may be one of several. */
function countMarks({ seen }: RenderPage): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term, state } of seen.mentions)
    if (state === "marked") counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function record(
  page: RenderPage,
  mention: Mention,
  block: Block,
  marks: Map<string, number>,
): string | undefined {
  const { seen } = page;
  const { term, state } = mention;
  const anchor = state === "marked" ? nextAnchor(term, marks) : undefined;
  if (anchor !== undefined) seen.notes.term.add(term);
  seen.mentions.push({
    term,
    section: block.heading,
    state,
    ...(anchor === undefined ? {} : { anchor }),
    text: block.text,
    start: block.offsetIn(mention.start),
    end: block.offsetIn(mention.end),
    line: block.line,
  });
  return anchor;
}

/** Notes lead back to the first mark of a term; the others are counted. */
function nextAnchor(term: string, marks: Map<string, number>): string {
  const count = (marks.get(term) ?? 0) + 1;
  marks.set(term, count);
  const first = anchors.trigger("term", term);
  return count === 1 ? first : `${first}-${count}`;
}

function markToken(state: StateCore, page: RenderPage, mention: Mention, anchor: string | undefined): Token {
  const token = new state.Token("link_open", "a", 1);
  const term = page.publication.termById.get(mention.term);
  token.meta = { kind: "term", id: mention.term };
  token.attrs = [
    ["class", "term"],
    ["data-term", mention.term],
    ...noteAttributes(page, "term", mention.term, paths.term(mention.term)),
  ];
  if (anchor) token.attrSet("id", anchor);
  if (term?.lang) token.attrSet("lang", term.lang);
  const direction = term && ownDirection(term);
  if (direction) token.attrSet("dir", direction);
  return token;
}
