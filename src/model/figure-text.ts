import { durationUnits, type Figure } from "./figure.ts";
import { digitsOf, numberText, type NumberText } from "./number-text.ts";
import type { Wording } from "./wording.ts";

/** How much, in one of the ways that a figure, an equivalent or an earlier value can say it. */
export interface Quantity {
  readonly amount?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly text?: string | undefined;
  readonly unit?: string | undefined;
  readonly approximate?: boolean | undefined;
}

/** `short` is how a newspaper writes it (€150bn); `long` gives every digit that the source gave (€150,000,000,000). */
export type QuantityForm = "short" | "long";

/**
 * A quantity as a person of that language writes it, by `Intl` (CLDR): €150bn, €4–6.5bn, 35%, 45 years, about €2bn.
 * Words are given back as they were written.
 */
export function quantityText(quantity: Quantity, wording: Wording, form: QuantityForm = "short"): string {
  const text = bareText(quantity, wording, form);
  return quantity.approximate ? fill(wording.about, text) : text;
}

function bareText(quantity: Quantity, wording: Wording, form: QuantityForm): string {
  const { amount, min, max, text, unit = "count" } = quantity;
  if (text !== undefined) return text;
  const largest = Math.max(Math.abs(amount ?? 0), Math.abs(min ?? 0), Math.abs(max ?? 0));
  const format = numberFormat(wording.language, unit, largest, form);
  const noun = isNoun(unit) ? ` ${unit}` : "";
  if (amount !== undefined) return format.format(amount) + noun;
  if (min !== undefined && max !== undefined) return format.formatRange(min, max) + noun;
  if (min !== undefined) return fill(wording.atLeast, format.format(min) + noun);
  if (max !== undefined) return fill(wording.atMost, format.format(max) + noun);
  return "";
}

const durations: ReadonlySet<string> = new Set(durationUnits);

function isNoun(unit: string): boolean {
  return !isAmount(unit) && !["percent", "count", "ratio"].includes(unit);
}

/** Whether a unit is money or time, which a text writes in its own way. */
export function isAmount(unit: string): boolean {
  return isCurrency(unit) || durations.has(unit);
}

/** By the letters of ISO 4217. */
function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit);
}

const formats = new Map<string, NumberText>();

/** Making a format costs more than using it a thousand times. */
function numberFormat(language: string, unit: string, largest: number, form: QuantityForm): NumberText {
  // People write €9,500 and not €9.5k.
  const compact = form === "short" && largest >= (isCurrency(unit) ? 1e6 : 1e7);
  const key = `${language} ${unit} ${compact} ${form}`;
  const known = formats.get(key);
  if (known) return known;
  const digits: Intl.NumberFormatOptions = compact
    ? { notation: "compact", maximumSignificantDigits: 3 }
    : { ...decimals(form === "long" ? 6 : 2), ...pence(unit) };
  const made = numberText(language, { ...unitOptions(unit), ...digits });
  formats.set(key, made);
  return made;
}

/** So many places behind the point; of what is so small that these would be noughts, so many digits: 0.004 % is not 0 %. */
function decimals(count: number): Intl.NumberFormatOptions {
  return {
    maximumFractionDigits: count,
    maximumSignificantDigits: count,
    roundingPriority: "morePrecision",
  };
}

/** £12.50 and £12, never £12.5. */
function pence(unit: string): Intl.NumberFormatOptions {
  return isCurrency(unit) ? { minimumFractionDigits: 2, trailingZeroDisplay: "stripIfInteger" } : {};
}

function unitOptions(unit: string): Intl.NumberFormatOptions {
  if (isCurrency(unit)) return { style: "currency", currency: unit, minimumFractionDigits: 0 };
  if (unit === "percent") return { style: "unit", unit: "percent" };
  if (durations.has(unit)) return { style: "unit", unit, unitDisplay: "long" };
  return {};
}

/**
 * What stands in `<data value>` for a machine: the number in full, a range as `min/max` (after ISO 8601 intervals, an
 * open end as `..`), words as they are.
 */
export function quantityValue({ amount, min, max, text }: Quantity): string {
  if (amount !== undefined) return digitsOf(amount);
  if (min !== undefined || max !== undefined) {
    return `${min === undefined ? ".." : digitsOf(min)}/${max === undefined ? ".." : digitsOf(max)}`;
  }
  return text ?? "";
}

/** Whether the short form leaves digits out, so that the card should give them. */
export function isRounded(figure: Figure, wording: Wording): boolean {
  const { amount } = figure;
  if (amount === undefined) return false;
  return (
    Number(amount.toPrecision(3)) !== amount &&
    quantityText(figure, wording) !== quantityText(figure, wording, "long")
  );
}

/** Puts a text in the place that a wording keeps for it: `about {}`. */
export function fill(pattern: string, ...values: readonly string[]): string {
  let next = 0;
  return pattern.replace(/\{\}/g, () => values[next++] ?? "");
}
