import type { Quantity } from "../model/figure-text.ts";

/** What of a number can be drawn. A range is no amount, and an open end no end. */
export type Shape =
  | { readonly kind: "exact"; readonly to: number }
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  | { readonly kind: "atLeast"; readonly to: number }
  | { readonly kind: "atMost"; readonly to: number };

/** `undefined` for words: what nobody put a number to is not drawn. */
export function shapeOf({ amount, min, max }: Quantity): Shape | undefined {
  if (amount !== undefined) return { kind: "exact", to: amount };
  if (min !== undefined && max !== undefined) return { kind: "range", from: min, to: max };
  if (min !== undefined) return { kind: "atLeast", to: min };
  if (max !== undefined) return { kind: "atMost", to: max };
  return undefined;
}

/** The numbers that a scale must hold. */
export function endsOf(shape: Shape): readonly number[] {
  return shape.kind === "range" ? [shape.from, shape.to] : [shape.to];
}
