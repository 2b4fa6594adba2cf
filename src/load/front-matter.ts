import { isMap, isScalar, parseDocument, visit, type Document, type Node, type YAMLError } from "yaml";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import { isRecord } from "./is-record.ts";
import { parseJsonWithPositions, type JsonPath } from "./json-with-positions.ts";
import { Lines } from "./lines.ts";
import type { Positioned } from "./schema-problems.ts";

/** The front matter of a Markdown file, and where its body begins. */
export interface FrontMatter extends Positioned {
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly body: string;
  /** The line of the file, 1-based, on which the body begins. */
  readonly bodyLine: number;
}

/** Behind the dashes stands a language, as Eleventy's parser (gray-matter) has it: `---json`, and `--- js` as well. */
const fence = /^---(?!-)([^\r\n]*)(?:\r\n|\n|\r)([\s\S]*?)(?:^|(?<=[\r\n]))---[ \t]*(?:\r\n|\n|\r|$)/;

/** Parses YAML 1.2 (or `---json`) between two lines of `---`. A file without is all body. Never throws. */
export function parseFrontMatter(text: string, file: string): FrontMatter {
  const match = fence.exec(text);
  if (!match)
    return {
      file,
      value: {},
      problems: unclosed(text, file),
      body: text,
      bodyLine: 1,
      addressOf: top,
      addressOfKey: top,
    };
  const [whole, language = "", source = ""] = match;
  const body = text.slice(whole.length);
  const bodyLine = whole.split(/\r\n|\n|\r/).length;
  const parse = parserOf(language.trim());
  return { ...parse(source, file), file, body, bodyLine };
}

type Parsed = Omit<FrontMatter, "file" | "body" | "bodyLine">;

const parsers: Readonly<Record<string, (source: string, file: string) => Parsed>> = {
  "": parseYaml,
  yaml: parseYaml,
  yml: parseYaml,
  json: parseJson,
};

const top = () => ({ line: 1, column: 1 });

function parserOf(language: string): (source: string, file: string) => Parsed {
  return Object.hasOwn(parsers, language) ? parsers[language]! : refuseLanguage(language);
}

/** Eleventy would run JavaScript that stands there: whoever hands in a text could run what they like where it is built. */
function refuseLanguage(language: string): (source: string, file: string) => Parsed {
  const message = `The front matter is in ${JSON.stringify(language)}. Write it in YAML, behind --- alone, or in JSON, behind ---json.`;
  return (_, file) => ({
    value: {},
    problems: [problemAt(file, { line: 1, column: 4 }, message)],
    addressOf: top,
    addressOfKey: top,
  });
}

function unclosed(text: string, file: string): Problem[] {
  if (!/^---(?!-)[^\r\n]*(?:[\r\n]|$)/.test(text)) return [];
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
  const lines = new Lines(source);
  const read = () => parseDocument(source, { prettyErrors: false, uniqueKeys: true, logLevel: "error" });
  const document = read();
  // The trees of five thousand files would fill the memory, and few are asked where something stands.
  let kept: Document.Parsed | undefined;
  const again = () => (kept ??= read());
  const at = (offset: number) => {
    const { line, column } = lines.at(Math.max(0, offset));
    // The fence above is the first line of the file.
    return { line: line + 1, column };
  };
  const faults = [
    ...[...document.errors, ...document.warnings].map((error) => yamlFault(error, document)),
    ...danglingAliases(document, source),
  ];
  const plain = faults.length > 0 ? undefined : toPlain(document);
  if (plain && "fault" in plain) faults.push(plain.fault);
  const value = plain && "value" in plain ? plain.value : undefined;
  if (plain && "value" in plain && value !== null && !isRecord(value)) {
    faults.push({ offset: 0, message: 'The front matter should be keys and values, as in "title: …".' });
  }
  const problems = firstOfEachLine(faults.map(({ offset, message }) => problemAt(file, at(offset), message)));
  return {
    value: isRecord(value) ? value : {},
    problems,
    addressOf: (path) => at(offsetOf(again(), path)),
    addressOfKey: (path) => at(keyOffsetOf(again(), path)),
  };
}

function problemAt(file: string, at: { line: number; column: number }, message: string): Problem {
  return { file, ...at, rule: "front-matter-readable", severity: "error", message };
}

/** One slip makes a parser stumble several times over; the first stumble of a line is the one that helps. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const lines = new Set<number>();
  return inReadingOrder(problems).filter(({ line }) => !lines.has(line) && lines.add(line));
}

interface Fault {
  readonly offset: number;
  readonly message: string;
}

/** Aliases may refer to what refers to aliases: ten lines can stand for a billion values. Front matter needs none. */
function toPlain(document: Document.Parsed): { value: unknown } | { fault: Fault } {
  try {
    return { value: document.toJS({ maxAliasCount: 50 }) as unknown };
  } catch {
    return { fault: { offset: 0, message: "Uses too many YAML aliases (*name). Write the values out." } };
  }
}

/** A value that begins with a star is emphasis to a writer, and to YAML a reference. */
function danglingAliases(document: Document.Parsed, source: string): Fault[] {
  const faults: Fault[] = [];
  if (!source.includes("*")) return faults;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const message =
        'A value cannot begin with * here: YAML reads a reference. Put the whole text in quotes: "…".';
      faults.push({ offset: alias.range?.[0] ?? 0, message });
    },
  });
  return faults;
}

/** Plain words for the parser's, by its codes; its own where it says enough. */
function yamlFault(error: YAMLError, document: Document.Parsed): Fault {
  const [offset] = error.pos;
  switch (error.code) {
    case "DUPLICATE_KEY":
      return { offset, message: "The key is given twice. Keep one of them." };
    case "TAB_AS_INDENT":
      return { offset, message: "A tab indents this line. YAML wants spaces." };
    case "BAD_SCALAR_START":
      return {
        offset,
        message: 'A value cannot begin with this character. Put the whole text in quotes: "…".',
      };
    case "BLOCK_AS_IMPLICIT_KEY":
      return {
        offset,
        message: 'A colon followed by a space begins a value here. Put the whole text in quotes: "…".',
      };
    case "UNEXPECTED_TOKEN":
      return {
        offset,
        message:
          "Text goes on after its closing quote. Put single quotes around all of it: '\"Safe\" is a fund'.",
      };
    case "MISSING_CHAR":
      // Reported where the text ran out, which may be lines below.
      return error.message.includes("quote")
        ? { offset: lastQuoted(document) ?? offset, message: "The text has no closing quote." }
        : { offset, message: `${error.message.replace(/\.$/, "")}.` };
    case "BAD_INDENT":
      return error.message.includes("end with a")
        ? { offset, message: "The list before this is not closed. Write ] after its last item." }
        : { offset, message: "This line is indented differently from the keys beside it." };
    default:
      return { offset, message: `${error.message.replace(/\.$/, "")}.` };
  }
}

function lastQuoted(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") offset = range?.[0];
    },
  });
  return offset;
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
