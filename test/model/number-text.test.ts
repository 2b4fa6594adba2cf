import { expect, test } from "vitest";
import { quantityText, quantityValue } from "../../src/model/figure-text.ts";
import { isKeptExactly } from "../../src/model/number-text.ts";
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

test.each([
  ["0", true],
  ["-0.0", true],
  ["150e9", true],
  ["1.50E+3", true],
  ["0.1", true],
  ["999999999999999", true],
  ["9007199254740992", true],
  ["9007199254740993", false],
  ["-9007199254740993", false],
  ["12345678901234567890", false],
  ["100000000000000000000000", true],
  ["0.1000000000000000055", false],
  ["1e-9", true],
  ["1e-400", false],
  ["1e400", true],
])("a number that would come out with other digits is known: %s", (written, isKept) => {
  expect(isKeptExactly(written)).toBe(isKept);
});

test.each([
  [{ amount: 0.004, unit: "percent" }, "0.004%", "0.004"],
  [{ amount: 0.0123456, unit: "GBP" }, "£0.012", "0.0123456"],
  [{ amount: 12.3456, unit: "percent" }, "12.35%", "12.3456"],
  [{ amount: 12.5, unit: "GBP" }, "£12.50", "12.5"],
  [{ amount: 1234.5, unit: "count" }, "1,234.5", "1234.5"],
  [{ amount: -0.0005, unit: "count" }, "-0.0005", "-0.0005"],
])("what is small is not nothing: %j", (quantity, text, value) => {
  expect(quantityText(quantity, wordingFor("en-GB"))).toBe(text);
  expect(quantityValue(quantity)).toBe(value);
});
