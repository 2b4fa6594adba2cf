import type { Ask, ClientLanguage } from "../../../search/search-language.ts";
import { fold, foldedWords } from "./fold.ts";

/** What a query asks, and about what. A query that is no question asks nothing. */
export interface Question {
  readonly ask: Ask | undefined;
  /** Folded. */
  readonly subject: string;
}

/** Reads queries as questions of one language: "what does the TCA do" asks for a definition of "tca". */
export function questionReader(words: ClientLanguage): (query: string) => Question {
  const asks: readonly Ask[] = ["define", "who", "amount", "when", "other"];
  const patterns = asks
    .flatMap((ask) => words.questions[ask].map((pattern) => ({ ask, pattern, shape: shapeOf(pattern) })))
    // The longest says the most: "what is the size of {}" before "what is {}"; and whatever is known before "what {}".
    .sort((a, b) => b.pattern.length - a.pattern.length);
  const fillers = new Set(words.fillers);
  return (query) => {
    const folded = fold(spelledOut(query, words.contractions));
    for (const { ask, shape } of patterns) {
      const subject = shape.exec(folded)?.[1];
      if (subject !== undefined) return { ask, subject: withoutOpening(subject, fillers) };
    }
    return { ask: undefined, subject: withoutOpening(folded, fillers) };
  };
}

function spelledOut(query: string, contractions: ClientLanguage["contractions"]): string {
  let whole = query.toLowerCase().replaceAll("’", "'");
  for (const [short, long] of Object.entries(contractions)) whole = whole.replaceAll(short, long);
  return whole;
}

function shapeOf(pattern: string): RegExp {
  const [before = "", after = ""] = pattern.split("{}");
  return new RegExp(`^${before}(.+)${after}$`);
}

/** "the partnership council" is about "partnership council". What is nothing but such words stays. */
function withoutOpening(subject: string, fillers: ReadonlySet<string>): string {
  const words = subject.split(" ");
  const first = words.findIndex((word) => !fillers.has(word));
  return first <= 0 ? subject : words.slice(first).join(" ");
}

/** The words of a query that say what is looked for, as they were typed. All of them, if none does. */
export function tellingWords(query: string, words: ClientLanguage): string[] {
  const fillers = new Set(words.fillers);
  const typed = query.split(/\s+/).filter((word) => fold(word) !== "");
  const telling = typed.filter((word) => foldedWords(word).some((folded) => !fillers.has(folded)));
  return telling.length > 0 ? telling : typed;
}
