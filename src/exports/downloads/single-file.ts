import { createHash } from "node:crypto";
import { extname } from "node:path";
import { Text, type Document, type Element } from "domhandler";
import { fill } from "../../model/figure-text.ts";
import { longDefinitionOf } from "../../model/long-definition.ts";
import type { SiteFile } from "../../model/site-file.ts";
import { absoluteUrl, anchors, paths } from "../../model/urls.ts";
import type { SiteView } from "../../pages/site-view.ts";
import { bytesOf } from "./archive.ts";
import type { InlinedAssets } from "./inlined-assets.ts";
import * as tree from "./page-tree.ts";
import { placeOf, placeText } from "./site-place.ts";
import { downloadWords } from "./words.ts";
import { textOfFile } from "./written-files.ts";

interface SingleFileOptions {
  readonly view: SiteView;
  /** The page as it was written. */
  readonly page: SiteFile;
  /** What the explainer is updated to, in words. */
  readonly asOf: string;
  readonly assets: InlinedAssets;
  readonly fileByPath: ReadonlyMap<string, SiteFile>;
}

/**
 * A page as one file that asks for nothing: styles, scripts, fonts and pictures are in it, its marks lead to its own notes,
 * and what leads to other pages leads to the published site, or is plain text where there is none.
 */
export function singleFile({ view, page, asOf, assets, fileByPath }: SingleFileOptions): string {
  const document = tree.parsePage(textOfFile(page));
  removeFurniture(document);
  fillPlaces(document, view);
  relink(document, page.path, view);
  embedPictures(document, page.path, fileByPath);
  sayWhatItIs(document, page.path, view, asOf);
  embedAssets(document, assets);
  return tree.htmlOf(document);
}

/** `rel` values of `<link>` that a page of its own keeps: they name where it is published. */
const kept = /^(?:canonical|license|author)$/;

function removeFurniture(document: Document): void {
  for (const element of tree.elementsIn(document)) if (isFurniture(element)) tree.remove(element);
  for (const { attribs } of tree.elementsIn(document)) {
    for (const name of Object.keys(attribs)) if (name.startsWith("data-pagefind")) delete attribs[name];
  }
}

function isFurniture(element: Element): boolean {
  const { name, attribs } = element;
  if (name === "script") return attribs["src"] !== undefined;
  if (name === "link") return !kept.test(attribs["rel"] ?? "");
  if (name === "meta")
    return attribs["http-equiv"] !== undefined || (attribs["property"] ?? "").startsWith("og:");
  const isNavigation = name === "nav" && !tree.hasClass(element, "outline");
  const isList = name === "ul" && tree.isWithin(element, (ancestor) => tree.hasClass(ancestor, "end"));
  return (
    isNavigation || isList || tree.hasClass(element, "take-away") || attribs["data-offline"] !== undefined
  );
}

/** What a script of the site would bring when it is asked for stands in the file. */
function fillPlaces(document: Document, { publication, plainText }: SiteView): void {
  for (const { attribs, children } of tree.elementsIn(document)) {
    if (attribs["data-of"] === undefined) continue;
    const term = publication.termById.get(attribs["data-of"]);
    children.push(new Text((term && longDefinitionOf(term, plainText)) ?? ""));
    delete attribs["data-of"];
  }
}

/** Every link keeps its words; where it leads depends on what is in the file. */
function relink(document: Document, path: string, view: SiteView): void {
  const noteByPlace = notesOf(document);
  const ids = tree.idsIn(document);
  for (const link of tree.elementsIn(document).filter(({ name }) => name === "a")) {
    const place = placeOf(link.attribs["href"] ?? "", path);
    if (!place) continue;
    if (place.path === path && ids.has(place.fragment ?? "")) continue;
    const note = noteByPlace.get(placeText(place));
    const isOwnNote = note !== undefined && tree.isWithin(link, (ancestor) => ancestor === note.whole);
    const target = note && !isOwnNote ? `#${encodeURIComponent(note.id)}` : elsewhere(placeText(place), view);
    if (target) link.attribs["href"] = target;
    else unlink(link);
  }
}

