import type { Publication } from "../../model/publication.ts";
import type { NoteKind } from "../../model/urls.ts";
import type { Wording } from "../../model/wording.ts";

/** What our parts of a page may show in a site that is somebody else's. */
export interface GuestView {
  readonly publication: Publication;
  readonly wording: Wording;
  /** Where the site has its list of terms and its list of numbers, if it has: a path from its root. */
  readonly lists: Readonly<Partial<Record<NoteKind, string>>>;
  /** Markdown that stands in data, rendered for a page at `path`. */
  readonly renderText: (source: string, path: string) => string;
}
