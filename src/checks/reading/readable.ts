import type { EditorialRule } from "../editorial/editorial-rule.ts";
import { readingGrades } from "./reading-grades.ts";

/** A sixth-former reads the opening without effort, and the whole with some. */
const highest = { opening: 10, body: 12 } as const;

/** Short sentences and short words, as far as a formula can tell. */
export const readable: EditorialRule = {
  ids: ["reads-easily"],
  truth:
    `The opening answer of an explainer reads at Flesch–Kincaid grade ${highest.opening} at most, its body at ${highest.body}. ` +
    "Only English is measured. A warning.",
  check(context) {
    return readingGrades(context).flatMap(({ explainer, opening, body }) => {
      const warn = (part: "opening" | "body", grade: number | undefined) =>
        grade === undefined || grade <= highest[part]
          ? []
          : [
              {
                file: explainer.file,
                ...(part === "opening"
                  ? explainer.addressOf(["summary"])
                  : { line: explainer.bodyLine, column: 1 }),
                rule: "reads-easily",
                severity: "warning" as const,
                message:
                  `${part === "opening" ? "The summary" : "The body"} reads at grade ${grade.toFixed(1)}, and ${highest[part]} is ` +
                  "the most. Make two sentences of the longest, and use the shorter word where there is one.",
              },
            ];
      return [...warn("opening", opening), ...warn("body", body)];
    });
  },
};
