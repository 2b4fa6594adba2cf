import type { Figure } from "./figure.ts";
import { isAmount } from "./figure-text.ts";
import { isKeptExactly, withoutNoise } from "./number-text.ts";

/** A figure worked out from others, or why it cannot be. */
type Derived = { readonly figure: Figure } | { readonly fault: string };

/** What was worked out already: what rests on the same numbers by several ways would be worked out once for each. */
const knownByFigures = new WeakMap<ReadonlyMap<string, Figure>, Map<string, Figure>>();

/**
 * Works out the figures that are derived from others: ranges keep their ends, and what rests on an approximate number is
 * approximate. A figure that is not derived is given back as it is.
 * @param figureById every figure as its author wrote it; the same map for all of them, for what was worked out is kept with it
 */
export function deriveFigure(
  figure: Figure,
  figureById: ReadonlyMap<string, Figure>,
  path: readonly string[] = [],
): Derived {
  const { derived } = figure;
  if (!derived) return { figure };
  const known = knownByFigures.get(figureById) ?? new Map<string, Figure>();
  knownByFigures.set(figureById, known);
  const before = known.get(figure.id);
  if (before) return { figure: before };
  if (path.includes(figure.id))
    return { fault: `It is derived from itself: ${[...path, figure.id].join(" → ")}.` };
  const parts: Figure[] = [];
  for (const id of derived.of) {
    const part = figureById.get(id);
    if (!part) return { fault: `No figure "${id}".` };
    const resolved = deriveFigure(part, figureById, [...path, figure.id]);
    if ("fault" in resolved) return resolved;
    parts.push(resolved.figure);
  }
  const worked = workOut(figure, derived.operation, parts);
  if ("figure" in worked) known.set(figure.id, worked.figure);
  return worked;
}

type Operation = NonNullable<Figure["derived"]>["operation"];

function workOut(figure: Figure, operation: Operation, parts: readonly Figure[]): Derived {
  const spans = parts.map(spanOf);
  const vague = parts[spans.findIndex((span) => span === undefined)];
  if (vague)
    return { fault: `"${vague.id}" is words and not a number, so nothing can be worked out from it.` };
  const units = new Set(parts.map((part) => part.unit));
  if (units.size > 1)
    return {
      fault: `Its parts have different units: ${[...units].join(", ")}. Leave out those of another unit, or take figures that a source gives in the same.`,
    };
  const result = operate(operation, spans as Span[]);
  if (typeof result === "string") return { fault: result };
  if (!Number.isFinite(result.min) || !Number.isFinite(result.max))
    return {
      fault:
        'It is a number too large to count with, or to count exactly. Write the value in words, as "text".',
    };
  const unit = operation === "share" ? "percent" : operation === "ratio" ? "ratio" : parts[0]?.unit;
  if (unit !== undefined && figure.unit !== undefined && !mayBeSaidIn(figure.unit, unit, operation))
    return {
      fault: `It comes out in ${unit}, and its "unit" is ${figure.unit}. Take the unit out: it follows from the parts.`,
    };
  const value = result.min === result.max ? { amount: result.min } : result;
  const approximate = figure.approximate || parts.some((part) => part.approximate);
  return { figure: { ...figure, ...value, unit: figure.unit ?? unit, approximate } };
}

/**
 * A sum of euros is no pounds, and a share nothing but per cent. Words for what is counted may be others for the whole; a difference of
 * per cents is percentage points.
 */
function mayBeSaidIn(said: string, unit: string, operation: Operation): boolean {
  return said === unit || (operation !== "share" && !isMeasure(said) && !isAmount(unit));
}

/** Whether a unit is one that numbers are told apart by, and no mere word for what is counted. */
function isMeasure(unit: string): boolean {
  return isAmount(unit) || unit === "percent" || unit === "ratio";
}

interface Span {
  readonly min: number;
  readonly max: number;
}

function spanOf({ amount, min, max }: Figure): Span | undefined {
  if (amount !== undefined) return { min: amount, max: amount };
  return min !== undefined && max !== undefined ? { min, max } : undefined;
}

/** Interval arithmetic: the lowest and the highest that the result may be; in words why there is none. */
function operate(operation: Operation, [first, ...rest]: readonly Span[]): Span | string {
  if (!first) return "It has no parts.";
  const others = rest.reduce((sum, span) => ({ min: add(sum.min, span.min), max: add(sum.max, span.max) }), {
    min: 0,
    max: 0,
  });
  switch (operation) {
    case "sum":
      return asCounted(add(first.min, others.min), add(first.max, others.max));
    case "difference":
      return asCounted(add(first.min, -others.max), add(first.max, -others.min));
    case "share":
      return quotient({ min: 100 * first.min, max: 100 * first.max }, others);
    case "ratio":
      return quotient(first, others);
  }
}

/** Beyond 2^53 a sum may lose digits: it is none then. */
function add(a: number, b: number): number {
  const sum = a + b;
  if (Math.abs(sum) <= Number.MAX_SAFE_INTEGER) return sum;
  return sum - a === b && sum - b === a && isKeptExactly(String(BigInt(sum))) ? sum : NaN;
}

/** Of numbers below zero the largest by the smallest is not the largest: all four ends are tried. */
function quotient(first: Span, other: Span): Span | string {
  if (other.min === 0 && other.max === 0) return "It divides by zero.";
  if (other.min <= 0 && other.max >= 0) return "It divides by a range in which zero is.";
  const ends = [first.min, first.max].flatMap((end) => [end / other.min, end / other.max]);
  return asCounted(Math.min(...ends), Math.max(...ends));
}

function asCounted(min: number, max: number): Span {
  return { min: withoutNoise(min), max: withoutNoise(max) };
}
