import { PlainTags, type Tag } from "./plain-tags.ts";

/**
 * A page as far as HTML validation can tell it from others: without its words, its addresses and its numbers. Whatever a rule
 * of html-validate looks at is in it: names, attributes and whether they are empty, what stands in what, in which order,
 * roles, labels, references, white space.
 *
 * What rules look at by itself, a paragraph or an item of a list, is told apart from what they compare across the page, such
 * as landmarks: pages that differ in the first alone can be validated as one. Of 1,000 explainers that makes some dozens.
 */
export interface PageShape {
  /** The same for shapes that can be validated as one. */
  readonly frame: string;
  /** The page, or an element, as HTML, and in it groups of what may stand side by side. */
  readonly parts: readonly Part[];
}

type Part = string | Group;

/** Elements of which each is right or wrong whatever stands beside it, by their frames. */
type Group = Map<string, PageShape[]>;

/** Tells the shapes of pages. */
export class PageShapes {
  private readonly tags = new PlainTags(shapeOfTag);

  /** @returns `undefined` for a page that has to be validated itself, for it is not certain what can be left out */
  of(html: string): PageShape | undefined {
    const found: Found[] = [];
    const isRead = this.tags.read(html, {
      onTag: (tag, offset) => void found.push({ tag, offset }),
      onText: (code) => void found.push({ code }),
      onCodeEnd: () => {},
    });
    return isRead ? new PageUnderFolding(html, found).shape() : undefined;
  }
}

/**
 * A page with everything that is in shapes of the same frame: if nothing is wrong with it, nothing is with any of them. Whatever
 * order they come in, it is the same.
 */
export function pageOfShapes(shapes: readonly PageShape[]): string {
  return (shapes[0]?.parts ?? [])
    .map((part, n) => (typeof part === "string" ? part : pageOfGroups(shapes.map(({ parts }) => parts[n]!))))
    .join("");
}

function pageOfGroups(groups: readonly Part[]): string {
  const together: Group = new Map();
  for (const group of groups) if (typeof group !== "string") addAll(group, together);
  return [...together.keys()]
    .sort()
    .map((frame) => pageOfShapes(together.get(frame)!))
    .join("");
}

function addAll(group: Group, to: Group): void {
  for (const [frame, shapes] of group) to.set(frame, [...(to.get(frame) ?? []), ...shapes]);
}

function shapeOf(parts: readonly Part[]): PageShape {
  return { frame: parts.map((part) => (typeof part === "string" ? part : "\0")).join(""), parts };
}

/** A tag and where it stands, or what stands in the script or style before. */
type Found = { readonly tag: TagShape; readonly offset: number } | { readonly code: string };

/** What an opening tag gives to the shape of every page that it stands on. */
interface TagShape {
  readonly name: string;
  /** Of the tag in the page. */
  readonly length: number;
  readonly id: string | undefined;
  /** Ids of which the page must have an element; no rule looks at that element. */
  readonly described: readonly string[];
  /** Ids by which it names elements that rules do look at. */
  readonly names: readonly string[];
  /** Whether the words of these are held against others': those that label a landmark or a control. */
  readonly isCompared: boolean;
  /** The tag in the shape, without its id. */
  readonly source: string;
  /** Whether it is right or wrong whatever stands beside it. */
  readonly isLocal: boolean;
  /** Whether a second one like it says nothing new of what they stand in either. */
  readonly isOneOfMany: boolean;
  /** Whether nothing is asked of all its words together, as of a heading's. */
  readonly isContainer: boolean;
  readonly isVoid: boolean;
  readonly keepsText: boolean;
  /** Whether what the rules say of it depends on its words. */
  readonly isUnsure: boolean;
}

const voidElements = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Parts of drawings may end where they begin, as in XML. */
const drawn = new Set("circle ellipse line path polygon polyline rect stop use".split(" "));

/** Of these a rule looks at nothing but themselves, what they stand in and what stands in them. */
const localElements = new Set(
  (
    "a abbr b bdi bdo br cite circle code data dd dfn div dt em g h2 h3 h4 h5 h6 i img kbd li line mark ol p path q rect s samp " +
    "small span strong sub sup td text th time tr tspan u ul var wbr"
  ).split(" "),
);

/** Of these it matters what stands before or after them: a simple table needs less said than another. */
const inTurn = new Set(["dd", "dt", "td", "th", "tr"]);

const containers = new Set(
  "article aside blockquote body dd details div dl figcaption figure footer header html main nav ol section table tbody tfoot thead ul".split(
    " ",
  ),
);

