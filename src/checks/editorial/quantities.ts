import type { Quantity } from "../../model/figure-text.ts";
import type { Figure } from "../../model/figure.ts";
import type { TypedNumber } from "./typed-numbers.ts";

/** A quantity as the numbers that it may be, ends included. */
interface Interval {
  readonly min: number;
  readonly max: number;
}

/** Every value that a figure is known by: its own, the equivalents that sources state, and what it was before. */
export function valuesOf(figure: Figure): Quantity[] {
  return [
    figure,
    ...figure.equivalents,
    ...figure.earlier.map((earlier) => ({ ...earlier, unit: earlier.unit ?? figure.unit })),
  ];
}

/** Whether both may be true of one thing: they overlap, given rounding and "about". */
export function agrees(typed: TypedNumber, quantity: Quantity): boolean {
  const interval = intervalOf(quantity);
  if (!interval) return true;
  const reach = quantity.approximate ? 0.1 * Math.max(...finite(interval)) : 0;
  return typed.min - typed.slack <= interval.max + reach && interval.min - reach <= typed.max + typed.slack;
}

/** Whether a number that was worked out is what somebody states, who may have rounded it to the digits that they give. */
export function agreesRounded(exact: Quantity, stated: Quantity): boolean {
  const [interval, said] = [intervalOf(exact), intervalOf(stated)];
  if (!interval || !said) return true;
  const reach = (value: number) =>
    Math.max(roundingOf(value), stated.approximate ? 0.1 * Math.abs(value) : 0);
  return said.min - reach(said.min) <= interval.min && interval.max <= said.max + reach(said.max);
}

/** Half of the last digit that is not nought: 72 is from 71.5 to 72.5, and 150 from 145 to 155. */
function roundingOf(value: number): number {
  if (!Number.isFinite(value) || value === 0) return 0.5;
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  const decimals = digits.split(".")[1]?.length ?? 0;
  return 0.5 * 10 ** (Number(exponent) - decimals);
}

/** Whether the typed number is this quantity as a person would write it. */
export function isSame(typed: TypedNumber, quantity: Quantity): boolean {
  const interval = intervalOf(quantity);
  if (!interval || typed.unit !== (quantity.unit ?? "count")) return false;
  const typedEnds = finite(typed);
  const ends = finite(interval);
  const sameEnds = (a: number | undefined, b: number | undefined) =>
    a !== undefined && b !== undefined && Math.abs(a - b) <= typed.slack;
  return sameEnds(typedEnds[0], ends[0]) && sameEnds(typedEnds.at(-1), ends.at(-1));
}

/** Whether the two are near enough for one to be a slip or an old value of the other. */
export function isNear(typed: TypedNumber, quantity: Quantity): boolean {
  const interval = intervalOf(quantity);
  if (!interval) return false;
  const [a = 0] = finite(typed);
  return finite(interval).some((b) => a > 0 && b > 0 && Math.max(a / b, b / a) <= nearness);
}

/** A number ten times another is of something else, more likely than not. */
const nearness = 10;

function intervalOf({ amount, min, max }: Quantity): Interval | undefined {
  if (amount !== undefined) return { min: amount, max: amount };
  if (min === undefined && max === undefined) return undefined;
  return { min: min ?? -Infinity, max: max ?? Infinity };
}

function finite({ min, max }: Interval): number[] {
  return [...new Set([min, max])].filter(Number.isFinite);
}
