import { z } from "zod";
import { id, line, markdown, reference, sources } from "./fields.ts";
import { partialDate } from "./partial-date.ts";

export const eventStatuses = ["happened", "scheduled", "reported"] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** An entry of `_data/events.json`: something that happened, is to happen, or is said to have happened. */
export const eventSchema = z
  .strictObject({
    id,
    date: partialDate,
    end: partialDate.optional().meta({ description: "The last day of an event that took several." }),
    title: line,
    text: markdown.optional().meta({ description: "What happened, in a sentence or two of Markdown." }),
    status: z.enum(eventStatuses),
    actors: z.array(reference).default([]).meta({ description: "Ids from actors.json." }),
    place: line.optional(),
    sources,
  })
  .meta({ title: "Event", description: "Something that happened, is to happen, or is said to have happened." });

/** Something that happened, is to happen, or is said to have happened. */
export type Event = Readonly<z.output<typeof eventSchema>>;
