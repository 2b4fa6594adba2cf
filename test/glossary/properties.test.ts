import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLinker } from "../../src/glossary/linker.ts";
import type { GlossaryFindings } from "../../src/glossary/passage.ts";
import { termSchema } from "../../src/model/term.ts";
import { everyMention, paragraph, termsFrom } from "./linking.ts";

const terms = termsFrom([
  {
    term: "Safe",
    caseSensitive: true,
    match: { near: ["fund"], sentenceStart: "near", not: ["Safe haven"] },
  },
  "third country",
  "member state",
  "État membre",
  "TCA",
  "loan",
  "loan term",
  "C++",
  "65/35 rule",
  "İstanbul",
  "purée",
  { id: "a", term: "Council (EU)", match: { near: ["fund"] } },
  { id: "b", term: "Council (Strasbourg)" },
]);
const linker = createLinker(terms, "en");

// Terms whole, broken and inflected, among everything that can stand between words.
const pieces = fc.constantFrom(
  "Safe",
  "safe",
  "fund",
  "haven",
  "third",
  "countries",
  "country",
  "member",
  "state's",
  "States’",
  "État",
  "membres",
  "TCAs",
  "loan",
  "loans",
  "term",
  "C++",
  "65/35",
  "rule",
  "İstanbul",
  "istanbul",
  "purée",
  "Council",
  "Councils'",
  "Mr",
  "ß",
  " ",
  " ",
  " ",
  "\u00A0",
  "-",
  "\u2011",
  "–",
  "\n",
  ". ",
  ", ",
  "…",
  "(",
  ")",
  "\uFFFC",
  "\u00AD",
  "\uD800",
  "\uDC00",
  "😀",
  "文",
  "'",
);
const prose = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));
const anyText = fc.oneof(
  prose,
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

function find(text: string, by = linker): GlossaryFindings {
  return by.link([paragraph(text)], everyMention);
}

function spansOf({ mentions, undecided }: GlossaryFindings): readonly { start: number; end: number }[] {
  return [...mentions, ...undecided].toSorted((a, b) => a.start - b.start);
}

describe("whatever the text", () => {
  it("mentions lie in it, in order, and none overlaps another", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of spansOf(find(text))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  it("no mention crosses what the text leaves out", () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const { start, end } of spansOf(find(text)))
          expect(text.slice(start, end)).not.toContain("\uFFFC");
      }),
    );
  });

  it("linking twice is linking once", () => {
    fc.assert(
      fc.property(prose, (text) => {
        const once = find(text);
        expect(find(text)).toEqual(once);
        // What was marked, set as the author's own marks, leaves nothing more to mark.
        const explicit = once.mentions.map(({ start, end, term }) => ({ start, end, term }));
        const silenced = once.undecided.map(({ start, end }) => ({ start, end }));
        const again = linker.link([paragraph(text, { explicit, silenced })], everyMention);
        expect(again.mentions.filter((mention) => mention.explicit)).toHaveLength(once.mentions.length);
      }),
    );
  });

  it("composed and decomposed accents give the same mentions", () => {
    const wordsFound = (text: string) =>
      find(text).mentions.map(
        ({ start, end, term }) => `${term}: ${text.slice(start, end).normalize("NFC")}`,
      );
    fc.assert(
      fc.property(prose, (text) => {
        expect(wordsFound(text.normalize("NFD"))).toEqual(wordsFound(text.normalize("NFC")));
      }),
    );
  });

  it("a term that is not in the text changes nothing", () => {
    const more = createLinker(
      [...terms, ...termsFrom(["zymurgy", "third zymurgy", "zymurgy of loans"])],
      "en",
    );
    fc.assert(
      fc.property(prose, (text) => {
        expect(find(text, more)).toEqual(find(text));
      }),
    );
  });

  it("the order of terms changes nothing", () => {
    const reversed = createLinker(terms.toReversed(), "en");
    fc.assert(
      fc.property(prose, (text) => {
        expect(find(text, reversed).mentions).toEqual(find(text).mentions);
      }),
    );
  });

  it.each(["fr", "de", "tr", "ja", "th", "ar", "hi", "zu"])("no language fails: %s", (language) => {
    const foreign = createLinker(terms, language);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(() => find(text, foreign)).not.toThrow();
      }),
    );
  });

  it("any glossary compiles", () => {
    fc.assert(
      fc.property(
        fc.array(
          // What cannot be shown is no name: the schema says so.
          anyText.filter((name) => termSchema.shape.term.safeParse(name).success),
          { maxLength: 5 },
        ),
        prose,
        (names, text) => {
          const named = termsFrom(names.map((term, n) => ({ id: `term-${n}`, term })));
          expect(() => find(text, createLinker(named, "en"))).not.toThrow();
        },
      ),
    );
  });
});
