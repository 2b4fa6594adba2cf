import { expect, test } from "vitest";
import { datePattern } from "../../src/model/date-text.ts";

const together = (text: string, language: string): string =>
  text.replace(datePattern(language), (date) => date.replaceAll(" ", "_"));

test("a date is found whole, with a day, without one, without a year", () => {
  expect(together("On 28 November 2025, in May 2025 and by 3 June they met.", "en-GB")).toBe(
    "On 28_November_2025, in May_2025 and by 3_June they met.",
  );
});

test("each language writes it its way", () => {
  expect(together("am 3. März 2026 in Wien", "de")).toBe("am 3._März_2026 in Wien");
  expect(together("le 28 novembre 2025 à Bruxelles", "fr")).toBe("le 28_novembre_2025 à Bruxelles");
  expect(together("el 28 de noviembre de 2025", "es")).toBe("el 28_de_noviembre_de_2025");
  expect(together("on November 28, 2025.", "en-US")).toBe("on November_28,_2025.");
});

test("numbers and words that are no date stay apart", () => {
  for (const text of ["128 May", "They may 3 times", "5 Marchers", "in 2025 May"]) {
    expect(together(text, "en-GB"), text).toBe(text);
  }
});
