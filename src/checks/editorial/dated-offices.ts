import type { EditorialRule } from "./editorial-rule.ts";
import { editorialWords } from "./languages/words.ts";

/** Offices change hands: a role is true as of a date, never "now". */
export const datedOffices: EditorialRule = {
  ids: ["office-dated"],
  truth:
    "A person's role has an as-of date (the schema) that names at least a month and is not after the build, and does not itself " +
    'say "current" or "now". Errors; a warning where only the year is known.',
  check({ publication, buildDate }) {
    const { relativeRoles } = editorialWords(publication.site.language);
    return publication.actors.flatMap((actor) => {
      if (actor.kind !== "person") return [];
      const problem = (key: "asOf" | "role", severity: "error" | "warning", message: string) => ({
        ...publication.addressOf(actor, [key]),
        rule: "office-dated",
        severity,
        message,
      });
      const word = relativeRoles.find((one) =>
        new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, "iu").test(actor.role),
      );
      return [
        ...(word
          ? [
              problem(
                "role",
                "error",
                `The role of "${actor.id}" says "${word}", which will not stay true. Take the word out: asOf says when it was so.`,
              ),
            ]
          : []),
        ...(actor.asOf.start > buildDate
          ? [
              problem(
                "asOf",
                "error",
                `The role of "${actor.id}" is as of ${actor.asOf.iso}, which is after the build (${buildDate.toISODate()}).`,
              ),
            ]
          : []),
        ...(actor.asOf.precision === "year"
          ? [
              problem(
                "asOf",
                "warning",
                `The role of "${actor.id}" is as of ${actor.asOf.iso}; an office may change hands within a year. Name the month or the day.`,
              ),
            ]
          : []),
      ];
    });
  },
};
