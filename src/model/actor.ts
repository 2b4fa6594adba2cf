import { z } from "zod";
import { id, languageTag, line, markdown, reference, sources } from "./fields.ts";
import { partialDate } from "./partial-date.ts";

export const actorKinds = ["person", "institution", "country", "organisation"] as const;

/** An entry of `_data/actors.json`: somebody who acts in the story. */
export const actorSchema = z
  .strictObject({
    id,
    kind: z.enum(actorKinds),
    name: line,
    aliases: z
      .array(line)
      .default([])
      .meta({ description: "Other names, for search: without accents, in short." }),
    role: line.meta({ description: "What they are, as of the date in asOf." }),
    asOf: partialDate.meta({ description: "The date at which the role was so. Offices change hands." }),
    memberOf: z
      .union([reference.transform((one) => [one]), z.array(reference)])
      .optional()
      .transform((ids) => ids ?? [])
      .meta({ description: "Ids of the actors that this one belongs to." }),
    text: markdown.optional().meta({ description: "Who they are in the story, in Markdown." }),
    lang: languageTag.optional().meta({ description: "The language of the name." }),
    sources,
  })
  .meta({ title: "Actor", description: "A person, institution, country or organisation in the story." });

/** A person, institution, country or organisation in the story. */
export type Actor = Readonly<z.output<typeof actorSchema>>;
