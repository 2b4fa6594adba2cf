import { describe, expect, it } from "vitest";
import { everyMention, linked, type TermInput } from "./linking.ts";

const safe: TermInput = {
  term: "Safe",
  aliases: ["SAFE", "Safe fund"],
  caseSensitive: true,
  match: { sentenceStart: "near", near: ["fund", "loan", "member state"], not: ["Safe haven"] },
};

const councils: readonly TermInput[] = [
  {
    id: "eu",
    term: "Council (EU)",
    caseSensitive: true,
    match: { near: ["ministers", "Brussels"], pages: ["eu-law", "mixed#The treaties"] },
  },
  {
    id: "europe",
    term: "Council (Strasbourg)",
    aliases: ["Council of Europe"],
    caseSensitive: true,
    match: { near: ["human rights"] },
  },
];

describe("the sense of words that mean several things", () => {
  it.each<[promise: string, terms: readonly TermInput[], marked: string]>([
    ["takes a capital within a sentence for the name", [safe], "Under [[Safe|safe]] it is safe."],
    ["asks for a word near at the start of a sentence", [safe], "[[Safe|safe]] loans are long."],
    ["takes inflected words near", [safe], "[[Safe|safe]] is for member states’ lending of funds."],
    ["does not take the name itself for a word near", [safe], "It is so. [[Safe fund|safe]]."],
    ["reports a sentence start that nothing decides", [safe], "[[Safe|safe?]] and sound. It is so."],
    ["leaves initialisms at a sentence start alone", [safe], "[[SAFE|safe]] is large."],
    ["does not look into the next sentence", [safe], "Is it a fund? [[Safe|safe?]] it is. A loan."],
    [
      "knows that an abbreviation ends no sentence",
      [safe],
      "We met Mr. [[Safe|safe]], i.e. [[Safe|safe]], on p. 5.",
    ],
    [
      "takes quoted speech for a sentence",
      [safe],
      "He said: “[[Safe|safe?]] travels!” The “[[Safe|safe]]” scheme.",
    ],
    ["leaves out longer phrases that mean something else", [safe], "It is a Safe haven, not [[Safe|safe]]."],
    [
      "tells councils apart by words near",
      councils,
      "Ministers of the [[Council|eu]]. The [[Council|europe]] guards human rights.",
    ],
    ["leaves alone what nothing decides", councils, "The [[Council|eu?europe?]] met."],
    ["knows a full name without help", councils, "The [[Council of Europe|europe]] met."],
    [
      "leaves alone what both decide",
      councils,
      "The [[Council|eu?europe?]] in Brussels spoke of human rights.",
    ],
    [
      "prefers the spelling as written",
      ["custom", "customs"],
      "an old [[custom|custom]]; at [[customs|customs]]",
    ],
    [
      "prefers the name where only a name has a capital",
      [{ term: "Labour", id: "party", caseSensitive: true }, "labour"],
      "The [[Labour|party]] vote, cheap [[labour|labour]]. [[Labour|party?labour?]] won.",
    ],
    [
      "weighs words against a sense",
      [{ term: "class", match: { notNear: ["school"] } }],
      "a [[class|class]]. The school has a class.",
    ],
    [
      "reports words for and against in one sentence",
      [{ term: "class", match: { near: ["object"], notNear: ["school"] } }],
      "The school has a [[class|class?]] of objects.",
    ],
    [
      "marks nothing without a word near where a term requires one",
      [
        {
          term: "principal",
          aliases: ["principal repayment"],
          match: { requireNear: true, near: ["repayment", "interest"] },
        },
      ],
      "the principal reason. Interest and [[principal|principal]]. The [[principal repayment|principal]].",
    ],
  ])("%s", (_, terms, marked) => {
    const text = marked.replace(/\[\[([^|]+)\|[^\]]+\]\]/g, "$1");
    expect(linked(text, terms)).toBe(marked);
  });

  it("is decided by the page and the section that an editor names", () => {
    const onPage = { ...everyMention, slug: "eu-law" };
    expect(linked("The Council met.", councils, { policy: onPage })).toBe("The [[Council|eu]] met.");
    const mixed = { ...everyMention, slug: "mixed" };
    expect(linked("The Council met.", councils, { policy: mixed, section: "The treaties" })).toBe(
      "The [[Council|eu]] met.",
    );
    expect(linked("The Council met.", councils, { policy: mixed, section: "Elsewhere" })).toBe(
      "The [[Council|eu?europe?]] met.",
    );
  });

  it("goes by words near before the page", () => {
    const onPage = { ...everyMention, slug: "eu-law" };
    expect(linked("The Council guards human rights.", councils, { policy: onPage })).toBe(
      "The [[Council|europe]] guards human rights.",
    );
  });

  it("never marks a sentence start where a term says so", () => {
    const term = { term: "Go", caseSensitive: true, match: { sentenceStart: "never" as const } };
    expect(linked("Go on. I like Go.", [term])).toBe("Go on. I like [[Go|go]].");
  });
});
