import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { Problem } from "../model/problem.ts";
import { parseJsonWithPositions, type JsonPath } from "./json-with-positions.ts";
import type { Positioned } from "./schema-problems.ts";

/** The front matter of a Markdown file, and where its body begins. */
export interface FrontMatter extends Positioned {
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly body: string;
  /** The line of the file, 1-based, on which the body begins. */
  readonly bodyLine: number;
}

const fence = /^---([a-z]*)[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?:^|(?<=[\r\n]))---[ \t]*(?:\r\n|\n|\r|$)/;

/** Parses YAML 1.2 (or `---json`) between two lines of `---`. A file without is all body. Never throws. */
export function parseFrontMatter(text: string, file: string): FrontMatter {
  const match = fence.exec(text);
  if (!match) return { file, value: {}, problems: unclosed(text, file), body: text, bodyLine: 1, addressOf: top, addressOfKey: top };
  const [whole, language = "", source = ""] = match;
  const body = text.slice(whole.length);
  const bodyLine = whole.split(/\r\n|\n|\r/).length;
  const parsed = language === "json" ? parseJson(source, file) : parseYaml(source, file);
  return { ...parsed, file, body, bodyLine };
}

type Parsed = Omit<FrontMatter, "file" | "body" | "bodyLine">;

const top = () => ({ line: 1, column: 1 });

function unclosed(text: string, file: string): Problem[] {
  if (!/^---[a-z]*[ \t]*[\r\n]/.test(text)) return [];
  const message = "The front matter is not closed. Write a line of --- after it.";
  return [{ file, line: 1, column: 1, rule: "front-matter-readable", severity: "error", message }];
}

function parseJson(source: string, file: string): Parsed {
  const document = parseJsonWithPositions(source, file);
  // The opening --- is line 1 of the file.
  const below = (at: { line: number; column: number }) => ({ line: at.line + 1, column: at.column });
  return {
    value: isRecord(document.value) ? document.value : {},
    problems: document.problems.map((problem) => ({ ...problem, line: problem.line + 1 })),
    addressOf: (path) => below(document.addressOf(path)),
    addressOfKey: (path) => below(document.addressOfKey(path)),
  };
}

function parseYaml(source: string, file: string): Parsed {
  const lineCounter = new LineCounter();
  // YAML counts CRLF lines as well; a lone CR has not ended a line since the Macintosh of 2001.
  const document = parseDocument(source, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line) + 1, column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map(
    (error): Problem => ({
      file,
      ...at(error.pos[0]),
      rule: "front-matter-readable",
      severity: "error",
      message: yamlMessage(error.code, error.message),
    }),
  );
  const { value, problem } = toPlain(document, file);
  if (problem) problems.push(problem);
  return {
    value: isRecord(value) ? value : {},
    problems,
    addressOf: (path) => at(offsetOf(document, path)),
    addressOfKey: (path) => at(keyOffsetOf(document, path)),
  };
}

/** Aliases may refer to what refers to aliases: ten lines can stand for a billion values. Front matter needs none. */
function toPlain(document: Document.Parsed, file: string): { value?: unknown; problem?: Problem } {
  try {
    return { value: document.toJS({ maxAliasCount: 50 }) as unknown };
  } catch {
    const message = "Uses too many YAML aliases (*name). Write the values out.";
    return { problem: { file, line: 2, column: 1, rule: "front-matter-readable", severity: "error", message } };
  }
}

function yamlMessage(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "The key is given twice. Keep one of them.";
  if (code === "BLOCK_AS_IMPLICIT_KEY" || message.includes("Nested mappings are not allowed")) {
    return 'A colon followed by a space begins a value here. Put the whole text in quotes: "…".';
  }
  if (code === "TAB_AS_INDENT") return "A tab indents this line. YAML wants spaces.";
  return `${message.replace(/\.$/, "")}.`;
}

function nodeAt(document: Document.Parsed, path: JsonPath): Node | undefined {
  const node = document.getIn(path, true);
  return typeof node === "object" && node !== null && "range" in node ? (node as Node) : undefined;
}

function offsetOf(document: Document.Parsed, path: JsonPath): number {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(document, path.slice(0, length));
    if (node?.range) return node.range[0];
  }
  return 0;
}

function keyOffsetOf(document: Document.Parsed, path: JsonPath): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap(parent)) {
    for (const { key } of parent.items) {
      if (isScalar(key) && String(key.value) === String(path.at(-1)) && key.range) return key.range[0];
    }
  }
  return offsetOf(document, path);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