/** Of these their words are as good as any others, and so are the values of most attributes. */
const knownElements: ReadonlySet<string> = new Set([
  ...localElements,
  ...(
    "article aside blockquote body caption defs desc details dl figcaption figure footer h1 head header hr html link main meta " +
    "nav pattern pre section style summary svg table tbody tfoot thead title"
  ).split(" "),
]);

/** Attributes of which any value is as good as another, if it is not empty. */
const freeAttribute =
  /^(?:data-[\w-]+|href|src|content|datetime|title|alt|download|aria-describedby|x|y|[xy][12]|c[xy]|r[xy]?|d|width|height|viewbox|fill|transform|patterntransform)$/;

/** Attributes that a local element may have. A role or a label can make a landmark of it. */
const localAttribute = new RegExp(
  `${freeAttribute.source}|^(?:id|class|lang|dir|value|scope|rel|loading|hidden|aria-hidden|aria-current|aria-label|colspan|rowspan|start|text-anchor)$`,
);

function shapeOfTag({ name, attributes }: Tag, source: string): TagShape {
  const isKnown = knownElements.has(name) && attributes["http-equiv"] === undefined;
  const names = Object.keys(attributes);
  const { id, href } = attributes;
  const isClosed = source.endsWith("/>");
  const isVoid = voidElements.has(name) || (isClosed && drawn.has(name));
  return {
    name,
    length: source.length,
    id,
    described: idsIn(attributes["aria-describedby"]),
    names: names.filter((one) => reference.test(one)).flatMap((one) => idsIn(attributes[one])),
    isCompared: !labelledAlike.has(name) || !["img", undefined].includes(attributes["role"]),
    source: isKnown ? withoutValues(source, name) : source.replace(idAttribute, ""),
    isLocal: localElements.has(name) && names.every((one) => localAttribute.test(one)),
    isOneOfMany: !inTurn.has(name),
    isContainer: containers.has(name),
    isVoid,
    keepsText: !isKnown,
    isUnsure: (isClosed && !isVoid) || /^\s*tel:/i.test(href ?? ""),
  };
}

const idAttribute = /\sid="[^"\s]+"/i;

function withoutValues(source: string, element: string): string {
  return source
    .replace(idAttribute, "")
    .replace(/(?<=\s)([a-z][\w:.-]*)="([^"]+)"/gi, (whole, name: string, value: string) =>
      freeAttribute.test(name.toLowerCase()) || (name === "value" && element === "data")
        ? `${name}="${plainValue(value)}"`
        : whole,
    );
}

