import type { DateTime } from "luxon";
import type { GlossaryFindings, Passage } from "../glossary/passage.ts";
import type { LinkingPolicy } from "../glossary/linking-policy.ts";
import type { Address, Problem } from "../model/problem.ts";
import type { Position } from "../model/position.ts";
import type { Publication } from "../model/publication.ts";
import type { SiteFile } from "../model/site-file.ts";
import type { NoteKind } from "../model/urls.ts";
import type { Wording } from "../model/wording.ts";
import type { Directive } from "./directive.ts";

/** What a rule may ask while a page renders. Nothing global: everything comes through here. */
export interface RenderEnv {
  /** Absent in bare Markdown: then no rule of ours acts. */
  readonly page?: RenderPage;
  /** The directive or inline token that is being parsed stands on this line of the body, 0-based. */
  blockLine?: number;
  /** Where the tokens of the line go that is being parsed; what is parsed within it, a note or a description, has its own. */
  lineTokens?: unknown;
  /** markdown-it-footnote puts it into the ids of its notes. */
  readonly docId?: string | undefined;
  references?: unknown;
}

/** The page that is being rendered, and what the rules record of it. */
export interface RenderPage {
  readonly publication: Publication;
  readonly wording: Wording;
  /** The moment that the build counts as now. */
  readonly buildDate: DateTime;
  /** Whether the build makes a picture of each chart, so that pages may point to it. */
  readonly hasPictures?: boolean;
  /** Whether blocks say on which line they were written: for who writes the page. */
  readonly showsLines?: boolean;
  /** The page's path in the site: URLs are relative to it. */
  readonly path: string;
  /** Source of the text, for problems. */
  readonly origin: TextOrigin;
  /** Path of the Markdown file from the publication's root, for links to its neighbours; data has none. */
  readonly file?: string;
  readonly policy: LinkingPolicy;
  /** Finds terms in passages. */
  readonly link: (passages: readonly Passage[], policy: LinkingPolicy) => GlossaryFindings;
  /** Pages that are not explainers, by their Markdown file. */
  readonly pageByFile: ReadonlyMap<string, string>;
  /** Makes the HTML of a block directive (chart, timeline, …). */
  readonly blocks: BlockRenderers;
  readonly seen: Sightings;
  /** Where the entry of a mark is, for a site that is not ours; a path with or without a fragment. */
  readonly entryPath?: (kind: NoteKind, id: string) => string;
  /**
   * Renders Markdown that stands in data, within a block of this page; a `line` has no paragraph around it. What the text
   * mentions is the page's; its passages are not, since they have no line in the page's own file, and its headings are no
   * part of the outline.
   */
  readonly renderText: (source: string, address: Address, form?: "line") => string;
}

/** A page as whoever renders it describes it. */
export type PageContext = Omit<RenderPage, "seen" | "renderText">;

/** Turns a line of the text, 0-based, and what stands there into an address. */
export interface TextOrigin {
  /** @param countBefore how often the same text stands before it on its line */
  readonly addressOf: (line: number, text: string, countBefore?: number) => Address;
  /** What tells its notes from those of other texts on a page; the body of a Markdown file has none. */
  readonly noteName?: () => string;
}

/** Blocks that are components rather than Markdown: they render typed TSX to escaped HTML. */
export type BlockRenderers = Readonly<Record<string, BlockRenderer>>;

export interface BlockRenderer {
  /** The attributes that an author may write. */
  readonly attributes: readonly string[];
  readonly render: (directive: Directive, page: RenderPage, report: Report) => string;
}

/** Records a problem at the directive that is being rendered. */
export type Report = (rule: string, message: string, fix?: string) => void;

/** A section of a page, for its outline. */
export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

/** A use of a term, with the words around it. */
export interface RecordedMention {
  readonly term: string;
  /** The heading it stands under; "" before the first. */
  readonly section: string;
  readonly state: GlossaryFindings["mentions"][number]["state"];
  /** Id of the mark, where there is one. */
  readonly anchor?: string;
  /** The text of the block and where in it the mention is. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Line of the body, 0-based. */
  readonly line: number;
}

/** A link to another page of the site whose fragment can only be checked when that page is rendered. */
export interface RecordedLink {
  readonly path: string;
  readonly fragment: string;
  readonly address: Address;
}

/** What the rules saw, in reading order. */
export interface Sightings {
  readonly outline: Heading[];
  readonly mentions: RecordedMention[];
  readonly undecided: Array<{
    readonly text: string;
    readonly candidates: readonly string[];
    readonly address: Address;
  }>;
  /** Ids that the page's notes are made of, each once, by kind. */
  readonly notes: Readonly<Record<NoteKind, Set<string>>>;
  /** Sources that a citation in the text leads to, and so back to. */
  readonly cited: Set<string>;
  /** Positions that its tables show. */
  readonly positions: Set<Position>;
  /** What somebody is said to say, box by box. */
  readonly claims: SeenClaim[];
  readonly links: RecordedLink[];
  readonly problems: Problem[];
  /** The plain text by section, for reading time, releases and checks. */
  readonly passages: SeenPassage[];
  /** Files that the page's blocks made: a chart's image and table. */
  readonly files: SiteFile[];
}

/** A claim's box. Its text is that of the passages on its lines. */
export interface SeenClaim {
  /** An actor's id, or words. */
  readonly by: string;
  readonly status: string;
  /** The first line of the body that is in it, 0-based, and the first behind it. */
  readonly lines: readonly [start: number, end: number];
}

/** The text of a block. */
export interface SeenPassage {
  /** Id of the nearest heading; "" before the first. */
  readonly section: string;
  /** As a reader sees it. */
  readonly text: string;
  /** What the author typed: links and what a directive printed are one U+FFFC each. */
  readonly typed: string;
  /** Line of the body, 0-based. */
  readonly line: number;
  readonly kind: PassageKind;
}

export type PassageKind = "prose" | "heading" | "quotation" | "table";

export function emptySightings(): Sightings {
  return {
    outline: [],
    mentions: [],
    undecided: [],
    notes: { term: new Set(), figure: new Set(), source: new Set(), actor: new Set(), event: new Set() },
    cited: new Set(),
    positions: new Set(),
    claims: [],
    links: [],
    problems: [],
    passages: [],
    files: [],
  };
}

/** Fresh sightings with the notes of others: a page adds what its own parts show without changing what its body recorded. */
export function withNotes(seen: Sightings): Sightings {
  const copy = emptySightings();
  for (const [kind, ids] of Object.entries(seen.notes) as Array<[NoteKind, ReadonlySet<string>]>) {
    for (const id of ids) copy.notes[kind].add(id);
  }
  for (const id of seen.cited) copy.cited.add(id);
  return copy;
}
