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
    url: webUrl.optional(),
    accessed: partialDate
      .optional()
      .meta({ description: "When somebody last saw the page say what we claim it says." }),
    kind: line.meta({ description: `What it is: ${sourceKinds.join(", ")}.`, examples: [...sourceKinds] }),
    via: line.optional().meta({
      description:
        "Where this source has it from: the id of another source, or its name. Read as “reported by X, citing Y”.",
    }),
    author: line.optional(),
    lang: languageTag.optional(),
    note: line.optional().meta({ description: "What a reader should know before leaning on it." }),
  })
  .meta({ title: "Source", description: "A work that the publication leans on." });

/** A work that the publication leans on. */
export type Source = Readonly<z.output<typeof sourceSchema>>;