/** Of `href="#id"` or `aria-labelledby="id other"`. */
function idsIn(value = ""): string[] {
  return value.split(/[\s#]+/).filter((id) => id !== "");
}

/** A number stays a number, and what may be a fault stays what it is. */
function plainValue(value: string): string {
  if (value.trim() === "" || value.replace(entity, "").includes("&")) return value;
  return /^\d+$/.test(value) ? "0" : "v";
}

const entity = /&(?:amp|lt|gt|quot|#39|apos);/g;

/** Longer titles are a fault (`long-title`). */
const longestTitle = 70;

/** Words are words; what is no words, or may be a fault, stays what it is. */
function plainText(text: string): string {
  return text.trim() === "" || /\s\s|[\t\r\f\v]/.test(text) || text.replace(entity, "").includes("&")
    ? text
    : "t";
}

/** An element that is not closed yet, or the page. */
class OpenElement {
  readonly parts: Part[] = [];
  private group: Group | undefined;
  private texts = new Set<string>();
  readonly tag: Pick<TagShape, "name" | "isContainer" | "isOneOfMany">;
  readonly source: string;
  readonly keepsText: boolean;
  isLocal: boolean;

  constructor(
    tag: OpenElement["tag"],
    { source, keepsText, isLocal }: Pick<OpenElement, "source" | "keepsText" | "isLocal">,
  ) {
    this.tag = tag;
    this.source = source;
    this.keepsText = keepsText;
    this.isLocal = isLocal;
  }

  addText(text: string): void {
    if (this.texts.has(text)) return;
    this.texts.add(text);
    this.parts.push(text);
  }

  addLocal(shape: PageShape): void {
    if (!this.group) this.parts.push((this.group = new Map()));
    const alike = this.group.get(shape.frame);
    if (!alike) this.group.set(shape.frame, [shape]);
    else if (shape.parts.length > 1) alike.push(shape);
  }

  /** Something that others stand before or after. */
  addInTurn(parts: readonly Part[]): void {
    this.parts.push(...parts);
    this.group = undefined;
    this.texts = new Set();
  }
}

const page = { name: "", isContainer: true, isOneOfMany: false };

/** Puts the shape of a page together as its tags come. */
class PageUnderFolding {
  private readonly html: string;
  private readonly found: readonly Found[];
  private readonly named = new Map<string, Named>();
  private readonly ids = new Set<string>();
  private readonly described = new Set<string>();
  private readonly open = [new OpenElement(page, { source: "", keepsText: false, isLocal: false })];
  private at = 0;
  private isSure = true;

  constructor(html: string, found: readonly Found[]) {
    this.html = html;
    this.found = found;
    for (const one of found) if ("tag" in one && one.tag.names.length > 0) this.learnNames(one.tag);
  }

  private learnNames({ names, isCompared }: TagShape): void {
    for (const id of names) {
      const known = this.named.get(id);
      if (known) known.isCompared ||= isCompared;
      else this.named.set(id, { name: `r${this.named.size}`, isCompared });
    }
  }

  private addTag(tag: TagShape, offset: number): void {
    this.rest(offset);
    this.at = offset + tag.length;
    if (tag.isUnsure || (tag.id !== undefined && this.ids.has(tag.id))) this.isSure = false;
    if (tag.id !== undefined) this.ids.add(tag.id);
    for (const id of tag.described) this.described.add(id);
    const named = this.named.get(tag.id ?? "");
    const element = new OpenElement(tag, {
      source: tag.names.length > 0 || named ? this.withNames(tag.source, named) : tag.source,
      keepsText: tag.keepsText || this.top.keepsText || (named?.isCompared ?? false),
      isLocal: tag.isLocal && tag.names.length === 0 && !named,
    });
    if (tag.isVoid) this.add(element, "");
    else this.open.push(element);
  }

  private addCode(text: string): void {
    const isTooLong = this.top.tag.name === "title" && text.length > longestTitle;
    this.top.addText(text.trim() === "" || isTooLong ? text : "t");
    this.at += text.length;
  }

  /** @returns nothing where an element was left open, or where ids are not as they should be */
  shape(): PageShape | undefined {
    for (const one of this.found) {
      if ("code" in one) this.addCode(one.code);
      else this.addTag(one.tag, one.offset);
    }
    this.rest(this.html.length);
    const isWhole = this.open.length === 1 && [...this.described].every((id) => this.ids.has(id));
    if (!this.isSure || !isWhole) return undefined;
    return shapeOf(this.top.parts);
  }

  private get top(): OpenElement {
    return this.open.at(-1)!;
  }

  /** Ids by which other places of the page name an element are numbered, for the others are left out. */
  private withNames(source: string, named: Named | undefined): string {
    const referring = source.replace(
      /(?<=\s)([a-z][\w:.-]*)="([^"]*)"/gi,
      (whole, attribute: string, ids: string) =>
        reference.test(attribute.toLowerCase())
          ? `${attribute}="${ids.replace(/[^\s#]+/g, (id) => this.named.get(id)!.name)}"`
          : whole,
    );
    return named ? referring.replace(/^<[\w-]+/, (start) => `${start} id="${named.name}"`) : referring;
  }

  /** What stands between two opening tags: words, and the ends of elements. */
  private rest(end: number): void {
    for (const part of this.html.slice(this.at, end).split(endTag)) {
      if (part === "") continue;
      if (part.startsWith("</")) this.close(part);
      else if (part.startsWith("<!")) this.top.addInTurn([part]);
      else this.top.addText(this.top.keepsText ? part : plainText(part));
    }
    this.at = end;
  }

  private close(end: string): void {
    if (this.open.length === 1 || end.toLowerCase() !== `</${this.top.tag.name}>`) {
      this.isSure = false;
      return;
    }
    this.add(this.open.pop()!, end);
  }

  private add({ tag, source, parts, isLocal }: OpenElement, end: string): void {
    const { top } = this;
    const whole = tag.isContainer ? [source, ...parts, end] : [source + textOf(parts) + end];
    if (isLocal && tag.isOneOfMany) top.addLocal(shapeOf(whole));
    else top.addInTurn(whole);
    top.isLocal &&= isLocal;
  }
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === "string" ? part : pageOfGroups([part]))).join("");
}

const endTag = /(<\/[a-z][^>]*>|<![^>]*>)/i;

/** Attributes by which rules go from one element to another. */
const reference =
  /^(?:for|form|headers|list|usemap|itemref|popovertarget|aria-(?:labelledby|controls|owns|details|errormessage|activedescendant|flowto))$/;

/** An element that another place of its page names. */
interface Named {
  readonly name: string;
  isCompared: boolean;
}

/** What may have the same label as others. */
const labelledAlike = new Set("dl figure g img ol svg table ul".split(" "));
