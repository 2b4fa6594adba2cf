import { renderToString } from "preact-render-to-string";
import type { BlockRenderer } from "../../markdown/render-env.ts";
import { dateText } from "../../model/date-text.ts";
import { fill } from "../../model/figure-text.ts";
import { eventsIn, periodOf } from "./events-in.ts";
import { TimelineList } from "./timeline-list.tsx";
import { Trigger } from "./trigger.tsx";

/** `::timeline{from=2025-05 to=2026-02 actor=starmer}`: the events of a period, of actors, or both. */
export const timelineBlock: BlockRenderer = {
  attributes: ["from", "to", "actor", "events", "title"],
  render(directive, page, report) {
    const events = eventsIn(directive, page, report);
    const period = periodOf(events, directive);
    if (!period) return "";
    const { wording } = page;
    const ends = [period.from, period.to].map((date) => dateText(date, wording.language));
    return renderToString(
      <TimelineList
        events={events}
        publication={page.publication}
        wording={wording}
        buildDate={page.buildDate}
        path={page.path}
        name={directive.label ?? directive.attributes.get("title") ?? fill(wording.timelineOf.name, ...ends)}
        nameId={nameId(directive.attributes)}
        renderText={page.renderText}
        titleOf={(event) => <Trigger page={page} kind="event" id={event.id} children={event.title} />}
        actorOf={(actor) => <Trigger page={page} kind="actor" id={actor.id} children={actor.name} />}
      />,
    );
  },
};

/** Two timelines of one page differ in what they ask for. */
function nameId(attributes: ReadonlyMap<string, string>): string {
  const asked = ["from", "to", "actor", "events"].flatMap((key) => attributes.get(key) ?? []).join("-");
  return `timeline-${asked.replace(/[^\p{L}\p{N}]+/gu, "-")}`;
}
