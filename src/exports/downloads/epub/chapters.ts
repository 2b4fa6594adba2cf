import { isTag, type Element } from "domhandler";
import { directionOf } from "../../../model/direction.ts";
import { paths } from "../../../model/urls.ts";
import type { SiteFile } from "../../../model/site-file.ts";
import type { SiteView } from "../../../pages/site-view.ts";
import * as tree from "../page-tree.ts";
import { textOfFile } from "../written-files.ts";
import type { BookPlace, BookPlaces, Chapter } from "./chapter.ts";
import { cleanContent } from "./clean-content.ts";
import { glossaryMarkup, termId } from "./glossary-chapter.tsx";
import { titlePageMarkup } from "./title-page.tsx";
import { xmlId } from "./xml-id.ts";

/** The chapters in the order in which they are read: the story first, then what it rests on. */
export function chaptersOf(view: SiteView, fileByPath: ReadonlyMap<string, SiteFile>): Chapter[] {
  const { publication, wording, explainers, extraPages } = view;
  const { site, terms } = publication;
  const page = (sitePath: string, file: string, title: string, type: Chapter["type"]): Chapter[] => {
    const written = fileByPath.get(sitePath);
    const content = written && tree.contentOf(tree.parsePage(textOfFile(written)));
    return content ? [chapter({ view, file, title, sitePath, type, content })] : [];
  };
  const made = (html: string): Element => tree.createElement("div", {}, ...tree.fragmentOf(html));
  return [
    chapter({
      view,
      file: "title.xhtml",
      title: site.title,
      sitePath: paths.home,
      type: "titlepage",
      content: made(titlePageMarkup(view)),
    }),
    ...explainers.flatMap(({ explainer: { path, title, lang, dir } }) =>
      page(path, bookFile(path), title, "chapter").map((one) => ({
        ...one,
        ...(lang ? { lang, dir: dir ?? directionOf(lang) } : {}),
      })),
    ),
    ...extraPages.flatMap(({ path, title }) => page(path, bookFile(`pages/${path}`), title, "appendix")),
    ...(terms.length > 0
      ? [
          chapter({
            view,
            file: "glossary.xhtml",
            title: wording.glossary,
            sitePath: paths.glossary,
            type: "glossary",
            content: made(glossaryMarkup(view)),
          }),
        ]
      : []),
    ...page(paths.figures, "figures.xhtml", wording.figures, "appendix"),
    ...page(paths.timeline, "timeline.xhtml", wording.timeline, "appendix"),
    ...page(paths.actors, "actors.xhtml", wording.actors, "appendix"),
    ...page(paths.sources, "sources.xhtml", wording.sources, "bibliography"),
  ];
}

/** Where the pages of the site, and the entries that have a page there and a place here, are in the book. */
export function placesOf(chapters: readonly Chapter[], { publication }: SiteView): BookPlaces {
  const places = new Map<string, BookPlace>(chapters.map(({ sitePath, file }) => [sitePath, { file }]));
  for (const { id } of publication.terms)
    places.set(paths.term(id), { file: "glossary.xhtml", id: xmlId(termId(id)) });
  for (const { id } of publication.actors)
    places.set(paths.actor(id), { file: "actors.xhtml", id: xmlId(actorId(id)) });
  return places;
}

interface ChapterOptions extends Pick<Chapter, "file" | "title" | "sitePath" | "type" | "content"> {
  readonly view: SiteView;
}

function chapter({ view, content, ...rest }: ChapterOptions): Chapter {
  const { language, direction } = view.publication.site;
  if (rest.sitePath === paths.actors) nameActors(content);
  const clean = cleanContent(content);
  const sections = tree
    .elementsIn(clean)
    .filter(({ name, attribs }) => name === "h2" && attribs["id"]?.startsWith("s-"))
    .map((heading) => ({ id: heading.attribs["id"] ?? "", text: tree.textOf(heading) }));
  return { ...rest, content: clean, sections, lang: language, dir: direction ?? directionOf(language) };
}

/** Reading systems are only sure to find ASCII names. */
function bookFile(path: string): string {
  const safe = path
    .replace(/\.html$/, "")
    .replace(/[^A-Za-z0-9./-]/g, (char) => `_x${char.codePointAt(0)?.toString(16)}_`);
  return `${safe}.xhtml`;
}

function actorId(id: string): string {
  return `actor-${id}`;
}

/** On the site every actor has a page; in the book, a place in the list. */
function nameActors(content: Element): void {
  for (const { attribs, children } of tree.elementsIn(content)) {
    const id = attribs["data-actor"];
    const name = children.find((child) => isTag(child) && child.name === "dt") as Element | undefined;
    if (id !== undefined && name) name.attribs["id"] = actorId(id);
  }
}
