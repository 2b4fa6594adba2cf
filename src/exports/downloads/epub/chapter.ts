import type { Element } from "domhandler";

/** A file of the book. */
export interface Chapter {
  /** From the book's folder: `explainers/what-is-safe.xhtml`. */
  readonly file: string;
  readonly title: string;
  /** The page of the site from which its links are written. */
  readonly sitePath: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** What it is, in the words of the EPUB vocabulary: https://www.w3.org/TR/epub-ssv-11/ */
  readonly type: "titlepage" | "chapter" | "glossary" | "index" | "bibliography" | "appendix";
  /** Its content, links as on the site until the book is bound. */
  readonly content: Element;
  /** Headings for the table of contents. */
  readonly sections: readonly { readonly id: string; readonly text: string }[];
}

/** Where each page of the site, and each place on it that moved, is in the book. */
export type BookPlaces = ReadonlyMap<string, BookPlace>;

export interface BookPlace {
  readonly file: string;
  readonly id?: string;
}
