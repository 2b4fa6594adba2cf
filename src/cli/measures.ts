import type { FullReport } from "../checks/check-all.ts";
import { viewWeight, type FirstView } from "../checks/output/first-view.ts";

/** What the check measured, as tables for a terminal: how much the pages weigh, and how easily they read. */
export function measures({ firstViews, reading }: FullReport): string {
  const tables = [
    table([weightTitle, ...weightColumns.map(([title]) => title), "requests"], firstViews.map(weights)),
    table(
      ["reading grade", "answer", "body"],
      reading.map(({ explainer, opening, body }) => [explainer.slug, grade(opening), grade(body)]),
    ),
  ];
  return `${tables.filter((text) => text !== "").join("\n\n")}\n`;
}

const weightTitle = "first view, kB with brotli: the heaviest of each kind";

const weightColumns: ReadonlyArray<readonly [title: string, bytes: (view: FirstView) => number]> = [
  ["page", ({ html }) => html],
  ["styles", ({ styles }) => styles],
  ["scripts", ({ scripts }) => scripts],
  ["search", ({ search }) => search],
  ["fonts", ({ fonts }) => fonts],
  ["images", ({ other }) => other],
  ["all", viewWeight],
  ["without fonts", (view) => viewWeight(view) - view.fonts],
  // What the first paint waits for: of an explainer the page up to its text, and the styles of that.
  ["first screen", ({ firstScreen, criticalStyles }) => firstScreen + criticalStyles],
  ["whole page with them", ({ html, criticalStyles }) => html + criticalStyles],
];

function weights(view: FirstView): string[] {
  const sizes = weightColumns.map(([, bytes]) => (bytes(view) / 1000).toFixed(1));
  return [`${view.kind}: ${view.path}`, ...sizes, String(view.requests)];
}

/** The formula is made for English. */
function grade(value: number | undefined): string {
  return value === undefined ? "not measured" : value.toFixed(1);
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  if (rows.length === 0) return "";
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join("  ");
  return [head, ...rows].map(line).join("\n");
}
