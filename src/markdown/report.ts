import { didYouMean } from "../model/did-you-mean.ts";
import type { Directive } from "./directive.ts";
import type { RenderEnv, RenderPage, Report } from "./render-env.ts";

/**
 * A reporter for what stands in the block that is being parsed.
 * @param countBefore how often the same text stands before it on its line
 */
export function reporter(
  env: RenderEnv,
  page: RenderPage,
  source: string,
  lineInBlock = 0,
  countBefore: () => number = () => 0,
): Report {
  const line = (env.blockLine ?? 0) + lineInBlock;
  return (rule, message, fix) => {
    page.seen.problems.push({
      ...page.origin.addressOf(line, source, countBefore()),
      rule,
      severity: "error",
      message,
      ...(fix === undefined ? {} : { fix }),
    });
  };
}

/** Attributes that the directive does not have: a slip there would silently do nothing. */
export function checkAttributes(directive: Directive, known: readonly string[], report: Report): void {
  for (const key of directive.attributes.keys()) {
    if (known.includes(key)) continue;
    const guess = didYouMean(key, known);
    const advice = guess
      ? ` Did you mean "${guess}"?`
      : known.length > 0
        ? ` Known here: ${known.join(", ")}.`
        : " It takes none.";
    report("attribute-known", `:${directive.name} has no attribute "${key}".${advice}`, guess);
  }
}

/**
 * The entry that a directive names, or a problem. The id is the `id` attribute, or else the label.
 * @param noun what it is called, and part of the rule's name: "figure"
 */
export function findEntry<Entry>(
  entries: ReadonlyMap<string, Entry>,
  id: string,
  noun: string,
  file: string,
  report: Report,
): Entry | undefined {
  const entry = entries.get(id);
  if (entry) return entry;
  if (id === "") {
    report(`${noun}-exists`, `Names no ${noun}. Write its id in the brackets.`);
    return undefined;
  }
  const guess = didYouMean(id, entries.keys());
  const advice = guess ? `Did you mean "${guess}"?` : `Add it, or take this out.`;
  report(`${noun}-exists`, `No ${noun} "${id}" in _data/${file}. ${advice}`, guess);
  return undefined;
}
