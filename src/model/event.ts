import { z } from "zod";
import { id, line, markdown, reference, sources } from "./fields.ts";
import { endOf, partialDate } from "./partial-date.ts";

export const eventStatuses = ["happened", "scheduled", "reported"] as const;

/** An entry of `_data/events.json`: something that happened, is to happen, or is said to have happened. */
export const eventSchema = z
  .strictObject({
    id,
    date: partialDate,
    end: partialDate.optional().meta({ description: "The last day of an event that took several." }),
    title: line,
    text: markdown.optional().meta({ description: "What happened, in a sentence or two of Markdown." }),
    status: z.enum(eventStatuses),
    after: reference.optional().meta({
      description:
        "The id of an event that came before this one, where the dates do not tell: one of them names the month or the year only, or both the same day.",
    }),
    actors: z.array(reference).default([]).meta({ description: "Ids from actors.json." }),
    place: line.optional(),
    sources,
  })
  .superRefine(({ date, end }, context) => {
    if (!end || endOf(end) >= date.start) return;
    context.addIssue({
      code: "custom",
      path: ["end"],
      message: `The event ends (${end.iso}) before it begins (${date.iso}).`,
      input: end,
      params: { rule: "dates-in-order" },
    });
  })
  .meta({
    title: "Event",
    description: "Something that happened, is to happen, or is said to have happened.",
  });

/** Something that happened, is to happen, or is said to have happened. */
export type Event = Readonly<z.output<typeof eventSchema>>;
