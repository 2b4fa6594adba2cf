import { DomUtils, ElementType, parseDocument } from "htmlparser2";
import { codeBlock, escapedStart, escapedText, indented, inlineCode, link } from "./markdown-text.ts";

type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;
type AnyNode = Element["children"][number];

/** What the links of our own making become: numbers, citations, terms, and links to other pages. */
export interface Marks {
  /** Written after a number. */
  readonly figure: (id: string) => string;
  /** In place of a citation's number. */
  readonly source: (id: string) => string;
  /** Where a link leads from the Markdown; nothing where only its words stay. */
  readonly target: (href: string) => string | undefined;
}

/**
 * The HTML that we rendered, as CommonMark with tables and footnotes. It starts from the page rather than from what its
 * author wrote, because everything is decided there: numbers are printed, charts are tables, guides are steps. It knows the
 * elements that our renderer writes and keeps the words of any other.
 */
export function htmlToMarkdown(html: string, marks: Marks): string {
  return blocks(parseDocument(html).children, marks).join("\n\n");
}

/** What a page needs and a text does not: drawings, ways around the page, what to take away. */
const leftOut = new Set([
  "svg",
  "script",
  "style",
  "template",
  "form",
  "button",
  "input",
  "select",
  "nav",
  "hr",
]);
const leftOutClasses = ["take-away", "guide-ways", "footnotes-sep", "timeline-filter"];
/** Paragraphs that are headings of a block in all but name. */
const titles = ["label", "box-title", "guide-title", "timeline-title"];
const inBoxes = ["aside", "claim", "unknown"];
const blockNames = new Set(
  "address article aside blockquote details dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table ul".split(
    " ",
  ),
);

/** The blocks among nodes; what stands loose between them is a paragraph. */
function blocks(nodes: readonly AnyNode[], marks: Marks): string[] {
  const found: string[] = [];
  let loose: AnyNode[] = [];
  const flush = () => {
    found.push(...paragraph(loose, marks));
    loose = [];
  };
  for (const node of nodes) {
    if (isLeftOut(node)) continue;
    if (!isElement(node) || !isBlock(node)) {
      loose.push(node);
      continue;
    }
    flush();
    found.push(...block(node, marks));
  }
  flush();
  return found;
}

function block(element: Element, marks: Marks): string[] {
  const { name, children } = element;
  if (/^h[1-6]$/.test(name))
    return [`${"#".repeat(Number(name[1]))} ${inline(children, marks).replace(/\n/g, " ")}`];
  if (hasClass(element, ["footnotes"])) return footnotes(element, marks);
  switch (name) {
    case "p":
      return hasClass(element, titles) ? title(children, marks) : paragraph(children, marks);
    case "ul":
    case "ol":
      return list(element, marks);
    case "dl":
      return definitions(element, marks);
    case "pre":
      return [codeOf(element)];
    case "blockquote":
      return quoted(blocks(children, marks));
    case "table":
      return table(element, marks);
    case "summary":
      return hasClass(element.parent, ["chart-data"]) ? [] : title(children, marks);
    default:
      return hasClass(element, inBoxes) ? quoted(blocks(children, marks)) : blocks(children, marks);
  }
}

function paragraph(nodes: readonly AnyNode[], marks: Marks): string[] {
  const text = inline(nodes, marks);
  return text === "" ? [] : [text.split("\n").map(escapedStart).join("\n")];
}

function title(nodes: readonly AnyNode[], marks: Marks): string[] {
  const text = inline(nodes, marks).replaceAll("**", "");
  return text === "" ? [] : [`**${text}**`];
}

function quoted(inner: readonly string[]): string[] {
  return inner.length === 0
    ? []
    : [
        inner
          .join("\n\n")
          .replace(/^(?=.)/gm, "> ")
          .replace(/^$/gm, ">"),
      ];
}

function list(element: Element, marks: Marks): string[] {
  const isOrdered = element.name === "ol";
  const items = childElements(element).filter(({ name }) => name === "li");
  const first = Number(element.attribs["start"] ?? 1);
  // Two lists in a row would be one.
  const isSecond = previousElement(element)?.name === element.name;
  const texts = items.map((item, index) => {
    const marker = isOrdered ? `${first + index}${isSecond ? ")" : "."}` : isSecond ? "*" : "-";
    return { marker, parts: blocks(item.children, marks) };
  });
  const isTight = texts.every(({ parts }) => parts.length < 2);
  const lines = texts.map(({ marker, parts }) =>
    `${marker} ${indented(parts.join("\n\n"), " ".repeat(marker.length + 1))}`.trimEnd(),
  );
  return lines.length === 0 ? [] : [lines.join(isTight ? "\n" : "\n\n")];
}

/** CommonMark has no definition lists. */
function definitions(element: Element, marks: Marks): string[] {
  return DomUtils.findAll(({ name }) => name === "dt" || name === "dd", element.children).flatMap(
    ({ name, children }) => (name === "dt" ? title(children, marks) : blocks(children, marks)),
  );
}

function codeOf(element: Element): string {
  const [code] = childElements(element);
  const language = /(?:^| )language-(\S+)/.exec(code?.attribs["class"] ?? "")?.[1];
  return codeBlock(DomUtils.textContent(element), language);
}

