import { gunzipSync } from "node:zlib";
import * as pagefind from "pagefind";
import { relativeUrl } from "../model/urls.ts";
import type { ResultKind } from "./search-contents.ts";

/** A thing that can be found: its kind, its id among its kind, and where it is. */
interface Findable {
  readonly kind: ResultKind;
  readonly id: string;
  /** From the site's root; may carry a fragment. */
  readonly path: string;
}

/** A page whose text is indexed as it is, each of its sections a result below the page's. */
export interface IndexedPage extends Findable {
  readonly html: string;
}

/** A thing that has no page to itself, or whose page says more than a reader searches for. */
export interface SearchRecord extends Findable {
  readonly title: string;
  readonly text: string;
}

/** What Pagefind made: its files by name, and the fragment of each thing. */
export interface PagefindOutput {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly fragments: ReadonlyArray<Findable & { readonly fragment: string }>;
}

/**
 * What a page holds beside its own text: definitions and sources have records, marks of citations are no words. Nor are the heads
 * of columns, which Pagefind runs into the first word of the first row.
 */
const notForSearch = [
  "sup",
  "#terms-on-this-page",
  "[data-definition]",
  "[data-card]",
  "a.cite",
  "svg",
  "[aria-hidden=true]",
  ".prose thead",
  ".chart-data summary",
  ".chart-data .take-away",
];

/** Runs Pagefind over pages and records, in their order; the same input gives the same bytes. */
export async function indexWithPagefind(input: {
  readonly pages: readonly IndexedPage[];
  readonly records: readonly SearchRecord[];
  readonly language: string;
}): Promise<PagefindOutput> {
  const language = new Intl.Locale(input.language).language;
  try {
    const { index, errors } = await pagefind.createIndex({
      forceLanguage: language,
      keepIndexUrl: true,
      excludeSelectors: notForSearch,
    });
    if (!index) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
    const refused = await inTurn([
      ...input.pages.map(
        ({ path, html }) =>
          () =>
            index.addHTMLFile({ url: urlOf(path), content: withCellsApart(html) }),
      ),
      ...input.records.map(
        ({ path, title, text }) =>
          () =>
            index.addCustomRecord({ url: urlOf(path), content: text, language, meta: { title } }),
      ),
    ]);
    if (refused.length > 0)
      throw new Error(`Pagefind refused ${refused.length} pages or records: ${refused[0]}`);
    const { files, errors: unwritten } = await index.getFiles();
    if (unwritten.length > 0) throw new Error(`Pagefind wrote no index: ${unwritten.join("; ")}`);
    const byName = new Map(files.map(({ path, content }) => [path, content]));
    return { files: byName, fragments: fragmentsOf(byName, [...input.pages, ...input.records]) };
  } finally {
    await pagefind.close();
  }
}

/** A row reads as a sentence, "Poland; 29%.": Pagefind ends a cell as it ends a paragraph, and one that ends in a sign not at all. */
function withCellsApart(html: string): string {
  return html
    .replace(/(?<!<t[dh]\b[^>]*>|[.;:!?])<\/(t[dh])>(?=\s*<t[dh]\b)/g, ";</$1>")
    .replace(/(?<!<t[dh]\b[^>]*>|[.;:!?])<\/(t[dh])>(?=\s*<\/tr>)/g, ".</$1>");
}

/** So many that Pagefind has work while we encode, and no more, for what it has not read yet is kept in our memory. */
const ahead = 32;

/**
 * Hands things to Pagefind, which takes them in this order, a few ahead of what it has done.
 * @returns what it did not like
 */
async function inTurn(
  things: ReadonlyArray<() => Promise<{ readonly errors: readonly string[] }>>,
): Promise<string[]> {
  const waiting: Array<Promise<{ readonly errors: readonly string[] }>> = [];
  const errors: string[] = [];
  for (const hand of things) {
    if (waiting.length >= ahead) errors.push(...(await waiting.shift()!).errors);
    waiting.push(hand());
  }
  for (const response of await Promise.all(waiting)) errors.push(...response.errors);
  return errors;
}

/** Pagefind keeps what it is given; the client resolves it against the site's root. */
function urlOf(path: string): string {
  return relativeUrl("index.html", path);
}

const fragmentName = /^fragment\/(.+)\.pf_fragment$/;

/** Pagefind names fragments by their content, so which is whose has to be read from them. */
function fragmentsOf(
  files: ReadonlyMap<string, Uint8Array>,
  things: readonly Findable[],
): PagefindOutput["fragments"] {
  const fragmentByUrl = new Map<string, string>();
  for (const [name, content] of files) {
    const fragment = fragmentName.exec(name)?.[1];
    if (fragment !== undefined) fragmentByUrl.set(readFragment(name, content).url, fragment);
  }
  return things.flatMap(({ kind, id, path }) => {
    const fragment = fragmentByUrl.get(urlOf(path));
    // A page without a word has no fragment.
    return fragment === undefined ? [] : [{ kind, id, path, fragment }];
  });
}

const signature = "pagefind_dcd";

/** What a fragment file says. */
export function readFragment(
  name: string,
  content: Uint8Array,
): { readonly url: string; readonly content: string } {
  const text = gunzipSync(content).toString("utf8");
  if (!text.startsWith(signature))
    throw new Error(`Pagefind's ${name} does not begin with "${signature}": its format has changed.`);
  const fragment = JSON.parse(text.slice(signature.length)) as {
    readonly url?: unknown;
    readonly content?: unknown;
  };
  if (typeof fragment.url !== "string" || typeof fragment.content !== "string") {
    throw new Error(`Pagefind's ${name} has no url or no content: its format has changed.`);
  }
  return { url: fragment.url, content: fragment.content };
}
