import { posix } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { Parser } from "htmlparser2";
import type { PageText } from "./written-page.ts";

/** What a browser fetches to show a page for the first time, in bytes as brotli sends them; fonts are compressed already. */
export interface FirstView {
  readonly path: string;
  /** Of our layout: `explainer`, `list`, `entry`, `home`, … */
  readonly kind: string;
  readonly html: number;
  readonly styles: number;
  /** Of the styles, what the first paint waits for. */
  readonly criticalStyles: number;
  /** Of the page, what stands before it links the styles of its rest: the first screen is painted from here on. */
  readonly firstScreen: number;
  /** Of the page itself; what is loaded to search is counted apart. */
  readonly scripts: number;
  /** The search, on the pages that are there to search: for it the reader has asked. */
  readonly search: number;
  readonly fonts: number;
  /** Icon and images. */
  readonly other: number;
  /** The page itself and all files, each once. */
  readonly requests: number;
}

/** The bytes of a file of the site, by its path; `undefined` where there is none. */
export type FileBytes = (path: string) => Uint8Array | undefined;

export function viewWeight({ html, styles, scripts, search, fonts, other }: FirstView): number {
  return html + styles + scripts + search + fonts + other;
}

/** A quick compression never makes less of a text than a thorough one, and takes a hundredth of the time. */
export type Effort = "quick" | "thorough";

/**
 * Weighs pages as they were written. Files that many pages share are weighed once.
 *
 * Which fonts a page asks for follows from its text, as in a browser: a face whose `unicode-range` has a letter of it; an
 * italic one only where something is set in italics.
 */
export function createScales(bytesOf: FileBytes): (page: PageText, effort: Effort) => FirstView | undefined {
  const weights = new Map<string, number>();
  const faces = new Map<string, readonly Face[]>();

  function weigh(path: string): number {
    let weight = weights.get(path);
    if (weight === undefined) weights.set(path, (weight = compressed(path, bytesOf(path), "thorough")));
    return weight;
  }

  function facesOf(style: string): readonly Face[] {
    let known = faces.get(style);
    if (!known) faces.set(style, (known = readFaces(style, bytesOf(style))));
    return known;
  }

  return (page, effort) => {
    const parts = readParts(page);
    // A page that has its styles in it was made to be taken away, and is asked for as a whole.
    if (parts.kind === "" || parts.styles.length === 0) return undefined;
    const styles = parts.styles.map(({ path }) => path);
    const fonts = styles.flatMap(facesOf).filter((face) => isAskedFor(face, parts));
    const files = {
      styles: new Set(styles),
      scripts: new Set(parts.scripts.filter((path) => path !== parts.search)),
      search: new Set(parts.scripts.filter((path) => path === parts.search)),
      fonts: new Set(fonts.map(({ path }) => path)),
      other: new Set(parts.other),
    };
    const sum = (paths: Iterable<string>): number => [...paths].reduce((all, path) => all + weigh(path), 0);
    return {
      path: page.path,
      kind: parts.kind,
      html: compressed(page.path, Buffer.from(page.html), effort),
      styles: sum(files.styles),
      firstScreen: compressed(page.path, Buffer.from(page.html.slice(0, parts.restAt)), effort),
      criticalStyles: sum(
        new Set(parts.styles.filter(({ isCritical }) => isCritical).map(({ path }) => path)),
      ),
      scripts: sum(files.scripts),
      search: sum(files.search),
      fonts: sum(files.fonts),
      other: sum(files.other),
      requests: 1 + Object.values(files).reduce((count, { size }) => count + size, 0),
    };
  };
}

function compressed(path: string, bytes: Uint8Array | undefined, effort: Effort): number {
  if (!bytes) return 0;
  if (/\.(?:woff2|png|jpe?g|webp|avif)$/.test(path)) return bytes.length;
  const quality = effort === "quick" ? 4 : constants.BROTLI_MAX_QUALITY;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
}

