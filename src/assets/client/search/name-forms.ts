import type { NamedThing } from "../../../search/term-index.ts";
import { fold, foldedWords } from "./fold.ts";

/** One of the names of a thing, folded. */
export interface NameForm {
  /** What a match of it is worth: an office names a person less surely than the name. */
  readonly worth: number;
  readonly folded: string;
  /** Its words without those that say nothing. */
  readonly words: readonly string[];
  /** The words together, for who writes "rearmeurope". */
  readonly joined: string;
}

/** A thing is called by its name and its other names, without what stands in brackets, by initials, and a person by their office. */
export function nameFormsOf(thing: NamedThing, fillers: ReadonlySet<string>): NameForm[] {
  const forms = new Map<string, NameForm>();
  const add = (text: string, worth: number): void => {
    const folded = fold(text);
    if (folded === "" || forms.has(folded)) return;
    const words = withoutFillers(folded.split(" "), fillers);
    forms.set(folded, { worth, folded, words, joined: words.join("") });
  };
  const names = [thing.name, ...(thing.aliases ?? [])];
  for (const name of names) add(name, 1);
  for (const name of names) if (name.includes("(")) add(name.replace(/\s*\([^)]*\)/g, ""), 0.99);
  if (thing.office !== undefined) add(thing.office, 0.85);
  if (thing.kind === "term" || thing.kind === "actor") {
    for (const name of names) for (const initials of initialsOf(name, fillers)) add(initials, 0.9);
  }
  return [...forms.values()];
}

/** All words, if none says anything. */
export function withoutFillers(words: readonly string[], fillers: ReadonlySet<string>): readonly string[] {
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
}

/** "Trade and Cooperation Agreement" is TCA; "Security Action for Europe" is SAFE. */
function initialsOf(name: string, fillers: ReadonlySet<string>): string[] {
  const words = foldedWords(name);
  const initials = (of: readonly string[]): string => of.map((word) => word[0] ?? "").join("");
  return [initials(words), initials(withoutFillers(words, fillers))].filter(({ length }) => length >= 3);
}
