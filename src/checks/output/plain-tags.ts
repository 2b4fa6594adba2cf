import { Parser } from "htmlparser2";

/** An opening tag, wherever it stands. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a page is made of, as far as the checks look at it. Offsets are UTF-16 units of the page. */
export interface TagHandler<Read> {
  readonly onTag: (read: Read, offset: number) => void;
  /** What stands in a `<script>` or `<style>`, straight after its tag; of other text nothing or some. */
  readonly onText: (text: string) => void;
  /** A `<script>` or `<style>` is closed. */
  readonly onCodeEnd: () => void;
}

/**
 * Reads pages whose tags are plain: attributes in double quotes, no comments, nothing left open. Pages that a machine wrote
 * are so, and say the same few thousand tags over and over: each is parsed and looked at once for all of them. Of any other
 * page nothing is known here, for only a whole parser can read it.
 */
export class PlainTags<Read> {
  private readonly look: (tag: Tag, source: string) => Read;
  private readonly known = new Map<string, KnownTag<Read>>();

  /** @param look what the checks want to know of a tag, which they are also told as it stands in the page */
  constructor(look: (tag: Tag, source: string) => Read) {
    this.look = look;
  }

  /** Hands on all tags of a page in their order, and says whether it could: if not, what it handed on is worth nothing. */
  read(html: string, { onTag, onText, onCodeEnd }: TagHandler<Read>): boolean {
    for (let at = html.indexOf("<"); at !== -1;) {
      let end = html.indexOf(">", at) + 1;
      if (end === 0) return false;
      if (isLetter(html.charCodeAt(at + 1))) {
        const tag = this.tagAt(html, at, end);
        if (!tag) return false;
        end = at + tag.length;
        onTag(tag.read, at);
        if (tag.close !== undefined) {
          const close = closeOf(tag.close, html, end);
          if (close === -1) return false;
          onText(html.slice(end, close));
          onCodeEnd();
          end = close;
        }
      } else if (!plainRest.test(html.slice(at, at + 10))) return false;
      at = html.indexOf("<", end);
    }
    return true;
  }

  /** The tag at an offset, if it is plain. It ends at the first `>`, or at a later one if that stands in quotes. */
  private tagAt(html: string, start: number, first: number): KnownTag<Read> | undefined {
    for (let end = first; end > 0 && end - start < longestTag; end = html.indexOf(">", end) + 1) {
      const source = html.slice(start, end);
      const known = this.known.get(source);
      if (known) return known;
      // A text of its own: a piece of the page would keep the page in memory.
      if (plainTag.test(source)) return this.learn(Buffer.from(source).toString());
    }
    return undefined;
  }

  private learn(source: string): KnownTag<Read> | undefined {
    const tag = parseTag(source);
    if (!tag || unreadable.has(tag.name)) return undefined;
    const close = withoutTags.has(tag.name) ? `</${tag.name}>` : undefined;
    if (close !== undefined && source.endsWith("/>")) return undefined;
    const known = { read: this.look(tag, source), length: source.length, close };
    this.known.set(source, known);
    return known;
  }
}

interface KnownTag<Read> {
  readonly read: Read;
  readonly length: number;
  /** What ends its content, if that has no tags. */
  readonly close: string | undefined;
}

const plainTag = /^<[a-z][a-z0-9-]*(?:\s+[a-z][\w:.-]*(?:="[^"]*")?)*\s*\/?>$/i;
/** Closing tags and the document type; a comment or anything else of the kind is for a whole parser. */
const plainRest = /^<(?:\/[a-z]|!doctype\b)/i;
const longestTag = 10_000;

const withoutTags = new Set(["script", "style", "title"]);
/** Others of which that is true, and those whose reading depends on what stands around them: most of our pages have none. */
const unreadable = new Set([
  "form",
  "iframe",
  "image",
  "noembed",
  "noframes",
  "noscript",
  "plaintext",
  "textarea",
  "xmp",
]);

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** A plain tag says what it has between its signs, unless it has an entity, which is for a parser. */
function parseTag(source: string): Tag | undefined {
  if (source.includes("&")) return parseWithEntities(source);
  const name = /^[a-z0-9-]+/i.exec(source.slice(1))![0];
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, key = "", value = ""] of source.slice(1 + name.length).matchAll(plainAttribute)) {
    const attribute = key.toLowerCase();
    // The first of two counts.
    attributes[attribute] ??= value;
  }
  return { name: name.toLowerCase(), attributes };
}

const plainAttribute = /([a-z][\w:.-]*)(?:="([^"]*)")?/gi;

function parseWithEntities(source: string): Tag | undefined {
  let tag: Tag | undefined;
  const parser = new Parser({ onopentag: (name, attributes) => void (tag = { name, attributes }) });
  parser.end(source);
  return tag;
}

/** Where an element is closed; -1 where that is not certain: a drawing has tags in its scripts as well, and scripts can hide their ends. */
function closeOf(tag: string, html: string, start: number): number {
  const found = html.indexOf("<", start);
  if (html.startsWith(tag, found)) return found;
  if (tag === "</title>" || isInDrawing(html, start)) return -1;
  const close = html.indexOf(tag, start);
  return close === -1 || /<!--|<\/?(?:script|style)/i.test(html.slice(start, close)) ? -1 : close;
}

function isInDrawing(html: string, at: number): boolean {
  return ["svg", "math"].some((name) => html.lastIndexOf(`<${name}`, at) > html.lastIndexOf(`</${name}`, at));
}
