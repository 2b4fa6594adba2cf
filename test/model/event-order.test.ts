import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderEvents } from "../../src/model/event-order.ts";
import { eventSchema, type Event } from "../../src/model/event.ts";
import { compareDates } from "../../src/model/partial-date.ts";

/** `2025-12`, or `2025-12 > signed`: an event of that date which came after the one called so. */
function eventsOf(written: Readonly<Record<string, string>>): Event[] {
  return Object.entries(written).map(([id, text]) => {
    const [date, after] = text.split(" > ");
    return eventSchema.parse({ id, date, after, title: id, status: "happened", sources: ["log"] });
  });
}

function order(written: Readonly<Record<string, string>>): string[] {
  return orderEvents(eventsOf(written)).map(({ id }) => id);
}

describe("events stand as they followed each other", () => {
  test.each<[string, Record<string, string>, string[]]>([
    ["by date", { b: "2025-12", a: "2025-11-30" }, ["a", "b"]],
    ["a month before its days", { day: "2026-02-11", month: "2026-02" }, ["month", "day"]],
    ["after what they name", { signed: "2026-02 > cleared", cleared: "2026-02-11" }, ["cleared", "signed"]],
    [
      "and before what came later",
      { later: "2026-02-12", signed: "2026-02 > cleared", cleared: "2026-02-11" },
      ["cleared", "signed", "later"],
    ],
    ["after what that came after", { c: "2026 > b", b: "2026-02 > a", a: "2026-02-11" }, ["a", "b", "c"]],
    [
      "on one day in the order that is told",
      { noon: "2025-12-01 > dawn", dawn: "2025-12-01" },
      ["dawn", "noon"],
    ],
    ["as they did where the dates tell", { b: "2026-03 > a", a: "2026-02-11" }, ["a", "b"]],
    ["as written where nothing tells", { b: "2026", a: "2026" }, ["b", "a"]],
  ])("%s", (_, written, expected) => {
    expect(order(written)).toEqual(expected);
  });

  test("each once, and none before what it came after, whatever they name", () => {
    const date = fc.constantFrom("2025", "2025-06", "2025-06-01", "2025-06-30", "2026", "2026-01-02");
    const event = fc.record({ date, after: fc.option(fc.nat({ max: 7 }), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (drawn) => {
        // Only what was drawn before can be named, so that no circle comes about.
        const written = drawn.map(({ date: of, after }, index): [string, string] => [
          String(index),
          after !== undefined && after < index ? `${of} > ${after}` : of,
        ]);
        const events = eventsOf(Object.fromEntries(written));
        const ordered = orderEvents(events);
        expect(ordered.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(events);
        const placeOf = (id: string | undefined) => ordered.findIndex((one) => one.id === id);
        for (const { id, after } of ordered) expect(placeOf(after)).toBeLessThan(placeOf(id));
        const free = ordered.filter(({ after }) => after === undefined);
        expect(free.toSorted((a, b) => compareDates(a.date, b.date))).toEqual(free);
      }),
    );
  });
});
