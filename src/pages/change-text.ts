import { parsePartialDate } from "../model/partial-date.ts";
import { wordFor } from "../model/wording.ts";
import type { Change, Detail } from "../releases/change.ts";
import type { SiteView } from "./site-view.ts";

/** What stood there, or stands there now, in the publication's words for statuses and dates. */
export function detailText(
  { wording, dateText, plainText }: SiteView,
  { kind }: Pick<Change, "kind">,
  { part, ...sides }: Detail,
  side: "old" | "new",
): string | undefined {
  const text = sides[side];
  if (text === undefined) return undefined;
  if (part === "status") return wordFor(kind === "event" ? wording.eventStatuses : wording.statuses, text);
  if (part === "long") return plainText(text);
  const date = part === "date" ? parsePartialDate(text) : undefined;
  return date ? dateText(date) : text;
}
