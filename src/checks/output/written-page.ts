import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Parser } from "htmlparser2";
import { PlainTags, type Tag, type TagHandler } from "./plain-tags.ts";

/** A page as it was written. */
export interface PageText {
  /** From the site's root. */
  readonly path: string;
  readonly html: string;
}

/** A page that has its text from the disk when somebody asks for it: all of a large site would fill the memory. */
export function readWhenAsked<Page extends { readonly path: string }>(
  page: Page,
  file: string,
): Page & PageText {
  return {
    ...page,
    get html() {
      return readFileSync(file, "utf8");
    },
  };
}

/** A page of the written site, as far as the checks look at it. */
export interface WrittenPage extends PageText {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly PageLink[];
  /** Offsets of what the content security policy forbids, and what it is. */
  readonly inline: ReadonlyArray<{ readonly offset: number; readonly what: string }>;
  /** Made by our own layout, and so held to all the rules. */
  readonly isOurs: boolean;
  /** Whether it names a content security policy. */
  readonly hasPolicy: boolean;
}

/** An attribute that leads to another resource. */
export interface PageLink {
  readonly url: string;
  /** The resource is fetched with the page, rather than visited by a reader. */
  readonly isFetched: boolean;
  readonly offset: number;
}

const fetchedBy: Readonly<Record<string, readonly string[]>> = {
  img: ["src"],
  script: ["src"],
  source: ["src"],
  video: ["src", "poster"],
  audio: ["src"],
  track: ["src"],
  iframe: ["src"],
  embed: ["src"],
  object: ["data"],
  input: ["src"],
  image: ["href", "xlink:href"],
  use: ["href", "xlink:href"],
};

/** `rel` values of `<link>` that only name another resource, without fetching it. */
const namedOnly = /^(canonical|alternate|author|license|next|prev|describedby|me)$/;

/** What the checks want to know of an opening tag, wherever it stands. */
interface TagReading {
  readonly id: string | undefined;
  readonly links: ReadonlyArray<Omit<PageLink, "offset">>;
  /** What of it the content security policy forbids. */
  readonly inline: string | undefined;
  readonly isCode: boolean;
  readonly isOurs: boolean;
  readonly policy: string | undefined;
}

/** Reads pages, each once for all the checks. What their tags say is kept as long as the reader. */
export function pageReader(): (path: string, html: string) => WrittenPage {
  const tags = new PlainTags(readTag);
  return (path, html) => {
    const page = new PageUnderReading(path, html);
    if (tags.read(html, page)) return page.written();
    const anew = new PageUnderReading(path, html);
    parseWhole(html, anew);
    return anew.written();
  };
}

/** Reads one page. */
export function readPage(path: string, html: string): WrittenPage {
  return pageReader()(path, html);
}

/** Gathers what the tags of a page say. */
class PageUnderReading implements TagHandler<TagReading> {
  private readonly path: string;
  private readonly html: string;
  private readonly ids = new Set<string>();
  private readonly links: PageLink[] = [];
  private readonly inline: Array<{ offset: number; what: string; text: string }> = [];
  private isOurs = false;
  private policy = "";
  private open: { text: string } | undefined;

  constructor(path: string, html: string) {
    this.path = path;
    this.html = html;
  }

  readonly onTag = ({ id, links, inline, isCode, isOurs, policy }: TagReading, offset: number): void => {
    if (id) this.ids.add(id);
    if (isOurs) this.isOurs = true;
    if (policy !== undefined) this.policy = policy;
    for (const { url, isFetched } of links) this.links.push({ url, isFetched, offset });
    if (inline === undefined) return;
    const found = { offset, what: inline, text: "" };
    this.inline.push(found);
    if (isCode) this.open = found;
  };

  readonly onText = (text: string): void => {
    if (this.open) this.open.text += text;
  };

  readonly onCodeEnd = (): void => {
    this.open = undefined;
  };

  written(): WrittenPage {
    const { path, html, ids, links, isOurs, policy } = this;
    const forbidden = this.inline.filter(({ text }) => text === "" || !policy.includes(`'${sha256(text)}'`));
    return { path, html, ids, links, inline: forbidden, isOurs, hasPolicy: policy !== "" };
  }
}

/** The same of a page that anybody may have written. */
function parseWhole(html: string, { onTag, onText, onCodeEnd }: TagHandler<TagReading>): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => onTag(readTag({ name, attributes }), parser.startIndex),
      ontext: onText,
      onclosetag(name) {
        if (isCode(name)) onCodeEnd();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
}

function isCode(name: string): boolean {
  return name === "style" || name === "script";
}

function readTag({ name, attributes }: Tag): TagReading {
  const { id, content } = attributes;
  return {
    id,
    links: linksOf(name, attributes),
    inline: inlineCode(name, attributes),
    isCode: isCode(name),
    isOurs: name === "meta" && attributes["name"] === "generator" && content === "Glossator",
    policy:
      attributes["http-equiv"]?.toLowerCase() === "content-security-policy" ? (content ?? "") : undefined,
  };
}

/** As a content security policy names inline code that it allows. https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function linksOf(name: string, attributes: Readonly<Record<string, string>>): TagReading["links"] {
  const links: Array<Omit<PageLink, "offset">> = [];
  const { href, srcset } = attributes;
  if ((name === "a" || name === "area") && href !== undefined) links.push({ url: href, isFetched: false });
  if (name === "form" && attributes["action"]) links.push({ url: attributes["action"], isFetched: false });
  if (name === "link" && href !== undefined) {
    const rels = (attributes["rel"] ?? "").split(/\s+/);
    links.push({ url: href, isFetched: !rels.every((rel) => namedOnly.test(rel)) });
  }
  const fetched = Object.hasOwn(fetchedBy, name) ? fetchedBy[name] : undefined;
  for (const attribute of fetched ?? []) {
    if (attributes[attribute] !== undefined) links.push({ url: attributes[attribute], isFetched: true });
  }
  for (const candidate of srcset?.split(",") ?? []) {
    const url = candidate.trim().split(/\s/)[0];
    if (url) links.push({ url, isFetched: true });
  }
  return links;
}

function inlineCode(name: string, attributes: Readonly<Record<string, string>>): string | undefined {
  if (name === "style") return "a <style> element";
  if (attributes["style"] !== undefined) return `a style attribute on <${name}>`;
  for (const key in attributes)
    if (key.startsWith("on") && /^on[a-z]+$/.test(key)) return `an ${key} attribute on <${name}>`;
  if (name !== "script" || attributes["src"] !== undefined) return undefined;
  const isData = /json|text\/(?!javascript)/.test(attributes["type"] ?? "");
  return isData ? undefined : "an inline <script>";
}

/** A place in a page as a line and column, both 1-based. */
export function placeIn(html: string, offset: number): { line: number; column: number } {
  const before = html.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}
