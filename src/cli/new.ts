import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { buildDateOf } from "../eleventy/build-date.ts";
import { didYouMeanHint } from "../model/did-you-mean.ts";
import { UsageError, type Arguments } from "./arguments.ts";
import { appendEntry, scaffoldedEntries } from "./new/entry.ts";
import { writeExplainer } from "./new/explainer.ts";
import { writePublication } from "./new/publication.ts";
import { say } from "./print.ts";

/**
 * What a scaffold did: the files that it wrote or added to, with the line where an author goes on, or why it did not.
 * Nothing that exists is ever overwritten.
 */
export type Scaffolded =
  { readonly written: readonly string[]; readonly advice: string } | { readonly refused: string };

/** `glossator new KIND "Name"`: the first lines of something, in the right place. */
export async function scaffold({ root: folder, words }: Arguments): Promise<number> {
  const [kind = "", name = "", ...rest] = words;
  const kinds = ["explainer", ...Object.keys(scaffoldedEntries), "publication"];
  if (kind === "") throw new UsageError(`Say what to make, and its name. Kinds: ${kinds.join(", ")}.`);
  if (!kinds.includes(kind)) {
    throw new UsageError(
      `There is no kind "${kind}" to make.${didYouMeanHint(kind, kinds)} Kinds: ${kinds.join(", ")}.`,
    );
  }
  if (name.trim() === "" || rest.length > 0) {
    throw new UsageError(
      `Give one name, in quotes: glossator new ${kind} "${[name, ...rest].join(" ").trim() || "…"}".`,
    );
  }
  if (/\p{Cc}/u.test(name.trim()))
    throw new UsageError("A name is one line of text, without control characters.");
  const root = resolve(folder);
  if (kind !== "publication" && !existsSync(resolve(root, "_data"))) {
    throw new UsageError(
      `${root} has no _data/, so it is no publication. Make one with: glossator new publication DIR`,
    );
  }
  const today = buildDateOf().toISODate()!;
  const result =
    kind === "publication"
      ? writePublication(resolve(name), today)
      : kind === "explainer"
        ? writeExplainer(root, name.trim(), today)
        : appendEntry(root, kind as keyof typeof scaffoldedEntries, name.trim(), today);
  if ("refused" in result) {
    say(result.refused);
    return 1;
  }
  for (const path of result.written) process.stdout.write(`${path}\n`);
  say(result.advice);
  return 0;
}
