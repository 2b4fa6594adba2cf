import {
  createScanner,
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { digitsOf, isKeptExactly } from "../model/number-text.ts";
import type { Problem } from "../model/problem.ts";
import { Lines } from "./lines.ts";

/** JSON that knows where each of its values stands. */
export interface JsonDocument {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where the value at a path stands; the nearest thing that holds it where the path leads nowhere. */
  readonly addressOf: (path: JsonPath) => { readonly line: number; readonly column: number };
  /** Where the key at the end of a path stands, for faults of the key and not of its value. */
  readonly addressOfKey: (path: JsonPath) => { readonly line: number; readonly column: number };
}

export type JsonPath = ReadonlyArray<string | number>;

/** Deeper than anybody writes by hand, shallower than what a recursive walk survives. */
const depthLimit = 200;

/**
 * Parses strict JSON (RFC 8259), collecting every syntax error, every key that is given twice and every number that would come out with
 * other digits. Never throws.
 */
export function parseJsonWithPositions(text: string, file: string): JsonDocument {
  const lines = new Lines(text);
  const problems: Problem[] = [];
  const report = (offset: number, rule: string, message: string) =>
    problems.push({ file, ...lines.at(offset), rule, severity: "error", message });

  if (text.trim() === "") {
    report(0, "json-readable", "The file is empty.");
    return emptyDocument(problems);
  }
  const plain = readPlain(text);
  if (plain)
    return {
      value: plain.value,
      problems,
      ...addressesIn(
        lines,
        once(() => parseTree(text)!),
      ),
    };
  if (deepestNesting(text) > depthLimit) {
    report(0, "json-readable", `Is nested more than ${depthLimit} levels deep.`);
    return emptyDocument(problems);
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  for (const error of helpful(errors, lines))
    report(error.offset, "json-readable", syntaxMessage(error, text));
  if (!tree) return emptyDocument(problems);
  if (errors.length === 0) {
    for (const key of duplicateKeys(tree)) {
      report(
        key.offset,
        "key-once",
        `The key "${String(key.value)}" is given twice in one object. Keep one of them.`,
      );
    }
    for (const { offset, length } of numbers(tree)) {
      const written = text.slice(offset, offset + length);
      if (!isKeptExactly(written)) report(offset, "number-exact", inexactMessage(written));
    }
  }
  return { value: toValue(tree), problems, ...addressesIn(lines, () => tree) };
}

function addressesIn(lines: Lines, tree: () => Node): Pick<JsonDocument, "addressOf" | "addressOfKey"> {
  return {
    addressOf: (path) => lines.at(nearestNode(tree(), path).offset),
    addressOfKey: (path) => {
      const node = nearestNode(tree(), path);
      const property = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
      return lines.at((property ?? node).offset);
    },
  };
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/**
 * The value of JSON without a fault, which nearly all is, as the engine reads it: a tree of where everything stands takes
 * ten times as long, and is only wanted for what is complained of. `undefined` where a closer look is needed.
 */
function readPlain(text: string): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (mayLoseDigits.test(text)) return undefined;
  // Of a key that is given twice, the value keeps one.
  return countKeys(value, depthLimit) === countColons(text) ? { value } : undefined;
}

/**
 * Where a number may stand that the engine does not keep as it is written: more than fifteen digits, or an exponent of three. In the text of
 * a string it does no harm.
 */
const mayLoseDigits = /[:,[]\s*-?(?:[\d.]{16}|[\d.]+[eE][-+]?\d{3})/;

/** The keys of all objects in a value; `NaN` where it is nested deeper than that. */
function countKeys(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth === 0) return NaN;
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const part of Object.values(value)) count += countKeys(part, depth - 1);
  return count;
}

/** The colons of a JSON text that are not inside its strings: one behind each key. */
function countColons(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === colon) count += 1;
    else if (unit === quote) at = endOfString(text, at);
  }
  return count;
}

/** Where the quote stands that closes the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === backslash) before -= 1;
  return (at - before) % 2 === 1;
}

const colon = 0x3a;
const quote = 0x22;
const backslash = 0x5c;

/**
 * One slip makes a parser stumble several times over. The first stumble of a line is the one that helps, and none on the line
 * after a text that is not closed, which is read inside out.
 */