/** A source is where its publisher has it; another page, where the site is published. */
function elsewhere(place: string, { publication }: SiteView): string | undefined {
  const source = publication.sources.find(({ id }) => paths.source(id) === place);
  if (source?.url) return source.url;
  return publication.site.url && absoluteUrl(publication.site.url, place);
}

interface NoteInPage {
  readonly id: string;
  /** The note; it is in its line that the id may stand. */
  readonly whole: Element | undefined;
}

/** The notes of the page by the place in the site that tells the same. */
function notesOf(document: Document): ReadonlyMap<string, NoteInPage> {
  const kinds = ["term", "figure", "actor", "event"] as const;
  const notes = tree.elementsIn(document).flatMap((element) => {
    const { id, "data-source": source, href = "" } = element.attribs;
    // What a source is called its citations know: its note has a number.
    if (source !== undefined && href.startsWith("#"))
      return [[paths.source(source), { id: href.slice(1), whole: undefined }] as const];
    const known = kinds.find((name) => id?.startsWith(anchors.note(name, "")));
    if (!id || !known) return [];
    const whole = [element, element.parent as Element | null].find(
      (one) => one?.attribs["data-kind"] === known,
    );
    return [
      [paths[known](id.slice(anchors.note(known, "").length)), { id, whole: whole ?? undefined }] as const,
    ];
  });
  return new Map(notes);
}

/** Where there is nothing to lead to its words stay. */
function unlink(link: Element): void {
  link.name = "span";
  for (const name of ["href", "aria-describedby", "aria-current", "download"]) delete link.attribs[name];
}

const pictureTypes: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

function embedPictures(document: Document, path: string, fileByPath: ReadonlyMap<string, SiteFile>): void {
  for (const { name, attribs } of tree.elementsIn(document)) {
    if (name !== "img") continue;
    delete attribs["srcset"];
    const place = placeOf(attribs["src"] ?? "", path);
    const file = place && fileByPath.get(place.path);
    const type = file && pictureTypes[extname(file.path).toLowerCase()];
    if (file && type)
      attribs["src"] = `data:${type};base64,${Buffer.from(bytesOf(file.content)).toString("base64")}`;
  }
}

/** At the foot: what this file is part of, how old it is, and where it came from. */
function sayWhatItIs(
  document: Document,
  path: string,
  { publication, wording }: SiteView,
  asOf: string,
): void {
  const { title, url } = publication.site;
  const words = downloadWords(wording.language);
  const facts = tree.findElement(document, (element) => tree.hasClass(element, "facts"));
  if (!facts) return;
  const sentence = fill(words.singleFile, title, asOf);
  tree.append(facts, tree.createElement("p", {}, new Text(sentence)));
  if (!url) return;
  const address = absoluteUrl(url, path);
  const [before = "", after = ""] = words.singleFileAt.split("{}");
  const link = tree.createElement("a", { href: address }, new Text(address));
  tree.append(facts, tree.createElement("p", {}, new Text(before), link, new Text(after)));
}

/** Nothing but what stands in the file is allowed to run or to be loaded, and each of the three is known by its hash. */
function embedAssets(document: Document, { styles, early, page }: InlinedAssets): void {
  const head = tree.findElement(document, ({ name }) => name === "head");
  const body = tree.findElement(document, ({ name }) => name === "body");
  if (!head || !body) throw new Error("A page without head or body cannot become one file.");
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(early)} ${hashSource(page)}`,
    `style-src ${hashSource(styles)}`,
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const meta = tree.createElement("meta", { "http-equiv": "Content-Security-Policy", content: policy });
  const charset = tree.findElement(head, ({ attribs }) => attribs["charset"] !== undefined);
  if (charset) tree.insertAfter(charset, meta);
  else tree.append(head, meta);
  tree.append(head, tree.createElement("script", {}, new Text(early)));
  tree.append(head, tree.createElement("style", {}, new Text(styles)));
  tree.append(body, tree.createElement("script", {}, new Text(page)));
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
