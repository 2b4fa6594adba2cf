import { relative, resolve } from "node:path";
import { isatty } from "node:tty";
import pc from "picocolors";
import type { Problem } from "../model/problem.ts";
import { problemCount, problemReport, type Paint } from "../model/problem-report.ts";
import { annotations } from "./report/annotations.ts";

/** A line for a person; standard error, so that standard output stays what a pipe asked for. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Whether somebody watches. */
const isTerminal = isatty(2);

const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
/** Colours where the report goes to a terminal that shows them, whatever standard output is. https://no-color.org */
const colours = pc.createColors(
  FORCE_COLOR ? FORCE_COLOR !== "0" : !NO_COLOR && TERM !== "dumb" && isTerminal,
);

const paint: Paint = {
  file: (text) => colours.underline(text),
  place: (text) => colours.dim(text),
  rule: (text, severity) => (severity === "error" ? colours.red(text) : colours.yellow(text)),
};

export interface PrintOptions {
  /** The publication's folder, from which problems name their files. */
  readonly root: string;
  /** Whether to print every warning, however many there are. */
  readonly all?: boolean;
}

/** The report for a person; in a GitHub workflow also as annotations beside the lines of the change. */
export function printProblems(problems: readonly Problem[], { root, all = false }: PrintOptions): void {
  if (problems.length > 0) say(`${problemReport(problems, paint, { all })}\n`);
  say(problemCount(problems));
  if (process.env["GITHUB_ACTIONS"] === "true") printAnnotations(problems, root);
}

/** Workflow commands, on standard output. */
export function printAnnotations(problems: readonly Problem[], root: string): void {
  for (const line of annotations(problems, pathInRepository(root))) process.stdout.write(`${line}\n`);
}

/** Problems name their files from the publication's root; code hosts want them from that of the repository. */
export function pathInRepository(root: string): (file: string) => string {
  const repository = resolve(process.env["GITHUB_WORKSPACE"] ?? ".");
  return (file) => relative(repository, resolve(root, file)).replaceAll("\\", "/");
}