function* helpful(errors: readonly ParseError[], lines: Lines): Generator<ParseError> {
  let lastLine = 0;
  let unclosedOn = -1;
  let before = "";
  for (const error of errors) {
    const { line } = lines.at(error.offset);
    const code = printParseErrorCode(error.error);
    // What stands where a value should and is none is missed at the next token as well.
    const isEcho = code === "ValueExpected" && before === "InvalidSymbol";
    if (line > lastLine && line !== unclosedOn + 1 && !isEcho) yield error;
    lastLine = Math.max(lastLine, line);
    if (code === "UnexpectedEndOfString") unclosedOn = line;
    before = code;
  }
}

function emptyDocument(problems: readonly Problem[]): JsonDocument {
  const start = () => ({ line: 1, column: 1 });
  return { value: undefined, problems, addressOf: start, addressOfKey: start };
}

/** Plain words for what jsonc-parser calls `PropertyNameExpected`. */
const advice: Readonly<Record<string, string>> = {
  InvalidSymbol: 'is not JSON. Text stands in straight double quotes: "…".',
  InvalidNumberFormat: "is not a number as JSON writes it.",
  PropertyNameExpected: "A key in double quotes should stand here. Is there a comma too many before it?",
  ValueExpected: "A value should stand here. Is there a comma too many before it?",
  ColonExpected: "A colon should stand between a key and its value.",
  CommaExpected: "A comma is missing before this.",
  CloseBraceExpected: "A closing brace } is missing.",
  CloseBracketExpected: "A closing bracket ] is missing.",
  EndOfFileExpected: "The file goes on after its end. Is there a bracket too many?",
  InvalidCommentToken: "JSON has no comments. Take it out.",
  UnexpectedEndOfComment: "JSON has no comments. Take it out.",
  UnexpectedEndOfString: 'The text has no closing quote ". A line break inside text is written \\n.',
  UnexpectedEndOfNumber: "The number breaks off.",
  InvalidUnicode: "\\u needs four hexadecimal digits.",
  InvalidEscapeCharacter:
    'A backslash in text is written \\\\; \\ alone may stand before ", \\, /, b, f, n, r, t and u.',
  InvalidCharacter:
    "An invisible control character stands in the text. Delete it; a tab is written \\t, a line break \\n.",
};

function syntaxMessage(error: ParseError, text: string): string {
  const found = text.slice(error.offset, error.offset + Math.min(error.length, 40));
  const words = advice[printParseErrorCode(error.error)] ?? "is not JSON.";
  return /^[a-z]/.test(words) ? `"${found}" ${words}` : words;
}

/**
 * Counted with the parser's own scanner, since a recursive parser is what deep nesting breaks. A bracket that closes
 * another kind closes nothing: the count is never less than the depth to which the parser goes.
 */
function deepestNesting(text: string): number {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  let deepest = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text[scanner.getTokenOffset()] ?? "";
    if (first === "[" || first === "{") deepest = Math.max(deepest, open.push(first));
    else if (first === "]" && open.at(-1) === "[") open.pop();
    else if (first === "}" && open.at(-1) === "{") open.pop();
  }
  return deepest;
}

function* duplicateKeys(node: Node): Generator<Node> {
  if (node.type === "object") {
    const seen = new Set<unknown>();
    for (const property of node.children ?? []) {
      const key = property.children?.[0];
      if (!key) continue;
      if (seen.has(key.value)) yield key;
      seen.add(key.value);
    }
  }
  for (const child of node.children ?? []) yield* duplicateKeys(child);
}

function* numbers(node: Node): Generator<Node> {
  if (node.type === "number") yield node;
  for (const child of node.children ?? []) yield* numbers(child);
}

function inexactMessage(written: string): string {
  const kept = digitsOf(Number(written));
  return (
    `The number ${written} cannot be counted with exactly: it would be printed as ${kept}. Write fifteen digits at most, ` +
    `with "approximate": true where they are rounded; or the whole number in words, as "text".`
  );
}

/** As `JSON.parse` builds values: `__proto__` is an ordinary key, never a prototype. */
function toValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(toValue);
  if (node.type !== "object") return node.value;
  const object = {};
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (!key || !value) continue;
    Object.defineProperty(object, String(key.value), {
      value: toValue(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return object;
}

function nearestNode(tree: Node, path: JsonPath): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return tree;
}
