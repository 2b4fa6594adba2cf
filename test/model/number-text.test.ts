import { expect, test } from "vitest";
import { quantityText } from "../../src/model/figure-text.ts";
import { wordingFor } from "../../src/model/wording.ts";

// What Node 20.19 brings with it would write €150B and 150 mil M€.
test.each([
  ["en-GB", "€150bn", "£1.5m", "€4–6.5bn", "€2tn", "15m"],
  ["en-US", "€150B", "£1.5M", "€4–6.5B", "€2T", "15M"],
  ["es", "150 mil M €", "1,5 M GBP", "4000-6500 M €", "2 B €", "15 M"],
  ["fr", "150 Md €", "1,5 M £GB", "4–6,5 Md €", "2 Bn €", "15 M"],
  ["de", "150 Mrd. €", "1,5 Mio. £", "4–6,5 Mrd. €", "2 Bio. €", "15 Mio."],
])("large numbers are written alike by every Node: %s", (language, ...expected) => {
  const wording = wordingFor(language);
  const texts = [
    { amount: 150e9, unit: "EUR" },
    { amount: 1.5e6, unit: "GBP" },
    { min: 4e9, max: 6.5e9, unit: "EUR" },
    { amount: 2e12, unit: "EUR" },
    { amount: 15e6, unit: "count" },
  ].map((quantity) => quantityText(quantity, wording).replace(/[\u00a0\u202f]/g, " "));
  expect(texts).toEqual(expected);
});
