import type { Change, Detail } from "../releases/change.ts";
import { differenceOf } from "../releases/difference.ts";

/**
 * What changed, for a terminal, a line a thing:
 *
 * ```text
 *   figure     Size of Safe: value €150bn → €160bn
 *   explainer  What is Safe?: 3 sentences new or changed, 1 gone or changed
 * ```
 */
export function changeReport(changes: readonly Change[]): string {
  if (changes.length === 0) return "  only notes and names";
  const width = Math.max(...changes.map(({ kind }) => kind.length));
  return changes
    .map(
      (change) =>
        `  ${change.kind.padEnd(width)}  ${printable(change.name)}: ${printable(whatChanged(change))}`,
    )
    .join("\n");
}

function whatChanged({ what, details, sections = [] }: Change): string {
  if (what === "added") return "new";
  if (what === "removed") return "gone";
  const count = (of: "added" | "removed") => sections.reduce((sum, section) => sum + section[of].length, 0);
  const sentences = (number: number, words: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? "sentence" : "sentences"} ${words}`];
  return [
    ...details.map(detailText),
    ...sentences(count("added"), "new or changed"),
    ...sentences(count("removed"), "gone or changed"),
  ].join(", ");
}

function detailText({ part, old = "nothing", new: now = "nothing" }: Detail): string {
  const middle = differenceOf(old, now);
  const isLong = old.length + now.length > 80;
  const [before, after] = isLong ? [middle.old.trim(), middle.new.trim()] : [old, now];
  return `${part} ${before || "nothing"} → ${after || "nothing"}`;
}

/** Texts of a publication must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD");
}
