/**
 * What the glossary sees of a page: plain text in passages, and nothing of Markdown or HTML. `markdown/` makes passages
 * from tokens and puts the decisions back into tokens, so that the matcher can be replaced without touching its neighbours.
 */

/** Stands in a passage's text for what a match may not cross: a link, code, a footnote mark, an image. */
export const barrier = "\uFFFC";

/** The text of one block (a paragraph, a list item's line, a table cell), emphasis taken away. */
export interface Passage {
  /** Line breaks within the block are spaces or "\n"; what may not be crossed is one {@link barrier}. */
  readonly text: string;
  /** Key of the H2 section it stands in; "" before the first. */
  readonly section: string;
  /** Whether a match here may become a mark: false in headings, quotations, captions. */
  readonly markable: boolean;
  /** Marks that the author set with `:term[…]{id=…}`: offsets into `text`. They always win. */
  readonly explicit: ReadonlyArray<Span & { readonly term: string }>;
  /** Text that the author silenced with `:plain[…]`: offsets into `text`. Never a mention. */
  readonly silenced: readonly Span[];
}

/** Half-open range of UTF-16 offsets into a passage's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a mention is not marked; `marked` where it is. */
export type MentionState =
  | "marked"
  /** Marked earlier in the same section, page or scope. */
  | "repeated"
  /** Dropped to keep to the budget of marks per 100 words. */
  | "over-budget"
  /** Stands where nothing is marked: a heading, a quotation. */
  | "unmarkable"
  /** Switched off on this page by front matter. */
  | "off";

/** A term in the text: found, decided, and either marked or not. */
export interface Mention extends Span {
  /** Index into the passages of the page. */
  readonly passage: number;
  readonly term: string;
  readonly explicit: boolean;
  readonly state: MentionState;
}

/**
 * Words that may be one of several terms, and nothing near decides: left alone and reported. A single candidate is a term
 * that may be an everyday word here: "Safe" at the start of a sentence without a clue.
 */
export interface UndecidedMention extends Span {
  readonly passage: number;
  readonly candidates: readonly string[];
}

/** All that the glossary found on a page, in reading order. */
export interface GlossaryFindings {
  readonly mentions: readonly Mention[];
  readonly undecided: readonly UndecidedMention[];
}
