import type { Token } from "markdown-it";
import type { Piece } from "./mentions.ts";

/** A span of a passage's text to be wrapped in an element. */
export interface Wrap {
  readonly start: number;
  readonly end: number;
  readonly open: () => Token;
}

/**
 * Wraps spans of the text, splitting text tokens where a span begins or ends in the middle of one. Where a span begins
 * inside emphasis and ends outside it (or the other way round) the emphasis is closed before and opened again after, so
 * that elements stay nested and a mention is one link.
 */
export function wrapSpans(pieces: readonly Piece[], wraps: readonly Wrap[], close: () => Token): Token[] {
  if (wraps.length === 0) return pieces.map((piece) => piece.token);
  const parts = wraps.reduce((all, wrap) => splitAt(splitAt(all, wrap.start), wrap.end), [...pieces]);
  const result: Token[] = [];
  let from = 0;
  for (const wrap of wraps) {
    const first = parts.findIndex((part, index) => index >= from && part.start >= wrap.start && part.end > part.start);
    const last = parts.findLastIndex((part) => part.end <= wrap.end && part.end > part.start);
    if (first === -1 || last < first) continue;
    const inside = parts.slice(first, last + 1).map((part) => part.token);
    result.push(...parts.slice(from, first).map((part) => part.token), ...wrapBalanced(inside, wrap, close));
    from = last + 1;
  }
  result.push(...parts.slice(from).map((part) => part.token));
  return withoutEmptyPairs(result);
}

function splitAt(pieces: readonly Piece[], offset: number): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.token.type !== "text" || offset <= piece.start || offset >= piece.end) return [piece];
    const cut = offset - piece.start;
    return [
      { token: withContent(piece.token, piece.token.content.slice(0, cut)), start: piece.start, end: offset },
      { token: withContent(piece.token, piece.token.content.slice(cut)), start: offset, end: piece.end },
    ];
  });
}

function withContent(token: Token, content: string): Token {
  const copy = copyOf(token);
  copy.content = content;
  return copy;
}

function copyOf(token: Token): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token);
}

/**
 * Emphasis that the span closes without having opened it is closed before the link and opened again inside it; what it
 * opens without closing is closed inside and opened again after.
 */
function wrapBalanced(inside: readonly Token[], wrap: Wrap, close: () => Token): Token[] {
  const opened: Token[] = [];
  const closedOnly: Token[] = [];
  for (const token of inside) {
    if (token.nesting === 1) opened.push(token);
    else if (token.nesting === -1 && opened.pop() === undefined) closedOnly.push(token);
  }
  const reopenInside = closedOnly.toReversed().map(openingOf);
  const closeInside = opened.toReversed().map(closingOf);
  return [...closedOnly, wrap.open(), ...reopenInside, ...inside, ...closeInside, close(), ...opened.map(copyOf)];
}

/** `em_close` to `em_open`: emphasis carries nothing but its tag. */
function openingOf(token: Token): Token {
  return turned(token, /_close$/, "_open", 1);
}

function closingOf(token: Token): Token {
  return turned(token, /_open$/, "_close", -1);
}

function turned(token: Token, from: RegExp, to: string, nesting: 1 | -1): Token {
  const copy = copyOf(token);
  copy.type = token.type.replace(from, to);
  copy.nesting = nesting;
  copy.attrs = null;
  return copy;
}

/** Emphasis around nothing, left where a span began at its very start. */
function withoutEmptyPairs(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.type === "text" && token.content === "") continue;
    const before = kept.at(-1);
    const isEmptyPair = token.nesting === -1 && before?.nesting === 1 && before.tag === token.tag && token.tag !== "a";
    if (isEmptyPair) kept.pop();
    else kept.push(token);
  }
  return kept;
}
