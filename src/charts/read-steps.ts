import type { DateTime } from "luxon";
import { shortDateText } from "../model/date-text.ts";
import type { Event } from "../model/event.ts";
import { fill } from "../model/figure-text.ts";
import { endOf } from "../model/partial-date.ts";
import type { Wording } from "../model/wording.ts";
import { timeScale } from "./time-scale.ts";
import type { ChartFrame, Period, Step, StepChart } from "./chart.ts";

/** Events along a line of time. A date that is known to the month is as wide as the month. */
export function readStepChart(
  events: readonly Event[],
  period: Period,
  buildDate: DateTime,
  frame: ChartFrame,
  wording: Wording,
): StepChart {
  const { ticks, place } = timeScale(period, wording.language);
  const clamp = (percent: number) => Math.min(100, Math.max(0, percent));
  const steps = events.map((event): Step => {
    const from = clamp(place(event.date.start.toJSDate()));
    const last = endOf(event.end ?? event.date);
    const isDay = event.date.precision === "day" && !event.end;
    return {
      event,
      date: shortDateText(event.date, wording.language),
      how: event.status === "happened" ? "" : wording.eventStatuses[event.status].toLowerCase(),
      from,
      to: isDay ? from : clamp(place(last.toJSDate())),
    };
  });
  const now = place(buildDate.toJSDate());
  const texts = [period.from, period.to].map((date) => shortDateText(date, wording.language));
  return {
    kind: "timeline",
    ...frame,
    title: frame.title ?? wording.chart.steps,
    steps,
    ticks,
    ...(now > 0 && now < 100 ? { now } : {}),
    says: [
      fill(wording.chart.saysSteps, ...texts),
      // Of many the table tells more in less time.
      ...(steps.length > fewSteps
        ? []
        : steps.map((step) => fill(wording.chart.saysEach, step.date, inWords(step)))),
    ].join(" "),
  };
}

const fewSteps = 8;

function inWords({ event, how }: Step): string {
  return [event.title, how].filter(Boolean).join(", ");
}
