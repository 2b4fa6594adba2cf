import type { Problem } from "../../model/problem.ts";
import type { Site } from "../../model/site.ts";
import type { PageText } from "./written-page.ts";
import { createScales, viewWeight, type FileBytes, type FirstView } from "./first-view.ts";

/** What a publication allows a page, of `site.json`: kB of 1,000 bytes, and a count. */
export type Budgets = Site["budgets"];

export interface BudgetReport {
  readonly problems: readonly Problem[];
  /** The heaviest page of each kind, by kind. */
  readonly heaviest: readonly FirstView[];
}

/**
 * No page's first view is heavier than the publication allows. A list is as long as the data that it lists, which is no
 * fault of anybody's: it is held to the number of its requests and to its scripts. An explainer is held to more than others:
 * to what it weighs where the fonts of the system do, and to what its first screen waits for.
 */
export function checkBudgets(pages: readonly PageText[], bytesOf: FileBytes, budgets: Budgets): BudgetReport {
  const weigh = createScales(bytesOf);
  const problems: Problem[] = [];
  const heaviest = new Map<string, { readonly page: PageText; readonly weight: number }>();
  for (const page of pages) {
    let view = weigh(page, "quick");
    if (!view) continue;
    const weight = viewWeight(view);
    if (weight > (heaviest.get(view.kind)?.weight ?? 0)) heaviest.set(view.kind, { page, weight });
    // Only what the quick look finds too heavy is worth a thorough one.
    if (faultsOf(view, budgets).length > 0) view = weigh(page, "thorough") ?? view;
    problems.push(...faultsOf(view, budgets));
  }
  return {
    problems,
    heaviest: [...heaviest.values()]
      .flatMap(({ page }) => weigh(page, "thorough") ?? [])
      .toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
  };
}

function faultsOf(view: FirstView, budgets: Budgets): Problem[] {
  const fault = (rule: string, message: string): Problem => ({
    file: `_site/${view.path}`,
    line: 1,
    column: 1,
    rule,
    severity: "error",
    message: `${message} "budgets" in site.json sets the limit.`,
  });
  const { html, styles, scripts, search, fonts, other, requests } = view;
  const weight = viewWeight(view);
  return [
    ...(weight > budgets.view * 1000 && view.kind !== "list"
      ? [
          fault(
            "view-within-budget",
            `The first view weighs ${kB(weight)} (page ${kB(html)}, styles ${kB(styles)}, scripts ${kB(scripts + search)}, fonts ${kB(fonts)}, ` +
              `images ${kB(other)}); at most ${budgets.view} kB are allowed. Shorten the page, or show fewer of its events and figures in blocks.`,
          ),
        ]
      : []),
    ...explainerFaults(view, budgets, fault),
    ...(scripts > budgets.scripts * 1000
      ? [
          fault(
            "scripts-within-budget",
            `The scripts weigh ${kB(scripts)}; at most ${budgets.scripts} kB are allowed. Load on demand what no first view needs.`,
          ),
        ]
      : []),
    // Where one searches, or filters a list as one types, the search is what the page is for.
    ...(requests - (search > 0 ? 1 : 0) > budgets.requests
      ? [
          fault(
            "requests-within-budget",
            `The first view takes ${requests} requests; at most ${budgets.requests} are allowed. Show fewer images, or load them as they ` +
              "come into view; italics and letters of more languages ask for fonts of their own.",
          ),
        ]
      : []),
  ];
}

function explainerFaults(
  view: FirstView,
  budgets: Budgets,
  fault: (rule: string, message: string) => Problem,
): Problem[] {
  if (view.kind !== "explainer") return [];
  const { html, styles, scripts, fonts, criticalStyles, firstScreen } = view;
  const withoutFonts = viewWeight(view) - fonts;
  return [
    ...(withoutFonts > budgets.withoutFonts * 1000
      ? [
          fault(
            "text-within-budget",
            `Without its fonts the first view weighs ${kB(withoutFonts)} (page ${kB(html)}, styles ${kB(styles)}, scripts ${kB(scripts)}); ` +
              `at most ${budgets.withoutFonts} kB are allowed. Shorten the page, or show fewer of its events and figures in blocks.`,
          ),
        ]
      : []),
    ...(firstScreen + criticalStyles > budgets.firstScreen * 1000
      ? [
          fault(
            "first-screen-within-budget",
            `The first screen waits for ${kB(firstScreen + criticalStyles)} (page ${kB(firstScreen)}, styles ${kB(criticalStyles)}); ` +
              `at most ${budgets.firstScreen} kB are allowed. Shorten the summary and the key points, or the theme.`,
          ),
        ]
      : []),
    ...(budgets.wholePage !== undefined && html + criticalStyles > budgets.wholePage * 1000
      ? [
          fault(
            "whole-page-within-budget",
            `The whole page and the styles of its first screen weigh ${kB(html + criticalStyles)} (page ${kB(html)}, styles ${kB(criticalStyles)}); ` +
              `at most ${budgets.wholePage} kB are allowed. Shorten the page: each source and number that it has takes 50 to 100 bytes at its foot.`,
          ),
        ]
      : []),
  ];
}

/** `12.3 kB`. */
export function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
