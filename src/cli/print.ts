import pc from "picocolors";
import type { Problem } from "../model/problem.ts";
import { problemCount, problemReport, type Paint } from "../model/problem-report.ts";

/** A line for a person; standard error, so that standard output stays what a pipe asked for. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Colours where there is a terminal that shows them (NO_COLOR and FORCE_COLOR are heeded). */
const paint: Paint = {
  file: (text) => pc.underline(text),
  place: (text) => pc.dim(text),
  rule: (text, severity) => (severity === "error" ? pc.red(text) : pc.yellow(text)),
};

export function printProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) say(`${problemReport(problems, paint)}\n`);
  say(problemCount(problems));
}
