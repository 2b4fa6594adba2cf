import { readFile } from "node:fs/promises";
import type { SiteFile } from "../../../model/site-file.ts";
import type { SiteView } from "../../../pages/site-view.ts";
import { archive, bytesOf } from "../archive.ts";
import { downloadWords } from "../words.ts";
import { bindChapters } from "./bind.ts";
import type { Chapter } from "./chapter.ts";
import { chaptersOf, placesOf } from "./chapters.ts";
import { navigationDocument } from "./navigation.ts";
import { packageDocument, type BookItem } from "./package-document.ts";
import { xml, xmlDocument } from "./xml-document.ts";

export interface EpubOptions {
  readonly view: SiteView;
  readonly fileByPath: ReadonlyMap<string, SiteFile>;
  /** A PNG for the shelf, where there is one. */
  readonly cover?: Uint8Array | undefined;
}

/** Where the book is in its archive. */
const folder = "EPUB";

/**
 * The publication as an EPUB 3: the written pages once more, as XHTML, with a glossary that holds every definition.
 * @see https://www.w3.org/TR/epub-33/
 */
export async function epubOf({ view, fileByPath, cover }: EpubOptions): Promise<Uint8Array<ArrayBuffer>> {
  const words = downloadWords(view.wording.language);
  const chapters = chaptersOf(view, fileByPath);
  const { url } = view.publication.site;
  const pictures = bindChapters({ chapters, places: placesOf(chapters, view), fileByPath, siteUrl: url });
  const items: BookItem[] = [
    ...(cover ? [{ file: "cover.png", type: "image/png", content: cover, properties: ["cover-image"] }] : []),
    { file: "book.css", type: "text/css", content: await bookStyles() },
    ...pictures,
    ...withContents(chapters.map(chapterItem), {
      file: "nav.xhtml",
      type: "application/xhtml+xml",
      properties: ["nav"],
      content: navigationDocument(chapters, view, words),
      isRead: true,
    }),
  ];
  return archive(
    [
      // First and stored: by this name at byte 30 a file is known to be an EPUB.
      { path: "mimetype", content: "application/epub+zip" },
      { path: "META-INF/container.xml", content: container() },
      { path: `${folder}/package.opf`, content: packageDocument(view, items, words) },
      ...items.map(({ file, content }) => ({ path: `${folder}/${file}`, content: bytesOf(content) })),
    ],
    view.buildDate,
    (path) => path === "mimetype" || /\.(?:png|jpe?g|gif|webp)$/.test(path),
  );
}

/** The table of contents is read after the title page. */
function withContents([title, ...rest]: readonly BookItem[], contents: BookItem): BookItem[] {
  return [...(title ? [title] : []), contents, ...rest];
}

function container(): string {
  const rootfile = { "full-path": `${folder}/package.opf`, "media-type": "application/oebps-package+xml" };
  return xmlDocument(
    xml(
      "container",
      { version: "1.0", xmlns: "urn:oasis:names:tc:opendocument:xmlns:container" },
      xml("rootfiles", {}, xml("rootfile", rootfile)),
    ),
  );
}

function bookStyles(): Promise<string> {
  return readFile(new URL("book.css", import.meta.url), "utf8");
}

function chapterItem(chapter: Chapter): BookItem {
  const content = contentDocument(chapter);
  const properties = content.includes("<svg ") ? ["svg"] : [];
  return { file: chapter.file, type: "application/xhtml+xml", content, properties, isRead: true };
}

function contentDocument({ file, title, lang, dir, type, content }: Chapter): string {
  const styles = `${"../".repeat(file.split("/").length - 1)}book.css`;
  // An appendix is in the back; a chapter is what it is all about.
  const part = type === "titlepage" ? "frontmatter" : type === "chapter" ? "bodymatter" : "backmatter";
  return xmlDocument(
    xml(
      "html",
      {
        xmlns: "http://www.w3.org/1999/xhtml",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        lang,
        "xml:lang": lang,
        dir,
      },
      xml(
        "head",
        {},
        xml("title", {}, title),
        xml("link", { rel: "stylesheet", type: "text/css", href: styles }),
      ),
      xml(
        "body",
        { "epub:type": part },
        xml("section", type === "glossary" ? {} : { "epub:type": type }, content),
      ),
    ),
    { isHtml: true },
  );
}
