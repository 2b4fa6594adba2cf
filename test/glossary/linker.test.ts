import { describe, expect, it } from "vitest";
import { createLinker } from "../../src/glossary/linker.ts";
import { everyMention, linked, paragraph, termsFrom, withMarks, type TermInput } from "./linking.ts";

describe("the linker", () => {
  it("finds nothing without terms, text or passages", () => {
    expect(createLinker([], "en").link([], everyMention)).toEqual({ mentions: [], undecided: [] });
    expect(linked("", ["loan"])).toBe("");
    expect(linked("a loan", [])).toBe("a loan");
    expect(linked("a → b", ["→"])).toBe("a → b");
  });

  it.each<[promise: string, terms: readonly TermInput[], marked: string]>([
    ["words, not substrings", ["bid"], "a [[bid|bid]], forbidden, bidder, a [[bid|bid]]"],
    ["the longest term", ["jury", "grand jury"], "a [[grand jury|grand-jury]] and a [[jury|jury]]"],
    [
      "a term inside another once",
      ["Council", "Council of Europe"],
      "the [[Council of Europe|council-of-europe]]",
    ],
    [
      "the first of two that overlap",
      ["single market", "market rules"],
      "the [[single market|single-market]] rules",
    ],
    [
      "a shorter term when the longer one breaks off",
      ["third country", "third country rules"],
      "[[third country|third-country]] laws",
    ],
    [
      "two names of one term as one mention",
      [{ term: "EU member", aliases: ["member state"], id: "m" }],
      "all [[EU member states|m]]",
    ],
    [
      "hyphen, space and no space alike",
      ["third country"],
      "[[third-country|third-country]] [[third country|third-country]] [[thirdcountry|third-country]]",
    ],
    ["a hyphen where the term has none", ["database"], "a [[data-base|database]]"],
    [
      "non-breaking hyphens and spaces",
      ["third country"],
      "[[third\u2011country|third-country]], [[third\u00A0country|third-country]], [[third\u202Fcountry|third-country]]",
    ],
    ["soft hyphens", ["procurement"], "[[pro\u00ADcure\u00ADment|procurement]]"],
    [
      "a term over a line break",
      ["third country"],
      "a [[third\ncountry|third-country]], a [[third-\ncountry|third-country]]",
    ],
    [
      "curly and straight apostrophes",
      ["Moore's law", "l'Hôpital"],
      "[[Moore’s law|moore-s-law]], [[l’Hôpital|l-hopital]]",
    ],
    [
      "possessives, without their ending",
      ["Council", "member state"],
      "the [[Council|council]]’s, the [[member states|member-state]]' and a [[member state|member-state]]'s",
    ],
    ["accents in either encoding", ["purée"], "[[purée|puree]] [[pure\u0301e|puree]]"],
    ["initialisms only as written", ["EU", "IT"], "the [[EU|eu]], eu, Eu, it, It, [[IT|it]]"],
    ["plurals of initialisms", ["TCA"], "two [[TCAs|tca]], TCAS, tcas"],
    [
      "initialisms in hyphened words",
      ["EU", "UK"],
      "[[EU|eu]]-wide, [[UK|uk]]–[[EU|eu]] talks, non-[[EU|eu]]",
    ],
    [
      "text in capitals",
      ["third country", "grant"],
      "A [[THIRD COUNTRY|third-country]] IS NO [[GRANT|grant]]",
    ],
    ["no lower-case term in an initialism", ["cap", "aid"], "the CAP budget and AID"],
    [
      "signs that belong to a term",
      ["C++", "C", "C#", "€90bn loan", ".NET", "CO₂"],
      "[[C++|c]] [[C|c]] [[C#|c]] [[€90bn loans|90bn-loan]] [[.NET|net]] [[CO₂|co2]]",
    ],
    [
      "marks inside a term",
      ["65/35 rule", "I/O", "Regulation (EU) 2025/1106", "R&D"],
      "the [[65/35 rule|65-35-rule]], [[I/O|i-o]], [[Regulation (EU) 2025/1106|regulation-eu-2025-1106]], [[R&D|r-d]]",
    ],
    [
      "a term without its bracketed qualifier",
      ["variable (programming)"],
      "two [[variables|variable-programming]], a [[variable (programming)|variable-programming]]",
    ],
    [
      "abbreviations with or without their stop",
      ["St. Gallen"],
      "[[St. Gallen|st-gallen]] or [[St Gallen|st-gallen]]",
    ],
    [
      "names that objects have",
      ["__proto__", "constructor", "toString"],
      "[[__proto__|proto]] [[constructors|constructor]] [[toString|tostring]] hasOwnProperty",
    ],
    [
      "no names of people",
      ["grant", "bond"],
      "Hugh Grant and Mr. Bond, Mr Grant; the [[Grant|grant]] of 2025",
    ],
    [
      "no verb after its subject",
      ["bid", "grant", "fund"],
      "They bid with [[bids|bid]]; who bids and who grants [[funds|fund]], she also funds it. It grants, and when it funds a [[bid|bid]], we bid.",
    ],
    [
      "a noun that is given to somebody",
      ["grant", "loan"],
      "It gave it [[grants|grant]] and offered you [[loans|loan]]; from it [[loans|loan]] came.",
    ],
    [
      "no verb after a modal, but the noun of a question",
      ["bid", "fund", "loan"],
      "Firms may bid, would not fund it and cannot also loan. Will [[loans|loan]] help, and can [[funds|fund]]?",
    ],
    [
      "no verb that has an object, but a noun that one goes to",
      ["fund", "court", "grant"],
      "To fund the war, to grant it; taken to [[court|court]], next to [[grants|grant]], to court him",
    ],
    ["no handles, tags or addresses", ["safe", "bid"], "@safe #safe safe.eu bid@example.org"],
    [
      "nothing across commas, stops or brackets",
      ["third country"],
      "the third, country; a third. Country (third) country",
    ],
    [
      "nothing across what the text leaves out",
      ["third country"],
      "third\uFFFCcountry, third \uFFFC country",
    ],
    [
      "words whose lower case is longer or shorter",
      ["İstanbul", "straße"],
      "[[İstanbul|istanbul]] ß [[Straße|stra-e]] [[İstanbul|istanbul]]",
    ],
    ["emoji around terms", ["loan"], "👩‍👩‍👧 [[loan|loan]]👍 [[loans|loan]]"],
  ])("finds %s", (_, terms, marked) => {
    const text = marked.replace(/\[\[([^|]+)\|[^\]]+\]\]/g, "$1");
    expect(linked(text, terms)).toBe(marked);
  });

  it("keeps to offsets of the text as it stands", () => {
    const text = "İİİ ßßß ﬁﬁ e\u0301 third\u00A0countries";
    const { mentions } = createLinker(termsFrom(["third country"]), "en").link(
      [paragraph(text)],
      everyMention,
    );
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(["third\u00A0countries"]);
  });

  it("finds a term by its capitals where the term asks for it", () => {
    const terms = [{ term: "Safe", caseSensitive: true, aliases: ["ReArm"] }];
    expect(linked("a safe Safe, SAFE; ReArm, Rearm", terms)).toBe(
      "a safe [[Safe|safe]], SAFE; [[ReArm|safe]], Rearm",
    );
  });

  it("lets a sentence start raise the first letter of a case-sensitive term", () => {
    const terms = [{ term: "labour", caseSensitive: true }];
    expect(linked("Labour is dear. The Labour vote.", terms)).toBe(
      "[[Labour|labour]] is dear. The Labour vote.",
    );
  });

  it("takes capitals as they come in a line of capitals", () => {
    const terms = [{ term: "Council of Europe", caseSensitive: true }];
    expect(linked("THE COUNCIL OF EUROPE MEETS", terms)).toBe(
      "THE [[COUNCIL OF EUROPE|council-of-europe]] MEETS",
    );
    expect(linked("The COUNCIL OF EUROPE meets", terms)).toBe("The COUNCIL OF EUROPE meets");
  });

  it("always follows marks that the author set, and reads nothing else into their words", () => {
    const text = "the third country fund";
    const explicit = [{ start: 4, end: 9, term: "fraction" }];
    expect(linked(text, ["third country", "country"], { explicit })).toBe(
      "the [[third|fraction]] [[country|country]] fund",
    );
  });

  it("never mentions what the author silenced", () => {
    expect(
      linked("Safe, a third country", ["safe", "third country"], { silenced: [{ start: 8, end: 13 }] }),
    ).toBe("[[Safe|safe]], a third country");
  });

  it("returns mentions in reading order, over all passages", () => {
    const passages = [
      paragraph("loan bid"),
      paragraph("bid loan", { explicit: [{ start: 4, end: 8, term: "loan" }] }),
    ];
    const { mentions } = createLinker(termsFrom(["loan", "bid"]), "en").link(passages, everyMention);
    expect(mentions.map(({ passage, term, explicit }) => [passage, term, explicit])).toEqual([
      [0, "loan", false],
      [0, "bid", false],
      [1, "bid", false],
      [1, "loan", true],
    ]);
  });

  it("takes time in proportion to the text, however the text is built", () => {
    const terms = termsFrom(["a a a a a b", { term: "c", match: { near: ["d"], requireNear: true } }]);
    const linker = createLinker(terms, "en");
    for (const piece of ["a ", "c ", ". ", " ", "!", "a.", "(", "-a", "'", "'a", "a\u0301", "文"]) {
      const text = piece.repeat(100_000 / piece.length);
      const start = performance.now();
      linker.link([paragraph(text)], everyMention);
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(10_000);
    }
  });

  it("shows what it found as text", () => {
    const findings = createLinker(termsFrom(["loan"]), "en").link([paragraph("a loan")], {
      ...everyMention,
      off: new Set(["loan"]),
    });
    expect(withMarks("a loan", findings)).toBe("a [[loan|loan: off]]");
  });
});
