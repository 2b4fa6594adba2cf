import type { ReleasedFigure } from "../model/release.ts";

/** What can change between two releases. */
export type ChangeKind = "figure" | "term" | "position" | "event" | "explainer" | "claim";

/** Something that a publication says differently, says for the first time, or says no more. */
export interface Change {
  readonly kind: ChangeKind;
  /** Its id; the slug of an explainer; of a position its actor and question, of a claim its explainer and whose it is. */
  readonly id: string;
  /** As readers know it. */
  readonly name: string;
  readonly what: "added" | "removed" | "changed";
  /** What differs; of what is new or gone, what it says or said. */
  readonly details: readonly Detail[];
  /**
   * Slugs of the explainers that it touches: that showed it and still do. What is new touches those that show it now, what
   * is gone those that did.
   */
  readonly explainers: readonly string[];
  /** The text of an explainer, section by section, where it differs. */
  readonly sections?: readonly SectionChange[];
  /** Of a figure, for machines. */
  readonly figures?: { readonly old?: ReleasedFigure; readonly new?: ReleasedFigure };
}

export type Part =
  "value" | "status" | "date" | "label" | "short" | "long" | "stance" | "text" | "title" | "summary" | "by";

/** One thing of it that differs, as readers see it; statuses are the data's words. */
export interface Detail {
  readonly part: Part;
  readonly old?: string;
  readonly new?: string;
  /** Whether readers of the explainers that it touches are to be told. */
  readonly needsNote: boolean;
}

export interface SectionChange {
  readonly id: string;
  readonly heading: string;
  /** Sentences that were not there before. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}
