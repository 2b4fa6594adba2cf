import { describe, expect, test } from "vitest";
import { isTypingError } from "../../src/releases/typing-error.ts";

const words = new Set(["grants", "grant", "states", "loans"]);
const isWord = (word: string) => words.has(word);

describe("a correction that leaves the sense", () => {
  test.each([
    ["a letter that was missing", "The goverment decides.", "The government decides."],
    ["a letter too many", "The councill decides.", "The council decides."],
    ["two letters that changed places", "The sum is adjsuted later.", "The sum is adjusted later."],
    ["another spelling", "An organization of states.", "An organisation of states."],
    ["a word written twice", "It is paid by the the town.", "It is paid by the town."],
    ["a comma", "If asked it lends.", "If asked, it lends."],
    ["a hyphen", "a third country agreement", "a third-country agreement"],
    ["a capital", "the commission decides", "The Commission decides"],
    ["typographer's quotation marks", `the "Safe" scheme`, "the “Safe” scheme"],
    ["an accent written in two code points", "expose\u0301", "expos\u00e9"],
    ["nothing at all", "", ""],
  ])("%s", (_, before, after) => {
    expect(isTypingError(before, after, isWord)).toBe(true);
    expect(isTypingError(after, before, isWord)).toBe(true);
  });
});

describe("what may be another sense is none:", () => {
  test.each([
    ["a number", "up to 35 per cent", "up to 36 per cent"],
    ["a decimal point", "€1.5bn", "€15bn"],
    ["a sign", "a change of −5%", "a change of 5%"],
    ["a currency", "€100", "£100"],
    ["a date", "on 1 May 2026", "on 11 May 2026"],
    ["a short word", "it may not lend", "it may now lend"],
    ["the first letter", "a million", "a billion"],
    ["a word for another", "It is for the scheme.", "It is against the scheme."],
    ["a word that the publication uses", "It pays grants.", "It pays grant."],
    ["a negation", "a legal loan", "an illegal loan"],
    ["a word more", "States may take part.", "States may not take part."],
    ["a question", "It is agreed.", "It is agreed?"],
    ["other text", "A loan for arms.", "Something else."],
    ["text where there was none", "", "A loan."],
  ])("%s", (_, before, after) => {
    expect(isTypingError(before, after, isWord)).toBe(false);
    expect(isTypingError(after, before, isWord)).toBe(false);
  });
});
