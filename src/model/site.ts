import { z } from "zod";
import { didYouMeanHint } from "./did-you-mean.ts";
import { direction, languageTag, line, markdown, reference, webUrl } from "./fields.ts";
import { partialDate } from "./partial-date.ts";
import { ruleOf, rules } from "./rules.ts";

/** How often a term is marked: the first use in each H2 section, on each page, every use, or never without `:term[…]`. */
export const linkingScopes = ["section", "page", "all", "none"] as const;
export type LinkingScope = (typeof linkingScopes)[number];

const budget = z.number().positive({ error: "A budget is more than 0." });

/** The id of a rule that a publication may switch off. */
const optionalRule = line
  .superRefine((id, context) => {
    if (ruleOf(id)?.canBeOff) return;
    const optional = rules.filter(({ canBeOff }) => canBeOff).map((rule) => rule.id);
    const message = ruleOf(id)
      ? `The rule "${id}" cannot be switched off: without it no right site could be made.`
      : `There is no rule "${id}".${didYouMeanHint(id, optional)}`;
    context.addIssue({ code: "custom", message, input: id, params: { rule: "rule-exists" } });
  })
  .meta({ examples: rules.filter(({ canBeOff }) => canBeOff).map(({ id }) => id) });

/** `_data/site.json`: one object, what the publication says of itself. */
export const siteSchema = z
  .strictObject({
    title: line.meta({ description: "The publication's name." }),
    description: line.meta({ description: "One or two sentences: what a reader finds here." }),
    language: languageTag,
    direction: direction.optional().meta({ description: "Only where the language's script does not tell." }),
    url: webUrl.optional().meta({
      description: "Where the site is published. Only feeds, the sitemap and canonical links need it.",
    }),
    publisher: line.optional().meta({ description: "Who publishes it." }),
    licence: z
      .strictObject({ name: line, url: webUrl.optional() })
      .optional()
      .meta({ description: "The licence of the content." }),
    factsTo: partialDate
      .optional()
      .meta({ description: "The date to which the facts run: nothing later is claimed." }),
    keyFigures: z
      .array(reference)
      .optional()
      .meta({ description: "Ids from figures.json, for the home page, the most telling first." }),
    notice: markdown.optional().meta({ description: "A line of Markdown at the foot of every page." }),
    linking: z
      .strictObject({
        scope: z
          .enum(linkingScopes)
          .default("section")
          .meta({ description: "How often a term is marked. Default: its first use in each section." }),
        budget: z
          .number()
          .positive({ error: "A budget is more than 0. To mark nothing set scope to none." })
          .default(8)
          .meta({ description: "At most this many marks per 100 words. Default: 8." }),
      })
      .prefault({})
      .meta({ description: "The linking policy." }),
    checks: z
      .strictObject({
        off: z
          .array(optionalRule)
          .default([])
          .meta({ description: "Rules of the check that are switched off, by their ids in docs/rules.md." }),
        familiar: z.array(line).default([]).meta({
          description: "Words that are rare and yet known to every reader of this publication: euro.",
        }),
      })
      .prefault({})
      .meta({ description: "What `glossator check` holds the publication to." }),
    budgets: z
      .strictObject({
        view: budget
          .default(60)
          .meta({ description: "A page's first view with its fonts, in kB. Default: 60." }),
        withoutFonts: budget.default(28).meta({
          description: "The first view of an explainer without its fonts, in kB. Default: 28.",
        }),
        firstScreen: budget.default(14.6).meta({
          description:
            "What the first screen of an explainer waits for: the page up to its text, and the styles of that; in kB. Default: 14.6, the first ten packets of a connection.",
        }),
        wholePage: budget.optional().meta({
          description:
            "The whole page of an explainer and those styles, in kB: 14.6 lets the first ten packets bring it to its end. Default: no limit.",
        }),
        scripts: budget.default(12).meta({ description: "Its scripts, in kB. Default: 12." }),
        requests: budget.default(8).meta({ description: "What it asks the host for. Default: 8." }),
      })
      .prefault({})
      .meta({ description: "How much a page may weigh, compressed with brotli; 1 kB is 1,000 bytes." }),
    security: z
      .strictObject({
        trustedTypes: z.boolean().default(false).meta({
          description:
            "Whether pages enforce Trusted Types: no script but ours may load another. Default: false.",
        }),
      })
      .prefault({})
      .meta({ description: "What browsers are told beside the content security policy of every page." }),
    archive: z.boolean().default(false).meta({
      description:
        "Whether each release keeps its explainers as they are then, in archive/, for the build to publish. Default: false.",
    }),
    editUrl: line.optional().meta({
      description: 'In development, what opens a source line: "vscode://file/{file}:{line}:{column}".',
    }),
  })
  .meta({ title: "Site", description: "What the publication says of itself." });

/** What the publication says of itself. */
export type Site = Readonly<z.output<typeof siteSchema>>;
