import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { barrier, type Mention, type Passage } from "../glossary/passage.ts";
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
      if (passage.text.trim() !== "") page.seen.passages.push({ section: heading, text, typed: passage.text, line, kind });
    }
    const { mentions: found, undecided } = page.link(
      blocks.map((block) => block.passage),
      page.policy,
    );
    for (const { passage: index, start, end, candidates } of undecided) {
      const block = blocks[index]!;
      const words = block.passage.text.slice(start, end);
      page.seen.undecided.push({ text: words, candidates, address: page.origin.addressOf(block.line, words) });
    }
    const wrapsByBlock = new Map<Block, Wrap[]>();
    for (const mention of found) {
      const block = blocks[mention.passage]!;
      const anchor = record(page, mention, block);
      if (mention.state !== "marked") continue;
      const wraps = wrapsByBlock.get(block) ?? [];
      wraps.push({ start: mention.start, end: mention.end, open: () => markToken(state, page, mention, anchor) });
      wrapsByBlock.set(block, wraps);
    }
    for (const block of blocks) {
      block.token.children = wrapSpans(block.pieces, wrapsByBlock.get(block) ?? [], () => new state.Token("link_close", "a", -1));
    }
  });
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
        if (tag === "h2") section = heading;
      }
    }
    const before = tokens[index - 1]?.type;
    const kind: PassageKind =
      before === "heading_open" ? "heading" : quotations > 0 ? "quotation" : before === "th_open" ? "heading" : before === "td_open" ? "table" : "prose";
    blocks.push({ ...readPieces(token, section, kind === "prose" || kind === "table"), token, line, heading, kind });
  });
  return blocks;
}

/** Reads one inline token as the glossary sees it: text, and barriers for what a match may not cross. */
function readPieces(token: Token, section: string, markable: boolean): Pick<Block, "pieces" | "passage" | "text" | "offsetIn"> {
  const pieces: Piece[] = [];
  const explicit: Array<Passage["explicit"][number]> = [];
  const silenced: Array<Passage["silenced"][number]> = [];
  const marks: Array<{ readonly mark: TermMark; readonly start: number }> = [];
  const hidden: Array<{ readonly at: number; readonly words: string }> = [];
  let text = "";
  let links = 0;
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
    if (child.type === "link_open" && links++ === 0) {
      hidden.push({ at: text.length, words: "" });
      text += barrier;
    }
    const words = wordsOf(child);
    if (links > 0) {
      const last = hidden.at(-1)!;
      hidden[hidden.length - 1] = { at: last.at, words: last.words + words.text };
    } else if (words.crossable) text += words.text;
    else if (words.text !== "" || child.nesting === 0) {
      hidden.push({ at: text.length, words: words.text });
      text += barrier;
    }
    if (child.type === "link_close") links--;
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

function putBack(text: string, hidden: ReadonlyArray<{ at: number; words: string }>): Pick<Block, "text" | "offsetIn"> {
  let whole = "";
  let from = 0;
  for (const { at, words } of hidden) {
    whole += text.slice(from, at) + words;
    from = at + barrier.length;
  }
  whole += text.slice(from);
  const offsetIn = (offset: number) =>
    hidden.reduce((moved, { at, words }) => (at < offset ? moved + words.length - barrier.length : moved), offset);
  return { text: whole, offsetIn };
}

function record(page: RenderPage, mention: Mention, block: Block): string | undefined {
  const { seen } = page;
  const isMarked = mention.state === "marked";
  const uses = isMarked ? seen.mentions.filter(({ term, state }) => term === mention.term && state === "marked").length : 0;
  const first = anchors.trigger("term", mention.term);
  const anchor = isMarked ? (uses === 0 ? first : `${first}-${uses + 1}`) : undefined;
  if (isMarked) seen.notes.term.add(mention.term);
  seen.mentions.push({
    term: mention.term,
    section: block.heading,
    state: mention.state,
    ...(anchor === undefined ? {} : { anchor }),
    text: block.text,
    start: block.offsetIn(mention.start),
    end: block.offsetIn(mention.end),
    line: block.line,
  });
  return anchor;
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
  if (term?.dir) token.attrSet("dir", term.dir);
  return token;
}
