import type { DateTime } from "luxon";
import type { Explainer } from "../../model/explainer.ts";
import type { Address, Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import type { RenderedExplainer } from "../../pages/site-view.ts";

/** What the editorial rules look at: the model, and what was seen while the explainers rendered. */
export interface EditorialContext {
  readonly publication: Publication;
  readonly explainers: readonly RenderedExplainer[];
  /** The moment that the build counts as now. */
  readonly buildDate: DateTime;
  /** Where words stand in an explainer's file, from a line of its body (0-based) on; the count is that of a `TypedOrigin`. */
  readonly addressIn: (explainer: Explainer, line: number, words: string, countBefore?: number) => Address;
}

/** A truth that should hold of what a publication says. */
export interface EditorialRule {
  /** The rules of its problems, as they are searched and switched. */
  readonly ids: readonly string[];
  /** What should be true, and when it is reported; for the documentation. */
  readonly truth: string;
  readonly check: (context: EditorialContext) => readonly Problem[];
}
