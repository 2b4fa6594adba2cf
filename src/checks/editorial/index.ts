import { inReadingOrder, type Problem } from "../../model/problem.ts";
import { absoluteDates } from "./absolute-dates.ts";
import { citedSources } from "./cited-sources.ts";
import { contradictedFigure } from "./contradicted-figure.ts";
import { currentEvents } from "./current-events.ts";
import { currentFigures } from "./current-figures.ts";
import { datedOffices } from "./dated-offices.ts";
import { differingExplainers } from "./differing-explainers.ts";
import type { EditorialContext, EditorialRule } from "./editorial-rule.ts";
import { groundedFigures } from "./grounded-figures.ts";
import { guidesLead } from "./guides.ts";
import { notedChanges } from "./noted-changes.ts";
import { saidAnonymous } from "./said-anonymous.ts";
import { supportedQuotations } from "./supported-quotations.ts";
import { typedFigure } from "./typed-figure.ts";

export type { EditorialContext, EditorialRule } from "./editorial-rule.ts";

/** What a publication is held to, beyond being well formed. The order is that of the documentation. */
export const editorialChecks: readonly EditorialRule[] = [
  typedFigure,
  contradictedFigure,
  differingExplainers,
  groundedFigures,
  currentFigures,
  citedSources,
  saidAnonymous,
  supportedQuotations,
  datedOffices,
  absoluteDates,
  currentEvents,
  guidesLead,
  notedChanges,
];

/** Everything that the rules find, in the order in which a writer mends. */
export function checkEditorial(context: EditorialContext): Problem[] {
  return inReadingOrder(editorialChecks.flatMap((rule) => rule.check(context)));
}
