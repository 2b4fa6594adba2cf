import type { Event } from "../../model/event.ts";
import { paths } from "../../model/urls.ts";
import type { Wording } from "../../model/wording.ts";
import { DateOf } from "./date.tsx";
import { Link } from "./link.tsx";

/** Events as dates and titles that lead to the timeline. */
export function EventBrief({
  events,
  from,
  wording,
}: {
  events: readonly Event[];
  from: string;
  wording: Wording;
}) {
  return (
    <ol class="brief">
      {events.map((event) => (
        <li>
          <DateOf date={event.date} language={wording.language} />{" "}
          <Link from={from} to={paths.event(event.id)}>
            {event.title}
          </Link>
        </li>
      ))}
    </ol>
  );
}
