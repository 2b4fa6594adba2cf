import { inReadingOrder, type Problem } from "./problem.ts";

/** Marks up parts of a report for a terminal; the default leaves them plain, as for a pipe. */
export interface Paint {
  readonly file: (text: string) => string;
  readonly place: (text: string) => string;
  readonly rule: (text: string, severity: Problem["severity"]) => string;
}

const plain: Paint = { file: (text) => text, place: (text) => text, rule: (text) => text };

/** More warnings than these of one rule hide the rest of a report. */
const warningsShown = 10;
/** A report of up to this many problems can be looked through; a longer one is shortened. */
const shortEnough = 60;

/**
 * Problems as a writer reads them: by file, each with a place that a terminal makes clickable, its rule and its advice.
 *
 * ```text
 * content/explainers/juries.md
 *   14:3  source-exists  No source "smith2019" in _data/sources.json. Did you mean "smith2018"?
 * ```
 *
 * @param all whether a long report shows every warning; errors are always all shown, for each of them stops the build
 */
export function problemReport(
  problems: readonly Problem[],
  paint: Paint = plain,
  { all = true }: { readonly all?: boolean } = {},
): string {
  const ordered = inReadingOrder(problems);
  const { shown, heldBack } = all ? { shown: ordered, heldBack: [] } : shorten(ordered);
  const byFile = new Map<string, Problem[]>();
  for (const problem of shown) {
    const group = byFile.get(problem.file);
    if (group) group.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  const files = [...byFile].map(([file, group]) => fileReport(file, group, paint));
  const rest = heldBack.map(([rule, count]) => `  and ${count} more of ${paint.rule(rule, "warning")}`);
  return [...files, ...(rest.length > 0 ? [`${rest.join("\n")}\n  --all shows them.`] : [])].join("\n\n");
}

function shorten(problems: readonly Problem[]): {
  readonly shown: readonly Problem[];
  readonly heldBack: ReadonlyArray<readonly [rule: string, count: number]>;
} {
  if (problems.length <= shortEnough) return { shown: problems, heldBack: [] };
  const counts = new Map<string, number>();
  const shown = problems.filter(({ rule, severity }) => {
    if (severity === "error") return true;
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts.get(rule)! <= warningsShown;
  });
  const heldBack = [...counts]
    .filter(([, count]) => count > warningsShown)
    .map(([rule, count]) => [rule, count - warningsShown] as const);
  return { shown, heldBack };
}

function fileReport(file: string, problems: readonly Problem[], paint: Paint): string {
  const placeWidth = widest(problems, placeOf);
  const ruleWidth = widest(problems, ({ rule }) => rule);
  const lines = problems.map((problem) => {
    const place = paint.place(placeOf(problem).padStart(placeWidth));
    const rule = paint.rule(problem.rule.padEnd(ruleWidth), problem.severity);
    return `  ${place}  ${rule}  ${printable(problem.message)}`;
  });
  return [paint.file(file), ...lines].join("\n");
}

/** Not by `Math.max(...widths)`: a call takes some hundred thousand arguments, and a file may have more faults. */
function widest(problems: readonly Problem[], textOf: (problem: Problem) => string): number {
  return problems.reduce((width, problem) => Math.max(width, textOf(problem).length), 0);
}

function placeOf({ line, column }: Problem): string {
  return `${line}:${column}`;
}

/** What an author wrote is quoted in messages; control characters in it must not steer the terminal. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** `2 errors and 1 warning`. */
export function problemCount(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? "error" : "errors"}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`] : []),
  ];
  return parts.join(" and ") || "no problems";
}