function table(element: Element, marks: Marks): string[] {
  const rows = DomUtils.findAll(({ name }) => name === "tr", element.children).map((row) =>
    childElements(row).map((cell) => cellText(cell, marks)),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return [];
  const [head = [], ...body] = rows.map(
    (row) => `| ${[...row, ...Array<string>(width - row.length).fill("")].join(" | ")} |`,
  );
  const caption = DomUtils.findOne(({ name }) => name === "caption", element.children);
  return [
    ...(caption ? title(caption.children, marks) : []),
    [head, `|${" --- |".repeat(width)}`, ...body].join("\n"),
  ];
}

/** A cell is one line: what would be blocks follow each other. */
function cellText(cell: Element, marks: Marks): string {
  return blocks(cell.children, marks)
    .join(" ")
    .replace(/\\\n|\n/g, " ")
    .replaceAll("|", "\\|");
}

/** The author's own footnotes, as markdown-it-footnote writes them. */
function footnotes(element: Element, marks: Marks): string[] {
  const notes = DomUtils.findAll((inner) => hasClass(inner, ["footnote-item"]), element.children);
  return notes.map((note) => {
    const text = blocks(note.children, marks).join("\n\n");
    return `[^${noteName(note.attribs["id"] ?? "")}]: ${indented(text, "    ")}`;
  });
}

/** `fn1` of `#fn1` and `#fn-page-1`. */
function noteName(id: string): string {
  return `note-${id.replace(/^#?fn-?/, "")}`;
}

/** The words of a line with its marks; spaces are one, line breaks of the author's are kept. */
function inline(nodes: readonly AnyNode[], marks: Marks): string {
  return nodes
    .map((node) => inlineOf(node, marks))
    .join("")
    .replace(/[ \t\r]+/g, " ")
    .replace(/ ?\\\n ?/g, "\\\n")
    .replace(/(\\\n)+$/, "")
    .trim();
}

function inlineOf(node: AnyNode, marks: Marks): string {
  if (isText(node)) return escapedText(node.data.replace(/\s+/g, " "));
  if (!isElement(node) || isLeftOut(node)) return "";
  const { name, attribs, children } = node;
  const inner = () => children.map((child) => inlineOf(child, marks)).join("");
  switch (name) {
    case "br":
      return "\\\n";
    case "em":
      return around("*", inner());
    case "strong":
      return around("**", inner());
    case "code":
      return inlineCode(DomUtils.textContent(node).replace(/\s+/g, " "));
    case "img":
      return `!${link(escapedText(attribs["alt"] ?? ""), attribs["src"] ?? "")}`;
    case "small":
      // What stands apart by its size alone.
      return ` ${inner()}`;
    case "sup":
      return superscript(node, marks, inner);
    case "a":
      return anchor(node, marks, inner);
    default:
      return inner();
  }
}

/** A mark must stand close to its words, or it is none. */
function around(mark: string, text: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return words === "" ? text : `${before}${mark}${words}${mark}${after}`;
}

/** Citations and footnotes stand high; between the numbers of several there are commas, which references need none of. */
function superscript(element: Element, marks: Marks, inner: () => string): string {
  const links = DomUtils.findAll(({ name }) => name === "a", element.children);
  if (hasClass(element, ["footnote-ref"])) return `[^${noteName(links[0]?.attribs["href"] ?? "")}]`;
  const cited = links.flatMap(({ attribs }) => attribs["data-source"] ?? []);
  return cited.length > 0 ? cited.map(marks.source).join("") : inner();
}

function anchor({ attribs }: Element, marks: Marks, inner: () => string): string {
  const figure = attribs["data-figure"];
  if (figure !== undefined) return inner() + marks.figure(figure);
  if (attribs["data-source"] !== undefined) return marks.source(attribs["data-source"]);
  if (attribs["data-term"] !== undefined) return inner();
  if (/(?:^| )footnote-backref(?: |$)/.test(attribs["class"] ?? "")) return "";
  const target = marks.target(attribs["href"] ?? "");
  const words = inner();
  return target === undefined || words.trim() === "" ? words : link(words.trim(), target);
}

function isElement(node: AnyNode): node is Element {
  return "attribs" in node;
}

function isText(node: AnyNode): node is AnyNode & { readonly data: string } {
  return node.type === ElementType.Text;
}

function isBlock({ name }: Element): boolean {
  return blockNames.has(name);
}

function isLeftOut(node: AnyNode): boolean {
  if (!isElement(node)) return !isText(node);
  return leftOut.has(node.name) || node.attribs["hidden"] !== undefined || hasClass(node, leftOutClasses);
}

function hasClass(node: AnyNode | null, names: readonly string[]): boolean {
  const classes = node && isElement(node) ? (node.attribs["class"] ?? "").split(/\s+/) : [];
  return names.some((name) => classes.includes(name));
}

function childElements(element: Element): Element[] {
  return element.children.filter(isElement);
}

function previousElement(element: Element): Element | null {
  return DomUtils.prevElementSibling(element);
}
