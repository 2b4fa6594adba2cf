import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWords, wordRules, WordSpans } from "../../src/glossary/words.ts";

const spans = new WordSpans();

function wordsOf(text: string, language = "en", elisions: readonly string[] = []): readonly string[] {
  findWords(text, wordRules(language, new Set(elisions)), spans);
  return Array.from({ length: spans.count }, (_, n) => text.slice(spans.starts[n], spans.ends[n]));
}

function offsetsOf(text: string, rules: ReturnType<typeof wordRules>): string {
  findWords(text, rules, spans);
  return Array.from({ length: spans.count }, (_, n) => `${spans.starts[n]}-${spans.ends[n]}`).join(" ");
}

/** The same from the segmenter alone: what UAX #29 and ICU say. */
function offsetsBySegmenter(text: string, { segmenter }: ReturnType<typeof wordRules>): string {
  return [...segmenter.segment(text)]
    .filter(({ segment }) => /(?!\p{M})[\p{Alphabetic}\p{Nd}]/u.test(segment))
    .map(({ segment, index }) => `${index}-${index + segment.length}`)
    .join(" ");
}

describe("words", () => {
  it.each([
    ["", []],
    [" \n ", []],
    ["\uFFFC", []],
    ["...", []],
    ["__proto__", ["__proto__"]],
    ["third-country", ["third", "country"]],
    ["third\u2011country", ["third", "country"]],
    ["states' rights", ["states", "rights"]],
    ["the Council’s", ["the", "Council’s"]],
    ["pre\u00ADfinancing", ["pre\u00ADfinancing"]],
    ["e.g. 3.5 or 1,000", ["e.g", "3.5", "or", "1,000"]],
    ["65/35", ["65", "35"]],
    ["one\uFFFCtwo", ["one", "two"]],
    ["pays\u202Ftiers", ["pays", "tiers"]],
    ["I ❤️ 👩‍👩‍👧 families", ["I", "families"]],
    ["cafe\u0301s", ["cafe\u0301s"]],
    ["न्यायालय का", ["न्यायालय", "का"]],
    ["בית המשפט", ["בית", "המשפט"]],
  ])("of %j are %j", (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it("part an elided article from its noun where the language writes it so", () => {
    expect(wordsOf("l’Union d'aujourd'hui", "fr", ["l", "d"])).toEqual(["l’", "Union", "d'", "aujourd'hui"]);
    expect(wordsOf("l’Union", "en")).toEqual(["l’Union"]);
  });

  it("of a script without spaces are single characters, with the dictionary's words as glue", () => {
    findWords("英国是第三国", wordRules("zh"), spans);
    expect(spans.count).toBe(6);
    expect(Array.from(spans.glued.slice(0, 6))).toEqual([1, 0, 0, 1, 1, 0]);
  });

  // What decides a boundary in UAX #29, one or two of each kind, and what stands around terms.
  const characters = Array.from(
    "azZ19.,:;'’‘_-  \n\u00AD\u00B8éß·Ωжא\"ע٣कि한ﬁ😀\u200D👩\uFE0F€\uFFFC(\u2024\u0387\u200B\u00A0\u0301",
  );

  it.each(["en", "fr", "de", "es", "it", "el", "ru"])("are the segmenter's words, in %s", (language) => {
    const rules = wordRules(language);
    const text = fc.array(fc.constantFrom(...characters), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (sample) => {
        expect(offsetsOf(sample, rules)).toBe(offsetsBySegmenter(sample, rules));
      }),
      { numRuns: 2000 },
    );
  });

  it("are the segmenter's words around every character of Latin, Greek, Cyrillic and punctuation", () => {
    const rules = wordRules("en");
    // A narrow no-break space parts words here and joins them there.
    const codes = Array.from({ length: 0x2400 }, (_, code) => code).filter((code) => code !== 0x202f);
    const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
    const characters = codes.map((code) => String.fromCharCode(code));
    const spaced = characters.filter((character) => !unspaced.test(character));
    const differing = spaced
      .flatMap((character) => [
        `a${character}b`,
        `1${character}2`,
        ` ${character}a`,
        `a'${character}b`,
        `_${character}`,
      ])
      .filter((text) => offsetsOf(text, rules) !== offsetsBySegmenter(text, rules));
    expect(differing).toEqual([]);
  });
});
