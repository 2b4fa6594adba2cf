import { array, assert, constantFrom, nat, property, string, stringMatching } from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptOf } from "../../src/assets/client/search/excerpt.ts";
import { fold, foldedWords } from "../../src/assets/client/search/fold.ts";
import { sharedPhrasing } from "../../src/assets/client/search/shared-phrasing.ts";
import { spellingsOf } from "../../src/assets/client/search/spellings.ts";
import { typingDistance } from "../../src/assets/client/search/typing-distance.ts";

describe("text is compared as readers type it", () => {
  test.each([
    ["", ""],
    ["Maroš Šefčovič", "maros sefcovic"],
    ["Łódź, Ærø & Straße", "lodz aero strasse"],
    ["the EU’s reset", "the eu reset"],
    ["third-country", "third country"],
    ["€1,500,000", "1500000"],
    ["ﬁnance", "finance"],
    ["Ελλάδα", "ελλαδα"],
  ])("%s", (text, folded) => expect(fold(text)).toBe(folded));

  test("folding twice changes nothing", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe("slips of the keyboard are counted", () => {
  test.each([
    ["safe", "safe", 0],
    ["saef", "safe", 1],
    ["partnersip", "partnership", 1],
    ["securty", "security", 1],
    ["alignement", "alignment", 1],
    ["cat", "dog", Infinity],
  ])("%s for %s", (typed, meant, slips) => expect(typingDistance(typed, meant, 2)).toBe(slips));

  test("the same both ways, and none only between equals", () => {
    const word = string({ unit: constantFrom("a", "b", "c"), maxLength: 8 });
    assert(
      property(word, word, (a, b) => {
        expect(typingDistance(a, b, 3)).toBe(typingDistance(b, a, 3));
        expect(typingDistance(a, b, 3) === 0).toBe(a === b);
      }),
    );
  });
});

describe("a word is read as itself where it is known, and otherwise as what was likely meant", () => {
  const spellings = spellingsOf(["cost", "costa", "cars", "carney", "date", "partnership", "2025", "2028"]);
  test.each([
    ["cost", ["cost"]],
    ["car", ["cars"]],
    ["carn", ["carney"]],
    ["partn", ["partnership"]],
    ["partnersip", ["partnership"]],
    ["tcos", []],
    ["csot", ["cost"]],
    ["rate", []],
    ["2026", []],
    ["202", []],
  ])("%s", (typed, meant) => {
    const readings = spellings.readingsOf(typed, { mayBeBeginning: true, mayBeSlip: true });
    expect([...readings.keys()]).toEqual(meant);
  });

  test("where something else is typed after it, it is no beginning", () => {
    expect([...spellings.readingsOf("partn", { mayBeBeginning: false, mayBeSlip: true }).keys()]).toEqual([]);
  });
});

describe("a question is put as a title puts it", () => {
  test.each([
    ["why did the ferry stop", "Why did the ferry stop?", 1],
    ["why did the boat stop", "Why did the ferry’s master resign?", 3 / 5],
    ["why did the boat stop", "What does it cost to stop the boat?", 2 / 5],
    ["why did it sink", "Who sank it?", 0],
    ["", "Who sank it?", 0],
  ])("%s: %s", (query, title, share) =>
    expect(sharedPhrasing(foldedWords(query), [["else"], foldedWords(title)])).toBeCloseTo(share),
  );
});

describe("an excerpt", () => {
  test("begins with the sentence of what was found, and marks it", () => {
    const words = "One two three. Four five found, six seven. Eight nine".split(" ");
    expect(excerptOf(words, [5])).toEqual([
      { text: "… Four five ", marked: false },
      { text: "found", marked: true },
      { text: ", six seven. Eight nine", marked: false },
    ]);
  });

  test("is words of the text in their order, with something marked if something was found", () => {
    const text = array(stringMatching(/^[a-z]{1,8}[.,]?$/), { minLength: 1, maxLength: 120 });
    assert(
      property(text, array(nat(119), { maxLength: 6 }), (words, positions) => {
        const found = [...new Set(positions.filter((at) => at < words.length))].sort((a, b) => a - b);
        const parts = excerptOf(words, found);
        const shown = parts
          .map((part) => part.text)
          .join("")
          .replaceAll("…", "")
          .trim();
        expect(words.join(" ")).toContain(shown);
        expect(parts.some(({ marked }) => marked)).toBe(found.length > 0);
      }),
    );
  });
});
