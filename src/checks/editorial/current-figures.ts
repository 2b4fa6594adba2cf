import { endOf } from "../../model/partial-date.ts";
import type { EditorialRule } from "./editorial-rule.ts";

/** Days in which a newer figure may be looked up and written down before a build fails. */
const graceDays = 30;
/** Days before, in which to be reminded. */
const reminderDays = 14;

/** A figure says itself when it will be out of date. */
export const currentFigures: EditorialRule = {
  ids: ["figure-current"],
  truth: `A figure or a table is not past its nextExpected: a warning ${reminderDays} days before and for ${graceDays} days after, then an error.`,
  check({ publication, buildDate }) {
    return [...publication.figures, ...publication.tables].flatMap((entry) => {
      const { nextExpected } = entry;
      if (!nextExpected) return [];
      const due = endOf(nextExpected);
      if (buildDate < nextExpected.start.minus({ days: reminderDays })) return [];
      const isOverdue = buildDate > due.plus({ days: graceDays });
      const days = Math.abs(Math.floor(due.diff(buildDate, "days").days));
      const when =
        buildDate > due
          ? `was due ${nextExpected.iso}, ${days} ${days === 1 ? "day" : "days"} ago`
          : `is due ${nextExpected.iso}`;
      return [
        {
          ...publication.addressOf(entry, ["nextExpected"]),
          rule: "figure-current",
          severity: isOverdue ? ("error" as const) : ("warning" as const),
          message:
            `A newer value of "${entry.id}" ${when}. Write it down, move this one to "earlier", and set nextExpected anew; ` +
            "if there is none yet, say in the note why and give the date of the next look.",
        },
      ];
    });
  },
};
