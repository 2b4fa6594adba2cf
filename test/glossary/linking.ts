import { createLinker } from "../../src/glossary/linker.ts";
import type { LinkingPolicy } from "../../src/glossary/linking-policy.ts";
import type { GlossaryFindings, Passage } from "../../src/glossary/passage.ts";
import { termSchema, type Term } from "../../src/model/term.ts";

/** A term as a glossary file has it, or just its name. */
export type TermInput =
  string | (Partial<{ -readonly [Key in keyof Term]: unknown }> & { readonly term: string });

/** Terms of a small glossary: "third country" alone is a term with the id "third-country". */
export function termsFrom(inputs: readonly TermInput[]): readonly Term[] {
  return inputs.map((input) => {
    const entry = typeof input === "string" ? { term: input } : input;
    return termSchema.parse({ id: idFrom(entry.term), short: "For the test.", ...entry });
  });
}

/** Marks every mention: nothing is dropped for a policy's sake. */
export const everyMention: LinkingPolicy = { scope: "all", budget: 1000, off: new Set(), slug: "page" };

/** A paragraph as `markdown/` hands it over. */
export function paragraph(text: string, rest: Partial<Passage> = {}): Passage {
  return { text, section: "", markable: true, explicit: [], silenced: [], ...rest };
}

/** Links one paragraph and writes its mentions into it: "[[third countries|third-country]]", "[[Council|a?b?]]" if undecided. */
export function linked(
  text: string,
  terms: readonly TermInput[],
  {
    language = "en-GB",
    policy = everyMention,
    ...rest
  }: Partial<Passage> & { language?: string; policy?: LinkingPolicy } = {},
): string {
  return withMarks(text, createLinker(termsFrom(terms), language).link([paragraph(text, rest)], policy));
}

/** The first passage's text with what was found in it. A mention that is not marked shows its state. */
export function withMarks(text: string, { mentions, undecided }: GlossaryFindings, passage = 0): string {
  const marks = [
    ...mentions.map((mention) => ({
      ...mention,
      note: mention.state === "marked" ? mention.term : `${mention.term}: ${mention.state}`,
    })),
    ...undecided.map((mention) => ({ ...mention, note: `${mention.candidates.join("?")}?` })),
  ].filter((mark) => mark.passage === passage);
  let result = "";
  let last = 0;
  for (const { start, end, note } of marks.sort((a, b) => a.start - b.start)) {
    result += `${text.slice(last, start)}[[${text.slice(start, end)}|${note}]]`;
    last = end;
  }
  return result + text.slice(last);
}

function idFrom(name: string): string {
  const letters = name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "term";
}
