import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";

/** A page of the written site, as far as the checks look at it. */
export interface WrittenPage {
  /** From the site's root. */
  readonly path: string;
  readonly html: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly PageLink[];
  /** Offsets of what the content security policy forbids, and what it is. */
  readonly inline: ReadonlyArray<{ readonly offset: number; readonly what: string }>;
  /** Made by our own layout, and so held to all the rules. */
  readonly isOurs: boolean;
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

/** Reads a page once, for all the checks. */
export function readPage(path: string, html: string): WrittenPage {
  const ids = new Set<string>();
  const links: PageLink[] = [];
  const inline: Array<{ offset: number; what: string; text: string }> = [];
  let isOurs = false;
  let policy = "";
  let open: { offset: number; what: string; text: string } | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const offset = parser.startIndex;
        if (attributes["id"]) ids.add(attributes["id"]);
        if (name === "meta" && attributes["name"] === "generator" && attributes["content"] === "Glossator")
          isOurs = true;
        if (attributes["http-equiv"]?.toLowerCase() === "content-security-policy")
          policy = attributes["content"] ?? "";
        collectLinks(name, attributes, offset, links);
        const what = inlineCode(name, attributes);
        if (!what) return;
        const found = { offset, what, text: "" };
        inline.push(found);
        if (name === "style" || name === "script") open = found;
      },
      ontext(text) {
        if (open) open.text += text;
      },
      onclosetag(name) {
        if (name === "style" || name === "script") open = undefined;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  const forbidden = inline.filter(({ text }) => text === "" || !policy.includes(`'${sha256(text)}'`));
  return { path, html, ids, links, inline: forbidden, isOurs };
}

/** As a content security policy names inline code that it allows. https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function collectLinks(
  name: string,
  attributes: Readonly<Record<string, string>>,
  offset: number,
  links: PageLink[],
): void {
  const { href, srcset } = attributes;
  if ((name === "a" || name === "area") && href !== undefined) {
    links.push({ url: href, isFetched: false, offset });
  }
  if (name === "form" && attributes["action"])
    links.push({ url: attributes["action"], isFetched: false, offset });
  if (name === "link" && href !== undefined) {
    const rels = (attributes["rel"] ?? "").split(/\s+/);
    links.push({ url: href, isFetched: !rels.every((rel) => namedOnly.test(rel)), offset });
  }
  const fetched = Object.hasOwn(fetchedBy, name) ? fetchedBy[name] : undefined;
  for (const attribute of fetched ?? []) {
    if (attributes[attribute] !== undefined)
      links.push({ url: attributes[attribute], isFetched: true, offset });
  }
  for (const candidate of srcset?.split(",") ?? []) {
    const url = candidate.trim().split(/\s/)[0];
    if (url) links.push({ url, isFetched: true, offset });
  }
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
