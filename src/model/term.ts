import { z } from "zod";
import { direction, id, languageTag, line, markdown, reference, sources } from "./fields.ts";
import { partialDate } from "./partial-date.ts";

/** A short definition has at most this many characters: more does not fit a card on a phone. */
export const shortDefinitionLimit = 200;

/**
 * When words that look like the term are the term. Without it every match is; with it, an editor can read why
 * "Safe" is the fund in one place and the adjective in another.
 */
const matchSchema = z
  .strictObject({
    exact: z
      .boolean()
      .default(false)
      .meta({ description: "Only the words as written: no plural, possessive or other inflection." }),
    stem: z.boolean().default(false).meta({
      description: 'Every word with the same stem too: "refactored" and "refactoring" for "refactor".',
    }),
    sentenceStart: z.enum(["always", "near", "never"]).default("always").meta({
      description:
        "At the start of a sentence a capital says nothing. always: mark it; near: only with a word of `near` in the sentence; never.",
    }),
    near: z
      .array(line)
      .default([])
      .meta({ description: "Words that speak for this sense when they stand in the same sentence." }),
    notNear: z
      .array(line)
      .default([])
      .meta({ description: "Words that speak against this sense when they stand in the same sentence." }),
    not: z
      .array(line)
      .default([])
      .meta({ description: 'Longer phrases that hold the term and are something else: "safe haven".' }),
    pages: z.array(line).default([]).meta({
      description: 'Explainers, or sections as "slug#section", in which the bare words mean this sense.',
    }),
    requireNear: z.boolean().default(false).meta({
      description: "Mark the term only with a word of `near` in the sentence, or on one of `pages`.",
    }),
  })
  .prefault({});

/** An entry of `_data/glossary.json`: a word that a reader may not know, and what it means here. */
export const termSchema = z
  .strictObject({
    id,
    term: line.meta({
      description:
        'The term as a reader meets it. A qualifier in brackets names it and is not needed in the text: "Council (EU)".',
    }),
    aliases: z
      .array(line)
      .default([])
      .meta({ description: "Other names and initialisms. Plurals and possessives need none." }),
    caseSensitive: z
      .boolean()
      .default(false)
      .meta({ description: "The term and its aliases match only with these capitals." }),
    short: line
      .max(shortDefinitionLimit, {
        error: (issue) =>
          `Has ${(issue.input as string).length} characters; the card holds ${shortDefinitionLimit}. Shorten it, and move the rest to "long".`,
      })
      .meta({ description: `One line, at most ${shortDefinitionLimit} characters.` }),
    long: markdown.optional().meta({ description: "The full entry, in Markdown." }),
    seeAlso: z.array(reference).default([]).meta({ description: "Ids of related terms." }),
    sources,
    asOf: partialDate.optional().meta({ description: "The date of the definition." }),
    usage: line
      .optional()
      .meta({ description: 'Whose usage the definition follows: "EU law", "British newspapers".' }),
    lang: languageTag
      .optional()
      .meta({ description: "The language of the term, where it is not the publication's." }),
    dir: direction.optional(),
    match: matchSchema.meta({ description: "When words that look like the term are the term." }),
    figures: z.array(reference).default([]).meta({ description: "Ids of figures that belong to the term." }),
    events: z.array(reference).default([]).meta({ description: "Ids of events that belong to the term." }),
    actors: z.array(reference).default([]).meta({ description: "Ids of actors that belong to the term." }),
    earlier: z
      .array(z.strictObject({ short: line, until: partialDate, sources }))
      .default([])
      .meta({ description: "Earlier wordings of the definition, the latest first." }),
  })
  .meta({ title: "Term", description: "A word that a reader may not know, and what it means here." });

/** A word that a reader may not know, and what it means here. */
export type Term = Readonly<z.output<typeof termSchema>>;

/** A name by which a text may mean a term, and where in its entry it stands. */
export interface TermName {
  readonly name: string;
  readonly path: ReadonlyArray<string | number>;
}

/** What a term is called: itself, and its aliases in their order. */
export function namesOf({ term, aliases }: Pick<Term, "term" | "aliases">): TermName[] {
  return [
    { name: term, path: ["term"] },
    ...aliases.map((name, index) => ({ name, path: ["aliases", index] })),
  ];
}

/** Whether a rule says in what surroundings the term's words are the term, so that another may have the same. */
export function hasContext({ match }: Term): boolean {
  return match.near.length > 0 || match.pages.length > 0 || match.notNear.length > 0;
}
