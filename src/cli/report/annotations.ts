import type { Problem } from "../../model/problem.ts";

/** A GitHub run shows at most this many annotations of a kind for a step; the rest would be dropped without a word. */
export const annotationLimit = 10;

/**
 * Problems as workflow commands, which GitHub shows beside the lines of a change.
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
