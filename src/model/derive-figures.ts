import type { Figure } from "./figure.ts";

/** A figure worked out from others, or why it cannot be. */
type Derived = { readonly figure: Figure } | { readonly fault: string };

/**
 * Works out the figures that are derived from others: ranges keep their ends, and what rests on an approximate number is
 * approximate. A figure that is not derived is given back as it is.
 */
export function deriveFigure(
  figure: Figure,
  figureById: ReadonlyMap<string, Figure>,
  path: readonly string[] = [],
): Derived {
  const { derived } = figure;
  if (!derived) return { figure };
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
  const spans = parts.map(spanOf);
  const vague = parts[spans.findIndex((span) => span === undefined)];
  if (vague)
    return { fault: `"${vague.id}" is words and not a number, so nothing can be worked out from it.` };
  const units = new Set(parts.map((part) => part.unit));
  if (units.size > 1) return { fault: `Its parts have different units: ${[...units].join(", ")}.` };
  const result = operate(derived.operation, spans as Span[]);
  if (!Number.isFinite(result.min) || !Number.isFinite(result.max)) return { fault: "It divides by zero." };
  const unit =
    derived.operation === "share" ? "percent" : derived.operation === "ratio" ? "ratio" : parts[0]?.unit;
  const value = result.min === result.max ? { amount: result.min } : result;
  const approximate = figure.approximate || parts.some((part) => part.approximate);
  return { figure: { ...figure, ...value, unit: figure.unit ?? unit, approximate } };
}

interface Span {
  readonly min: number;
  readonly max: number;
}

function spanOf({ amount, min, max }: Figure): Span | undefined {
  if (amount !== undefined) return { min: amount, max: amount };
  return min !== undefined && max !== undefined ? { min, max } : undefined;
}

/** Interval arithmetic: the lowest and the highest that the result may be. */
function operate(
  operation: NonNullable<Figure["derived"]>["operation"],
  [first, ...rest]: readonly Span[],
): Span {
  if (!first) return { min: NaN, max: NaN };
  const others = rest.reduce((sum, span) => ({ min: sum.min + span.min, max: sum.max + span.max }), {
    min: 0,
    max: 0,
  });
  switch (operation) {
    case "sum":
      return { min: first.min + others.min, max: first.max + others.max };
    case "difference":
      return { min: first.min - others.max, max: first.max - others.min };
    case "share":
      return { min: (100 * first.min) / others.max, max: (100 * first.max) / others.min };
    case "ratio":
      return { min: first.min / others.max, max: first.max / others.min };
  }
}
