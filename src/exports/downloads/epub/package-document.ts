import { createHash } from "node:crypto";
import { instantText } from "../../../model/date-text.ts";
import { directionOf } from "../../../model/direction.ts";
import type { SiteView } from "../../../pages/site-view.ts";
import type { DownloadWords } from "../words.ts";
import { xml, xmlDocument } from "./xml-document.ts";

/** A file that the book is made of. */
export interface BookItem {
  /** From the book's folder. */
  readonly file: string;
  readonly type: string;
  readonly content: string | Uint8Array;
  readonly properties?: readonly string[];
  /** Whether a reader gets to it by turning the page. */
  readonly isRead?: boolean;
}

/** What the book is, what it is made of and in which order it is read. */
export function packageDocument(view: SiteView, items: readonly BookItem[], words: DownloadWords): string {
  const { site } = view.publication;
  return xmlDocument(
    xml(
      "package",
      {
        xmlns: "http://www.idpf.org/2007/opf",
        version: "3.0",
        "unique-identifier": "book-id",
        "xml:lang": site.language,
        prefix: "schema: http://schema.org/",
      },
      metadata(view, words),
      xml(
        "manifest",
        {},
        items.map(({ file, type, properties = [] }) =>
          xml("item", {
            id: itemId(file),
            href: file,
            "media-type": type,
            properties: properties.length > 0 ? properties.join(" ") : undefined,
          }),
        ),
      ),
      xml(
        "spine",
        { "page-progression-direction": site.direction ?? directionOf(site.language) },
        items.filter(({ isRead }) => isRead).map(({ file }) => xml("itemref", { idref: itemId(file) })),
      ),
    ),
  );
}

function metadata({ publication, buildDate }: SiteView, words: DownloadWords) {
  const { site } = publication;
  const meta = (property: string, value: string) => xml("meta", { property }, value);
  return xml(
    "metadata",
    { "xmlns:dc": "http://purl.org/dc/elements/1.1/" },
    xml("dc:identifier", { id: "book-id" }, `urn:uuid:${bookId(site)}`),
    xml("dc:title", {}, site.title),
    xml("dc:language", {}, site.language),
    xml("dc:description", {}, site.description),
    site.publisher !== undefined && xml("dc:publisher", {}, site.publisher),
    site.publisher !== undefined && xml("dc:creator", {}, site.publisher),
    site.url !== undefined && xml("dc:source", {}, site.url),
    site.licence &&
      xml(
        "dc:rights",
        {},
        site.licence.url ? `${site.licence.name}, ${site.licence.url}` : site.licence.name,
      ),
    meta("dcterms:modified", instantText(buildDate.startOf("second"))),
    meta("schema:accessMode", "textual"),
    meta("schema:accessMode", "visual"),
    meta("schema:accessModeSufficient", "textual"),
    ["structuralNavigation", "tableOfContents", "longDescription", "displayTransformability"].map((feature) =>
      meta("schema:accessibilityFeature", feature),
    ),
    meta("schema:accessibilityHazard", "none"),
    meta("schema:accessibilitySummary", words.accessibility),
  );
}

/**
 * The same for every edition of a publication, so that a reading system knows the new one for the old one's: a UUID made
 * from its name (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8).
 */
function bookId({ url, title, publisher, language }: SiteView["publication"]["site"]): string {
  const name = url ?? [publisher, title, language].join("\n");
  const hex = createHash("sha256").update(`glossator\n${name}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** An XML name; file names are ASCII without spaces already. */
function itemId(file: string): string {
  return `item-${file.replaceAll("/", "--")}`;
}
