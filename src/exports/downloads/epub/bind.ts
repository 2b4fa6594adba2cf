import type { Element } from "domhandler";
import { absoluteUrl } from "../../../model/urls.ts";
import type { SiteFile } from "../../../model/site-file.ts";
import * as tree from "../page-tree.ts";
import { placeOf, placeText } from "../site-place.ts";
import type { BookPlaces, Chapter } from "./chapter.ts";
import { bookPicture, type BookPicture } from "./picture.ts";
import { xmlId } from "./xml-id.ts";

interface BindOptions {
  readonly chapters: readonly Chapter[];
  readonly places: BookPlaces;
  readonly fileByPath: ReadonlyMap<string, SiteFile>;
  readonly siteUrl: string | undefined;
}

/**
 * Makes a book of chapters: a link from one page of the site to another becomes one from chapter to chapter, or to the
 * published site, or plain text; pictures come along.
 * @returns the pictures that the book needs
 */
export function bindChapters(options: BindOptions): BookPicture[] {
  const idsByFile = new Map(options.chapters.map(({ file, content }) => [file, tree.idsIn(content)]));
  const pictures = new Map<string, BookPicture>();
  for (const chapter of options.chapters) {
    for (const element of tree.elementsIn(chapter.content)) {
      if (element.name === "a") relink(element, chapter, options, idsByFile);
      if (element.name !== "img") continue;
      const picture = pictureOf(element, chapter, options);
      if (!picture) tree.remove(element);
      else {
        pictures.set(picture.file, picture);
        element.attribs["src"] = relativeFile(chapter.file, picture.file);
        delete element.attribs["srcset"];
      }
    }
  }
  return [...pictures.values()];
}

function relink(
  link: Element,
  { sitePath, file }: Chapter,
  { places, siteUrl }: BindOptions,
  idsByFile: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { href } = link.attribs;
  if (href === undefined) return;
  const place = placeOf(href, sitePath);
  if (!place) return;
  const found = places.get(place.path);
  const wanted = found?.id ?? (place.fragment && xmlId(place.fragment));
  const id = found && wanted && idsByFile.get(found.file)?.has(wanted) ? wanted : undefined;
  const isItself =
    found?.file === file &&
    (id === undefined || tree.isWithin(link, (element) => element.attribs["id"] === id));
  if (found && !isItself) {
    const target = found.file === file ? "" : relativeFile(file, found.file);
    link.attribs["href"] = id === undefined ? target : `${target}#${encodeURIComponent(id)}`;
  } else if (siteUrl && !found) link.attribs["href"] = absoluteUrl(siteUrl, placeText(place));
  else unlink(link);
}

function unlink(link: Element): void {
  link.name = "span";
  delete link.attribs["href"];
  delete link.attribs["epub:type"];
}

function pictureOf(
  { attribs }: Element,
  { sitePath }: Chapter,
  { fileByPath }: BindOptions,
): BookPicture | undefined {
  const place = placeOf(attribs["src"] ?? "", sitePath);
  const file = place && fileByPath.get(place.path);
  return file && bookPicture(file);
}

function relativeFile(from: string, to: string): string {
  return "../".repeat(from.split("/").length - 1) + to;
}
