import { z } from "zod";
import { claimStatuses, id, line, markdown, reference, sources } from "./fields.ts";
import { partialDate } from "./partial-date.ts";

const answerSchema = z.strictObject({
  text: line.meta({ description: "The answer, as the reader would give it." }),
  to: reference.meta({ description: "The id of the next question or of an outcome of this guide." }),
  note: line.optional(),
  sources,
});

const questionSchema = z.strictObject({
  id,
  text: line.meta({ description: "The question, put to the reader." }),
  help: markdown.optional(),
  answers: z.array(answerSchema).min(2, { error: "A question needs at least two answers." }),
});

const permissionSchema = z.strictObject({
  what: line.meta({ description: 'What may be done: "Borrow", "Buy jointly".' }),
  answer: line.meta({ description: '"Yes", "No", "Up to a share".' }),
  text: markdown.optional(),
  status: z.enum(claimStatuses).optional(),
  sources,
});

const outcomeSchema = z.strictObject({
  id,
  title: line,
  text: markdown,
  may: z.array(permissionSchema).default([]),
  status: z.enum(claimStatuses),
  asOf: partialDate,
  sources,
});

/** An entry of `_data/guides.json`: questions that lead a reader to an outcome. */
export const guideSchema = z
  .strictObject({
    id,
    title: line,
    intro: markdown.optional(),
    start: reference
      .optional()
      .meta({ description: "The first question; without it the first in the list." }),
    questions: z.array(questionSchema).min(1),
    outcomes: z.array(outcomeSchema).min(1),
    sources,
  })
  .meta({ title: "Guide", description: "Questions that lead a reader to an outcome." });

/** Questions that lead a reader to an outcome. */
export type Guide = Readonly<z.output<typeof guideSchema>>;
