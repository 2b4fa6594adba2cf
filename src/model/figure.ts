import { z } from "zod";
import { figureStatuses, id, line, reference, sources } from "./fields.ts";
import { partialDate } from "./partial-date.ts";

/** Units of time that `Intl.NumberFormat` knows how to say. */
export const durationUnits = ["year", "month", "week", "day", "hour", "minute", "second"] as const;

/**
 * What is counted: an ISO 4217 currency, `percent` (65 is 65 %), a unit of time, `ratio`, or `count`.
 * Another word is printed after the number as written, so `unit: "drones"` says "40 drones".
 */
const unit = line.meta({
  description:
    'A currency ("EUR"), "percent", "year" … "second", "ratio", "count", or the word for what is counted.',
});

/** How much: one amount, a range, or words where nobody gave a number. */
interface Quantity {
  readonly amount?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly text?: string | undefined;
  readonly derived?: unknown;
}

const quantityFields = {
  amount: z
    .number()
    .optional()
    .meta({ description: "The number, in full: 150e9. For a percentage 35, not 0.35." }),
  min: z.number().optional().meta({ description: "The lower end of a range. Without max: at least this." }),
  max: z.number().optional().meta({ description: "The upper end of a range. Without min: at most this." }),
  text: line
    .optional()
    .meta({ description: 'The words, where no number was given: "hundreds of millions of euros".' }),
};

/** One slip in an entry must not hide another: zod would look at the whole only when every part is right. */
const evenIfFaulty = {
  when: ({ value }: { readonly value: unknown }) =>
    typeof value === "object" && value !== null && !Array.isArray(value),
};

/** Exactly one of amount, a range, text (and, for a figure, derived); and a range that runs upwards. */
function checkQuantity(value: Quantity, context: z.core.$RefinementCtx, mayDerive: boolean): void {
  const isRange = value.min !== undefined || value.max !== undefined;
  const given = [value.amount !== undefined, isRange, value.text !== undefined, value.derived !== undefined];
  const count = given.filter(Boolean).length;
  if (count !== 1) {
    const choices = `"amount", "min" and "max", "text"${mayDerive ? ', or "derived"' : ""}`;
    const found = count === 0 ? "Has no value" : "Has more than one kind of value";
    context.addIssue({
      code: "custom",
      message: `${found}. Give exactly one of ${choices}.`,
      input: value,
      params: { rule: "figure-has-one-value" },
    });
  }
  if (typeof value.min === "number" && typeof value.max === "number" && value.min > value.max) {
    context.addIssue({
      code: "custom",
      path: ["min"],
      message: `The range runs backwards: min ${value.min} is more than max ${value.max}.`,
      input: value.min,
      params: { rule: "range-runs-upwards" },
    });
  }
}

const equivalentSchema = z
  .strictObject({ ...quantityFields, unit, approximate: z.boolean().default(false), sources })
  .superRefine((value, context) => checkQuantity(value, context, false), evenIfFaulty)
  .meta({ description: "The same sum in another unit, as a source states it. Never computed." });

const earlierSchema = z
  .strictObject({
    ...quantityFields,
    unit: unit.optional(),
    approximate: z.boolean().default(false),
    asOf: partialDate,
    status: z.enum(figureStatuses).optional(),
    note: line.optional(),
    sources,
  })
  .superRefine((value, context) => checkQuantity(value, context, false), evenIfFaulty)
  .meta({ description: "What the figure was before." });

const statedSchema = z
  .strictObject({
    ...quantityFields,
    approximate: z.boolean().default(false),
    sources: z.array(reference).min(1, { error: "Has no source. Whoever states it is one." }),
  })
  .superRefine((value, context) => checkQuantity(value, context, false), evenIfFaulty);

/** How a derived figure is worked out from others, by the build. */
const derivedSchema = z
  .strictObject({
    operation: z.enum(["sum", "difference", "share", "ratio"]).meta({
      description:
        "sum of all; difference: first less the rest; share: first as a percentage of second; ratio: first over second.",
    }),
    of: z.array(reference).min(2, { error: "Name at least two figures." }),
    stated: z.array(statedSchema).optional().meta({
      description: "The same as sources state it, in the same unit. The check compares, given rounding.",
    }),
  })
  .meta({ description: "Worked out by the build from other figures." });

/** An entry of `_data/figures.json`: a sourced number. */
export const figureSchema = z
  .strictObject({
    id,
    label: line.meta({ description: 'What the number is, as a label: "Size of Safe".' }),
    ...quantityFields,
    derived: derivedSchema.optional(),
    unit: unit
      .optional()
      .meta({ description: "What is counted. Needed unless the figure is only words or derived." }),
    approximate: z.boolean().default(false).meta({ description: 'Printed with "about".' }),
    asOf: partialDate.meta({ description: "The date at which the number was so." }),
    status: z.enum(figureStatuses),
    by: line.optional().meta({
      description:
        'Who says so, where the source alone does not tell: "a source close to the UK government".',
    }),
    sources: z
      .array(reference)
      .min(1, { error: "Has no source. Every number needs at least one." })
      .meta({ description: "Ids from sources.json, the weightiest first. At least one." }),
    equivalents: z.array(equivalentSchema).default([]),
    nextExpected: partialDate.optional().meta({ description: "When a newer figure is due." }),
    note: line.optional().meta({ description: "What a reader must know to read the number right." }),
    compare: z
      .array(reference)
      .default([])
      .meta({ description: "Ids of figures that it should be seen beside." }),
    subject: line.optional().meta({
      description: "Words that, near a typed number, mean this figure: for the check on contradictions.",
    }),
    earlier: z.array(earlierSchema).default([]).meta({ description: "Earlier values, the latest first." }),
  })
  .superRefine((value, context) => {
    checkQuantity(value, context, true);
    if (value.unit === undefined && value.text === undefined && value.derived === undefined) {
      context.addIssue({
        code: "custom",
        message: 'Has no unit. Add one, as in "unit": "EUR" or "unit": "percent".',
        input: value,
        params: { rule: "figure-has-unit" },
      });
    }
  }, evenIfFaulty)
  .meta({ title: "Figure", description: "A sourced number." });

/** A sourced number. */
export type Figure = Readonly<z.output<typeof figureSchema>>;
