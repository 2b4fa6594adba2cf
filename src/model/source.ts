import { z } from "zod";
import { id, languageTag, line, webUrl } from "./fields.ts";
import { partialDate } from "./partial-date.ts";

/**
 * The kinds that we know a name for, from the firmest to the weakest. Another kind is allowed and printed as written.
 */
export const sourceKinds = [
  "law",
  "official",
  "official-repost",
  "parliament",
  "news",
  "news-repost",
  "law-firm",
  "think-tank",
  "trade-body",
  "company",
  "reference",
  "analysis",
  "aggregator",
] as const;

/** An entry of `_data/sources.json`: a work that the publication leans on. */
export const sourceSchema = z
  .strictObject({
    id,
    title: line,
    publisher: line,
    date: partialDate
      .optional()
      .meta({ description: "When it was published, as precisely as it says itself." }),
    undated: z.boolean().optional().meta({
      description: "Whoever read it found no date on it. Printed, so that a missing date is no oversight.",
    }),
    url: webUrl.optional(),
    accessed: partialDate
      .optional()
      .meta({ description: "When somebody last saw the page say what we claim it says." }),
    kind: line.meta({ description: `What it is: ${sourceKinds.join(", ")}.`, examples: [...sourceKinds] }),
    citing: line.optional().meta({
      description:
        "Whose report it repeats: the id of another source, or a name. Read as “reported by X, citing Y”; chains are followed.",
    }),
    via: line.optional().meta({
      description:
        "On whose page it was read, where that is not the publisher’s own: “via Y”. The id of another source means the same as in citing.",
    }),
    quotes: z.array(line).default([]).meta({
      description:
        "What it says word for word. A quotation with this source must be within one of them; … stands for what was left out.",
    }),
    author: line.optional(),
    lang: languageTag.optional(),
    note: line.optional().meta({ description: "What a reader should know before leaning on it." }),
  })
  .superRefine(({ date, undated }, context) => {
    if (!date || !undated) return;
    const message = `Has a date, ${date.iso}, and is said to have none. Take "undated" out.`;
    context.addIssue({
      code: "custom",
      path: ["undated"],
      message,
      input: undated,
      params: { rule: "source-dated-or-not" },
    });
  })
  .meta({ title: "Source", description: "A work that the publication leans on." });

/** A work that the publication leans on. */
export type Source = Readonly<z.output<typeof sourceSchema>>;
