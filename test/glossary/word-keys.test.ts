import { describe, expect, it } from "vitest";
import { languageOf } from "../../src/glossary/languages/languages.ts";
import { wordKeys } from "../../src/glossary/word-keys.ts";

describe("keys of a word for an index", () => {
  it.each([
    ["en", "Countries", ["countries", "country", "countrie"]],
    ["en", "purées", ["purees", "puree"]],
    ["fr", "États", ["etats", "etat"]],
    ["pl", "pożyczki", ["pozyczki"]],
  ])("in %s: %s", (language, word, expected) => {
    expect(wordKeys(word, languageOf(language))).toEqual(expected);
  });
});
