import { z } from "zod";
import { languageTag, line, markdown, reference } from "./fields.ts";
import { endOf, writtenDate } from "./partial-date.ts";
import { linkingScopes } from "./site.ts";

/**
 * The front matter of an explainer. Keys that are not ours (tags, permalink, layout, an author's own) belong to
 * Eleventy's data cascade and pass through.
 */
export const frontMatterSchema = z
  .looseObject({
    title: line,
    summary: line.meta({ description: "The answer in one paragraph." }),
    published: writtenDate,
    updated: writtenDate,
    question: line.optional().meta({ description: "The question that the explainer answers." }),
    status: line.optional().meta({ description: "Where the story stands, in a few words." }),
    order: z.number().optional().meta({ description: "Its place among the explainers; lower first." }),
    topic: line.optional(),
    keyPoints: z.array(markdown).default([]).meta({ description: "Three points to take away, in Markdown." }),
    keyFigures: z
      .array(reference)
      .default([])
      .meta({ description: "Ids of figures for the strip at the top." }),
    sources: z
      .array(reference)
      .default([])
      .meta({ description: "Ids of sources beside those that the text cites." }),
    related: z.array(line).default([]).meta({ description: "Slugs of explainers to read next." }),
    changes: z
      .array(z.strictObject({ date: writtenDate, note: markdown }))
      .default([])
      .meta({ description: "What changed, and when, the latest first." }),
    terms: z
      .strictObject({
        off: z
          .array(reference)
          .default([])
          .meta({ description: "Ids of terms that are not marked on this page." }),
        scope: z.enum(linkingScopes).optional(),
        budget: z.number().positive().optional(),
      })
      .prefault({}),
    lang: languageTag.optional(),
    dir: z.enum(["ltr", "rtl"]).optional(),
    draft: z.boolean().default(false),
  })
  .superRefine(({ published, updated }, context) => {
    if (endOf(updated) >= published.start) return;
    context.addIssue({
      code: "custom",
      path: ["updated"],
      message: `Updated (${updated.iso}) before it was published (${published.iso}).`,
      input: updated,
      params: { rule: "dates-in-order" },
    });
  })
  .meta({ title: "Front matter of an explainer" });

/** What an author writes above an explainer. */
export type ExplainerFrontMatter = Readonly<z.output<typeof frontMatterSchema>>;

/** An explainer before it is rendered: its front matter, where it comes from and where it goes. */
export interface Explainer extends ExplainerFrontMatter {
  /** The file's name without extension and date: the last part of its URL. */
  readonly slug: string;
  /** Path from the publication's root, with forward slashes: `content/explainers/what-is-safe.md`. */
  readonly file: string;
  /** Path of the page in the site: `explainers/what-is-safe.html`. */
  readonly path: string;
  /** The line of the file, 1-based, on which the body begins. */
  readonly bodyLine: number;
  /** Finds a key of the front matter in the file, for problems that are found later. */
  readonly addressOf: (path: ReadonlyArray<string | number>) => {
    readonly line: number;
    readonly column: number;
  };
}
