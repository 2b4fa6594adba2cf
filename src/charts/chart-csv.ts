import type { Event } from "../model/event.ts";
import type { Figure } from "../model/figure.ts";
import type { Chart } from "./chart.ts";

/** The numbers behind a chart, to take away (RFC 4180): what the publication's own data says, unrounded. */
export function chartCsv(chart: Chart): string {
  const rows =
    chart.kind === "timeline"
      ? eventRows(chart.steps.map((step) => step.event))
      : figureRows(figuresIn(chart));
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Every figure that a chart is about, those that it lists in words too. */
export function figuresIn(chart: Exclude<Chart, { kind: "timeline" }>): readonly Figure[] {
  if (chart.kind === "share") return chart.parts.map((part) => part.figure);
  return [...chart.bars.map((bar) => bar.figure), ...chart.vague];
}

type Cell = string | number | boolean | undefined;

function figureRows(figures: readonly Figure[]): Cell[][] {
  const head = [
    "id",
    "label",
    "amount",
    "min",
    "max",
    "text",
    "unit",
    "approximate",
    "asOf",
    "status",
    "sources",
  ];
  const rows = figures.map((figure) => [
    figure.id,
    figure.label,
    figure.amount,
    figure.min,
    figure.max,
    figure.text,
    figure.unit,
    figure.approximate,
    figure.asOf.iso,
    figure.status,
    figure.sources.join(" "),
  ]);
  return [head, ...rows];
}

function eventRows(events: readonly Event[]): Cell[][] {
  const head = ["id", "date", "end", "title", "status", "actors", "sources"];
  const rows = events.map((event) => [
    event.id,
    event.date.iso,
    event.end?.iso,
    event.title,
    event.status,
    event.actors.join(" "),
    event.sources.join(" "),
  ]);
  return [head, ...rows];
}

function cell(value: Cell): string {
  const text = String(value ?? "");
  // A spreadsheet runs text that begins like a formula; a number may begin with a minus.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
