import * as fc from "fast-check";
import { expect, test } from "vitest";
import { gap, lineAt, placeCard, type Box, type Situation } from "../../src/assets/client/card/place.ts";

const line: Box = { left: 300, top: 200, right: 340, bottom: 220 };

const usual: Situation = {
  lineAbove: line,
  lineBelow: line,
  width: 400,
  height: 150,
  windowWidth: 1000,
  windowHeight: 700,
  isRightToLeft: false,
};

test.each<[string, Partial<Situation>, object]>([
  ["below, where the word starts", {}, { side: "below", left: 300, top: 228 }],
  ["right to left, where the word starts: at its right", { isRightToLeft: true }, { left: 8 }],
  ["still below in the lower half, as long as it fits", at(514), { side: "below" }],
  ["above only when below overflows", at(515), { side: "above", top: 515 - 8 - 150 }],
  [
    "below with less height, where above has less room still",
    { ...at(60), windowHeight: 300, height: 280 },
    { side: "below", room: 204 },
  ],
  ["away from the right edge", { lineAbove: { ...line, left: 900, right: 940 } }, { left: 592 }],
  ["near the pointer, where the line is longer than the card", { pointerX: 900 }, { left: 592 }],
])("%s", (_, difference, expected) => {
  expect(placeCard({ ...usual, ...difference })).toMatchObject(expected);
});

function at(top: number): Partial<Situation> {
  const moved = { ...line, top, bottom: top + 20 };
  return { lineAbove: moved, lineBelow: moved };
}

const situation = fc
  .record({
    windowWidth: fc.integer({ min: 320, max: 3000 }),
    windowHeight: fc.integer({ min: 200, max: 2000 }),
    left: fc.double({ min: 0, max: 1, noNaN: true }),
    top: fc.double({ min: 0, max: 1, noNaN: true }),
    width: fc.integer({ min: 100, max: 304 }),
    height: fc.integer({ min: 20, max: 320 }),
    isRightToLeft: fc.boolean(),
    pointerX: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
  })
  .map(({ left, top, ...rest }): Situation => {
    const x = left * (rest.windowWidth - 40);
    const y = top * (rest.windowHeight - 20);
    const word = { left: x, top: y, right: x + 40, bottom: y + 20 };
    return { ...rest, lineAbove: word, lineBelow: word };
  });

test("a card never covers its line, and keeps its distance from every edge", () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { left, top, side, room } = placeCard(given);
      const height = Math.min(given.height, room);
      expect(left).toBeGreaterThanOrEqual(gap);
      expect(left + given.width).toBeLessThanOrEqual(given.windowWidth - gap + 1e-6);
      const isBelow = side === "below";
      const distance = isBelow ? top - given.lineAbove.bottom : given.lineBelow.top - (top + height);
      expect(distance).toBeCloseTo(gap);
      const isInWindow = isBelow ? top + height <= given.windowHeight - gap + 1e-6 : top >= gap - 1e-6;
      // A line at the very edge leaves no room on either side.
      expect(isInWindow || room === 0).toBe(true);
    }),
  );
});

test("it turns over only where below overflows", () => {
  fc.assert(
    fc.property(situation, (given) => {
      if (placeCard(given).side === "below") return;
      expect(given.lineAbove.bottom + gap + given.height).toBeGreaterThan(given.windowHeight - gap);
    }),
  );
});

test("the line of a wrapped word is the one under the point, or the nearest", () => {
  const first = { left: 700, top: 100, right: 800, bottom: 120 };
  const second = { left: 20, top: 130, right: 90, bottom: 150 };
  expect(lineAt([first, second], 750, 110)).toBe(first);
  expect(lineAt([first, second], 30, 140)).toBe(second);
  expect(lineAt([first, second], 30, 126)).toBe(second);
});
