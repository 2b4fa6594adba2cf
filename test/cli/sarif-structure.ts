import type { Log } from "sarif";
import { z } from "zod";

/**
 * The part of SARIF 2.1.0 that our reports use, as its schema has it: what must be there, what may, and nothing else.
 * Sections are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
const level = z.enum(["none", "note", "warning", "error"]);
const text = z.string().min(1);
/** 3.4.3: a URI reference, with `uriBaseId` relative. */
const relativeUri = z.string().regex(/^(?![a-z][a-z0-9+.-]*:)(?:[\w.~!$&'()*+,;=@:/-]|%[0-9A-F]{2})+$/i);

/** 3.11, 3.12 */
const multiformat = z.strictObject({ text, markdown: text.optional() });
/** 3.49 */
const descriptor = z.strictObject({
  id: text,
  shortDescription: multiformat.optional(),
  fullDescription: multiformat.optional(),
  help: multiformat.optional(),
  defaultConfiguration: z.strictObject({ level }).optional(),
  properties: z.looseObject({ tags: z.array(text).optional() }).optional(),
});
/** 3.28, 3.29, 3.30 */
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: relativeUri, uriBaseId: text }),
    region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
  }),
});
/** 3.27 */
const result = z.strictObject({
  ruleId: text,
  ruleIndex: z.int().min(0),
  level,
  message: z.strictObject({ text }),
  locations: z.array(location).min(1),
});
/** 3.14: a result names its rule by id and by place, and both are the same rule. */
const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: text,
        semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
        rules: z.array(descriptor),
      }),
    }),
    columnKind: z.enum(["utf16CodeUnits", "unicodeCodePoints"]),
    results: z.array(result),
  })
  .refine(
    ({ tool, results }) =>
      results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId),
    "A result names another rule by its index than by its id.",
  )
  .refine(
    ({ tool: { driver } }) => new Set(driver.rules.map(({ id }) => id)).size === driver.rules.length,
    "A rule is described twice.",
  );

/** 3.13 */
export const sarifStructure = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z.array(run).min(1),
}) satisfies z.ZodType<Log>;
