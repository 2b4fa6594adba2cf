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
  const inOrder = [...wraps].sort((a, b) => a.start - b.start);
  const result: Token[] = [];
  let next = 0;
  let inside: Token[] = [];
  // What opens or closes behind the last word of a span may belong inside or behind it: the next word tells.
  let waiting: Token[] = [];
  const finish = () => {
    const wrap = inOrder[next];
    if (wrap && inside.length > 0) result.push(...wrapBalanced(inside, wrap, close));
    result.push(...waiting);
    inside = [];
    waiting = [];
  };
  for (const part of splitAtWraps(pieces, inOrder)) {
    const hasText = part.end > part.start;
    if (hasText) for (; next < inOrder.length && part.start >= inOrder[next]!.end; next++) finish();
    const wrap = inOrder[next];
    if (hasText && wrap && part.start >= wrap.start && part.end <= wrap.end) {
      inside.push(...waiting, part.token);
      waiting = [];
    } else if (inside.length > 0) waiting.push(part.token);
    else result.push(part.token);
  }
  finish();
  return withoutEmptyPairs(result);
}

/** Cuts text where a span begins or ends in the middle of it. The token itself is what is left behind the last cut. */
function splitAtWraps(pieces: readonly Piece[], wraps: readonly Wrap[]): Piece[] {
  const parts: Piece[] = [];
  const cuts = wraps.flatMap(({ start, end }) => [start, end]);
  let next = 0;
  for (const piece of pieces) {
    const { token, start, end } = piece;
    let from = start;
    while (next < cuts.length && cuts[next]! <= from) next++;
    for (; token.type === "text" && next < cuts.length && cuts[next]! < end; next++) {
      const cut = cuts[next]!;
      if (cut <= from) continue;
      parts.push({
        token: withContent(token, token.content.slice(from - start, cut - start)),
        start: from,
        end: cut,
      });
      from = cut;
    }
    if (from === start) parts.push(piece);
    else {
      token.content = token.content.slice(from - start);
      parts.push({ token, start: from, end });
    }
  }
  return parts;
}

function withContent(token: Token, content: string): Token {
  const copy = copyOf(token);
  copy.content = content;
  return copy;
}

function copyOf(token: Token): Token {
  // By its constructor, since the renderer is fast with tokens that were all made in one way.
  const Same = token.constructor as new (type: string, tag: string, nesting: number) => Token;
  return Object.assign(new Same(token.type, token.tag, token.nesting), token);
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
  return [
    ...closedOnly,
    wrap.open(),
    ...reopenInside,
    ...inside,
    ...closeInside,
    close(),
    ...opened.map(copyOf),
  ];
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
    const isEmptyPair =
      token.nesting === -1 && before?.nesting === 1 && before.tag === token.tag && token.tag !== "a";
    if (isEmptyPair) kept.pop();
    else kept.push(token);
  }
  return kept;
}
