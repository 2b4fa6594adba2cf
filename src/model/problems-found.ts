import type { Problem } from "./problem.ts";
import { problemCount, problemReport } from "./problem-report.ts";

/**
 * Thrown to stop a build that has problems; carries all of them. Not a bug of ours: whoever catches it prints the problems
 * and no stack. Its message is the whole report, for those who only print messages.
 */
export class ProblemsFound extends Error {
  readonly problems: readonly Problem[];
  /** Read by Eleventy's error handler: the stack of an author's slip helps nobody. */
  readonly skipOriginalStack = true;

  constructor(problems: readonly Problem[]) {
    super(`${problemCount(problems)}\n\n${problemReport(problems)}\n`);
    this.name = "ProblemsFound";
    this.problems = problems;
  }
}
