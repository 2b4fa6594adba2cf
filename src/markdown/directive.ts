/**
 * A generic directive (the CommonMark proposal, as remark-directive and MyST have it):
 * `:name[label]{key=value}` in a line, `::name` as a block, `:::name` around blocks.
 */
export interface Directive {
  readonly name: string;
  /** The text in brackets as written; undefined where there are none. */
  readonly label: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  /** The directive as written, without its content. */
  readonly source: string;
}

/** A directive's head, and where in the text it ends. */
export interface DirectiveHead extends Directive {
  /** Offsets of the label's text; equal where there is none. */
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly end: number;
}

/** How attributes are written, for a message where they are not. */
export const attributeAdvice = 'Write {key=value other="two words"}.';

const namePattern = /[a-z][a-z0-9-]*/iy;

/**
 * Reads `name[label]{attributes}` from `start`, in time linear in what it reads. `undefined` where no name stands.
 * @param labelEndAt finds the bracket that closes a label opened at an offset, or -1
 */
export function parseDirectiveHead(
  text: string,
  start: number,
  max: number,
  labelEndAt: (open: number) => number,
): DirectiveHead | undefined {
  namePattern.lastIndex = start;
  const name = namePattern.exec(text)?.[0];
  if (!name || start + name.length > max) return undefined;
  let end = start + name.length;
  let label: string | undefined;
  let labelStart = end;
  let labelEnd = end;
  if (text[end] === "[" && end < max) {
    const close = labelEndAt(end);
    if (close >= 0 && close < max) {
      labelStart = end + 1;
      labelEnd = close;
      label = text.slice(labelStart, labelEnd);
      end = close + 1;
    }
  }
  const attributes = text[end] === "{" && end < max ? parseAttributes(text, end, max) : undefined;
  if (attributes) end = attributes.end;
  return {
    name,
    label,
    attributes: attributes?.values ?? new Map(),
    source: text.slice(start, end),
    labelStart,
    labelEnd,
    end,
  };
}

const attributePattern =
  /\s*(?:([a-z][\w-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`{}]+)))?|([.#])([\w-]+))/iy;
const closePattern = /\s*\}/y;

/** `{key=value key="two words" flag .class #id}`, or `undefined` where the braces hold something else. */
function parseAttributes(
  text: string,
  open: number,
  max: number,
): { values: ReadonlyMap<string, string>; end: number } | undefined {
  const values = new Map<string, string>();
  let at = open + 1;
  for (;;) {
    closePattern.lastIndex = at;
    const close = closePattern.exec(text);
    if (close) {
      const end = at + close[0].length;
      return end <= max ? { values, end } : undefined;
    }
    attributePattern.lastIndex = at;
    const match = attributePattern.exec(text);
    if (!match || match[0] === "" || at + match[0].length > max) return undefined;
    const [whole, key, double, single, bare, sign, name] = match;
    if (key !== undefined) values.set(key, double ?? single ?? bare ?? "");
    else if (name !== undefined) values.set(sign === "." ? "class" : "id", name);
    at += whole.length;
  }
}

/** The bracket that closes the one at `open` within one line: brackets nest, a backslash escapes. */
export function closingBracket(text: string, open: number, max: number): number {
  let depth = 0;
  for (let at = open; at < max; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return at;
  }
  return -1;
}
