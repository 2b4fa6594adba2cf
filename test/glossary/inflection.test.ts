import { describe, expect, it } from "vitest";
import { linked } from "./linking.ts";
import inflections from "./inflections.json" with { type: "json" };

type Pairs = { readonly same: readonly string[][]; readonly different: readonly string[][] };

describe.each(Object.entries(inflections as Readonly<Record<string, Pairs>>))(
  "inflection in %s",
  (language, pairs) => {
    it.each(pairs.same)("finds %s in %s", (term, text) => {
      expect(linked(text, [term], { language })).toContain("[[");
    });

    it.each(pairs.different)("does not take %s for %s", (term, text) => {
      expect(linked(text, [term], { language })).toBe(text);
    });
  },
);

describe("inflection", () => {
  it("can be switched off for a term", () => {
    const exact = { term: "bond", match: { exact: true } };
    expect(linked("a bond, two bonds, a Bond’s", [exact])).toBe(
      "a [[bond|bond]], two bonds, a [[Bond|bond]]’s",
    );
  });

  it("reaches all words of a stem where a term asks for it", () => {
    const stem = { term: "refactor", match: { stem: true } };
    expect(linked("He refactored; refactoring helps.", [stem])).toBe(
      "He [[refactored|refactor]]; [[refactoring|refactor]] helps.",
    );
    expect(linked("He refactored it.", ["refactor"])).toBe("He refactored it.");
  });

  it("follows the language of a term in a text of another", () => {
    const german = { term: "Drittstaat", lang: "de" };
    expect(linked("So-called Drittstaaten pay.", [german])).toBe(
      "So-called [[Drittstaaten|drittstaat]] pay.",
    );
  });
});
