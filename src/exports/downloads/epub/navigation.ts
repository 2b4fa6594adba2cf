import type { SiteView } from "../../../pages/site-view.ts";
import type { DownloadWords } from "../words.ts";
import type { Chapter } from "./chapter.ts";
import { xml, xmlDocument } from "./xml-document.ts";

/** The table of contents, with the sections of each explainer, and where a reading system finds the parts of the book. */
export function navigationDocument(
  chapters: readonly Chapter[],
  { publication, wording }: SiteView,
  words: DownloadWords,
): string {
  const { language } = wording;
  const contents = xml(
    "nav",
    { "epub:type": "toc", id: "toc", role: "doc-toc" },
    xml("h1", {}, words.contents),
    xml("ol", {}, chapters.map(contentsEntry)),
  );
  const landmarks = xml(
    "nav",
    { "epub:type": "landmarks", id: "landmarks", hidden: "" },
    xml(
      "ol",
      {},
      landmark("toc", "nav.xhtml#toc", words.contents),
      chapters
        .filter(isLandmark)
        .map(({ type, file, title }) => landmark(type === "chapter" ? "bodymatter" : type, file, title)),
    ),
  );
  return xmlDocument(
    xml(
      "html",
      {
        xmlns: "http://www.w3.org/1999/xhtml",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        lang: language,
        "xml:lang": language,
      },
      xml(
        "head",
        {},
        xml("title", {}, publication.site.title),
        xml("link", { rel: "stylesheet", type: "text/css", href: "book.css" }),
      ),
      xml("body", {}, contents, landmarks),
    ),
    { isHtml: true },
  );
}

function contentsEntry({ file, title, sections }: Chapter) {
  return xml(
    "li",
    {},
    xml("a", { href: file }, title),
    sections.length > 0 &&
      xml(
        "ol",
        {},
        sections.map(({ id, text }) =>
          xml("li", {}, xml("a", { href: `${file}#${encodeURIComponent(id)}` }, text)),
        ),
      ),
  );
}

/** The first chapter is where the text begins; of the other kinds, those that a reader looks for by name. */
function isLandmark({ type }: Chapter, index: number, chapters: readonly Chapter[]): boolean {
  if (type === "chapter") return chapters.findIndex((chapter) => chapter.type === "chapter") === index;
  return type === "titlepage" || type === "glossary" || type === "bibliography";
}

function landmark(type: string, href: string, text: string) {
  return xml("li", {}, xml("a", { "epub:type": type, href }, text));
}
