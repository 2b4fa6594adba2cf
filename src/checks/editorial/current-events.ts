import { endOf } from "../../model/partial-date.ts";
import type { Problem } from "../../model/problem.ts";
import type { EditorialRule } from "./editorial-rule.ts";

/** A scheduled event whose date has passed happened, or did not; a page that still says "scheduled" says neither. */
export const currentEvents: EditorialRule = {
  ids: ["event-current"],
  truth:
    "A scheduled event is still ahead at the build date, and one that happened is not. A warning; an error for what has happened already in the future.",
  check({ publication, buildDate }) {
    return publication.events.flatMap((event): Problem[] => {
      const hasPassed = endOf(event.end ?? event.date) < buildDate;
      if (event.status === "scheduled" && hasPassed) {
        const message = `"${event.id}" is scheduled for ${event.date.iso}, which has passed. Write what became of it, or move the date.`;
        return [
          {
            ...publication.addressOf(event, ["status"]),
            rule: "event-current",
            severity: "warning",
            message,
          },
        ];
      }
      if (event.status === "happened" && event.date.start > buildDate) {
        const message = `"${event.id}" has happened, says its status, but its date ${event.date.iso} is after the build (${buildDate.toISODate()}).`;
        return [
          {
            ...publication.addressOf(event, ["date"]),
            rule: "event-current",
            severity: "error",
            message,
          },
        ];
      }
      return [];
    });
  },
};