interface Parts {
  kind: string;
  /** Where a sheet is linked that what stands above does not wait for; without one the end. */
  restAt: number | undefined;
  readonly styles: Array<{ readonly path: string; readonly isCritical: boolean }>;
  readonly scripts: string[];
  /** What the page's script loads when somebody searches. */
  search: string;
  readonly other: string[];
  text: string;
  hasItalics: boolean;
}

const italic = new Set(["em", "i", "cite", "var"]);

function readParts(page: PageText): Parts {
  const parts: Parts = {
    kind: "",
    restAt: undefined,
    styles: [],
    scripts: [],
    search: "",
    other: [],
    text: "",
    hasItalics: false,
  };
  const to = (url: string): string => decodeURI(posix.join(posix.dirname(page.path), url));
  let silent = 0;
  let isInBody = false;
  const offline: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const { class: classes = "", href, src, rel = "" } = attributes;
      isInBody ||= name === "body";
      if (name === "body") parts.kind = /(?:^|\s)kind-(\S+)/.exec(classes)?.[1] ?? "";
      if (italic.has(name)) parts.hasItalics = true;
      if (name === "script" || name === "style") silent++;
      if (name === "link" && href !== undefined) {
        if (/\bstylesheet\b/.test(rel)) {
          if (isInBody) parts.restAt ??= parser.startIndex;
          parts.styles.push({ path: to(href), isCritical: !isInBody && attributes["media"] === undefined });
        }
        // The one for a home screen is fetched by who puts the page there.
        else if (rel === "icon" && !href.startsWith("data:")) parts.other.push(to(href));
      }
      if (name === "script" && src !== undefined) parts.scripts.push(to(src));
      const client = attributes["data-offline-client"];
      if (client !== undefined) offline.push(to(client), to(`${attributes["data-root"] ?? ""}offline.js`));
      if (name === "script" && attributes["data-search"] !== undefined)
        parts.search = to(attributes["data-search"]);
      if (name === "img" && src !== undefined && attributes["loading"] !== "lazy" && !src.startsWith("data:"))
        parts.other.push(to(src));
    },
    ontext(text) {
      if (silent === 0) parts.text += text;
    },
    onclosetag(name) {
      if (name === "script" || name === "style") silent--;
    },
  });
  parser.end(page.html);
  // The page's script loads it wherever a copy for offline reading can be had; at the foot of an explainer, for who gets there.
  if (parts.kind !== "explainer") parts.scripts.push(...offline);
  return parts;
}

/** A font file as a style sheet declares it. */
interface Face {
  readonly path: string;
  readonly isItalic: boolean;
  /** Empty for all letters. */
  readonly ranges: ReadonlyArray<readonly [number, number]>;
}

function readFaces(style: string, bytes: Uint8Array | undefined): Face[] {
  const css = bytes ? Buffer.from(bytes).toString("utf8") : "";
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, body = ""]) => {
    const url = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(body)?.[1];
    if (url === undefined || url.startsWith("data:")) return [];
    return [
      {
        path: posix.join(posix.dirname(style), url),
        isItalic: /font-style:\s*italic/.test(body),
        ranges: rangesOf(/unicode-range:([^;}]*)/i.exec(body)?.[1] ?? ""),
      },
    ];
  });
}

/** `U+100-17F`, `U+2116`, `U+1??`. https://www.w3.org/TR/css-syntax-3/#urange */
function rangesOf(text: string): Array<[number, number]> {
  return [...text.matchAll(/U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/gi)].map(([, from = "", to]) => [
    parseInt(from.replaceAll("?", "0"), 16),
    parseInt(to ?? from.replaceAll("?", "F"), 16),
  ]);
}

function isAskedFor({ isItalic, ranges }: Face, { text, hasItalics }: Parts): boolean {
  if (isItalic && !hasItalics) return false;
  if (ranges.length === 0) return true;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x7f && ranges.some(([from, to]) => from <= code && code <= to)) return true;
  }
  return false;
}
