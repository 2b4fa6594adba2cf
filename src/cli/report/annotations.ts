import type { Problem } from "../../model/problem.ts";

/**
 * Problems as workflow commands, which GitHub shows beside the lines of a change: the first ten errors and the first ten warnings
 * of a step. The others stand in its log alone.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @param pathOf the path of a problem's file from the repository's root
 */
export function annotations(problems: readonly Problem[], pathOf: (file: string) => string): string[] {
  return problems.map(({ file, line, column, rule, severity, message }) => {
    const place = `file=${property(pathOf(file))},line=${line},col=${column},title=${property(rule)}`;
    return `::${severity} ${place}::${data(message)}`;
  });
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property ends at a comma, and the properties at a colon. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
