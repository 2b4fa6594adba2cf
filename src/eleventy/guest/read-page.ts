import { Parser } from "htmlparser2";
import type { NoteKind } from "../../model/urls.ts";

/** A link of ours in a page that somebody else's templates made. */
export interface Mark {
  readonly kind: NoteKind;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Offsets of its start tag. */
  readonly start: number;
  readonly end: number;
}

/** What a page has of ours, and the offsets at which something can be put in. */
export interface PageOfTheirs {
  readonly marks: readonly Mark[];
  readonly hasSearch: boolean;
  readonly hasList: boolean;
  /** Whether it is a whole document, and not a piece of one that goes into a feed. */
  readonly isDocument: boolean;
  /** Before `</head>`. */
  readonly head: number | undefined;
  /** In the element that asks for the notes, or else at the end of `<main>`, of `<body>`, of the text. */
  readonly notes: number;
}

/** The note of this page that a mark shows; the mark of a source need not be described by it. */
function noteIdOf({ "aria-describedby": line, "data-source": source = "" }: Record<string, string>): string {
  return line ?? `note-source-${source}`;
}

/** Reads the finished HTML of a page: what a template did with our marks on the way, nobody knows. */
export function readPage(html: string): PageOfTheirs {
  const marks: Mark[] = [];
  const places = new Map<"head" | "notes" | "main" | "body" | "html", number>();
  let hasSearch = false;
  let hasList = false;
  let isDocument = false;
  const parser = new Parser({
    onprocessinginstruction: (name) => (isDocument ||= name.toLowerCase() === "!doctype"),
    onopentag(name, attributes) {
      isDocument ||= name === "html" || name === "body";
      const [start, end] = [parser.startIndex, parser.endIndex + 1];
      const note = name === "a" && /^note-(term|figure|source)-(.+)$/.exec(noteIdOf(attributes));
      if (note) marks.push({ kind: note[1] as NoteKind, id: note[2]!, attributes, start, end });
      if (name === "div" && "data-search" in attributes) hasSearch = true;
      if ("data-glossator-list" in attributes) hasList = true;
      if ("data-glossator-notes" in attributes) places.set("notes", end);
    },
    onclosetag(name, isImplied) {
      // A tag that nobody wrote has no place.
      if (isImplied || !["head", "main", "body", "html"].includes(name)) return;
      places.set(name as "head", parser.startIndex);
    },
  });
  parser.end(html);
  return {
    marks,
    hasSearch,
    hasList,
    isDocument,
    head: places.get("head"),
    notes:
      places.get("notes") ?? places.get("main") ?? places.get("body") ?? places.get("html") ?? html.length,
  };
}
