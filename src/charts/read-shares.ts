import { fill, quantityText, type Quantity } from "../model/figure-text.ts";
import type { Wording } from "../model/wording.ts";
import type { ChartFrame, Part, ShareChart } from "./chart.ts";
import type { Datum } from "./datum.ts";
import { barsInWords, barsOf } from "./read-bars.ts";

/** A chart of shares, or why there can be none. */
export type ReadShares = { readonly chart: ShareChart } | { readonly fault: string };

/**
 * Numbers as parts of a whole: of the figure that the author names, of a hundred percent, or else of their sum. Parts that
 * do not fit into the whole are no parts of it.
 */
export function readShareChart(
  datums: readonly Datum[],
  whole: Quantity | undefined,
  frame: ChartFrame,
  wording: Wording,
): ReadShares {
  const notExact = datums.find(({ amount }) => amount === undefined || amount < 0);
  if (notExact) {
    const what = notExact.amount === undefined ? "not one amount" : "less than nothing";
    const name = notExact.figure?.id ?? notExact.label;
    return { fault: `"${name}" is ${what}, so it is no part of a whole. Use kind=bars.` };
  }
  const unit = datums[0]?.unit ?? "count";
  const sum = datums.reduce((total, { amount = 0 }) => total + amount, 0);
  const total = whole?.amount ?? (unit === "percent" ? 100 : sum);
  if (total <= 0) return { fault: "The whole is nothing, so it has no parts." };
  if (sum > total * (1 + roundingSlack)) {
    const texts = [sum, total].map((amount) => quantityText({ amount, unit }, wording, "long"));
    return {
      fault: `The parts add up to ${texts[0]}, which is more than the whole of ${texts[1]}. Use kind=bars.`,
    };
  }
  const percent = new Intl.NumberFormat(wording.language, {
    style: "unit",
    unit: "percent",
    maximumSignificantDigits: 2,
  });
  const shares = datums.map(({ amount = 0 }) => (100 * amount) / Math.max(total, sum));
  // A percentage of a hundred says itself.
  const shareTexts = shares.map((share) =>
    unit === "percent" && total === 100 ? "" : percent.format(share),
  );
  const { bars, places, common } = barsOf(datums, wording, shareTexts);
  let from = 0;
  const parts = bars.map((bar, index): Part => {
    const share = shares[index]!;
    const part = { ...bar, from: round(from), share: round(share), shareText: shareTexts[index]! };
    from += share;
    return part;
  });
  const wholeText = whole ? quantityText(whole, wording) : quantityText({ amount: total, unit }, wording);
  const chart: ShareChart = {
    kind: "share",
    ...frame,
    title: frame.title ?? (common || wording.chart.parts),
    parts,
    rest: sum < total * (1 - roundingSlack) ? round(100 - from) : 0,
    restName: wording.chart.rest,
    ...(parts.length > distinctParts ? { places } : {}),
    says: [fill(wording.chart.saysParts, wholeText), barsInWords(parts, wording)].join(" "),
  };
  return { chart };
}

/** Sources round: nineteen shares that miss the total by a few euros still fill it. */
const roundingSlack = 0.005;

/** A strip of more parts than these cannot be told apart by shade. */
const distinctParts = 6;

function round(percent: number): number {
  return Math.round(percent * 1000) / 1000;
}
