import { z } from "zod";
import { line, reference, sources } from "./fields.ts";
import { partialDate } from "./partial-date.ts";

/** An entry of `_data/positions.json`: where an actor stands on a question, how we know, and when. */
export const positionSchema = z
  .strictObject({
    actor: reference.meta({ description: "An id from actors.json." }),
    question: line.meta({ description: "The question, in the same words for every actor who answers it." }),
    stance: line.meta({ description: 'In a word or two: "for", "against", "for, at a lower price".' }),
    text: line.meta({ description: "The position in a sentence." }),
    status: line.meta({
      description: "How we know: official, reported, anonymous, disputed, estimate, attributed, denied.",
    }),
    by: line
      .optional()
      .meta({ description: 'Who says so, where it is not the actor: "one European source".' }),
    asOf: partialDate,
    sources,
  })
  .meta({ title: "Position", description: "Where an actor stands on a question, how we know, and when." });

/** Where an actor stands on a question, how we know, and when. */
export type Position = Readonly<z.output<typeof positionSchema>>;
