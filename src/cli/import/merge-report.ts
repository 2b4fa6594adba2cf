import { textOf, type WrittenObject } from "./list-file.ts";
import type { ChangedEntry, Merge } from "./merge.ts";

export interface MergeReportOptions {
  readonly update: boolean;
  readonly dryRun: boolean;
  /** Ids of terms whose definition was split in two. */
  readonly split: readonly string[];
  /** Whether every change is shown. */
  readonly all: boolean;
}

/** More would push the beginning off a screen. */
const changesShown = 6;
const namesShown = 8;

/** What an import did, or would do, for a person: what was new, what was there already, and what differs, old and new. */
export function mergeReport({ added, same, changed }: Merge, options: MergeReportOptions): string {
  const { update, dryRun, split, all } = options;
  const does = (verb: string) => (dryRun ? `would be ${verb}` : verb);
  const names = (texts: readonly string[]) => listed(texts, all);
  const lines: string[] = [];
  if (added.length > 0) lines.push(`${terms(added.length)} ${does("added")}: ${names(added.map(nameOf))}.`);
  if (split.length > 0) {
    lines.push(
      `  Of ${split.length} the definition was too long for a card: its first sentence is "short", all of it "long": ${names(split)}.`,
    );
  }
  if (same.length > 0) lines.push(`${terms(same.length)} there already, and the same.`);
  if (changed.length > 0) {
    const outcome = update ? does("changed") : "different, and left as they are; --update changes them";
    lines.push(`${terms(changed.length)} ${outcome}:`);
    const shown = all ? changed : changed.slice(0, changesShown);
    lines.push(...shown.flatMap(changeLines));
    if (shown.length < changed.length) {
      const more = changed.slice(shown.length).map(({ id }) => id);
      lines.push(`  and ${more.length} more (--all shows them): ${names(more)}`);
    }
  }
  return lines.join("\n") || "The sheet has no terms.";
}

function terms(count: number): string {
  return `${count} ${count === 1 ? "term" : "terms"}`;
}

function nameOf(entry: WrittenObject): string {
  return textOf(entry, "term") ?? textOf(entry, "id") ?? "";
}

function listed(names: readonly string[], all: boolean): string {
  if (all || names.length <= namesShown) return names.join(", ");
  return `${names.slice(0, namesShown).join(", ")} and ${names.length - namesShown} more`;
}

function changeLines({ id, differences }: ChangedEntry): string[] {
  return [
    `  ${id}`,
    ...differences.map(({ key, old, new: value }) => `    ${key}: ${shown(old)} → ${shown(value)}`),
  ];
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
