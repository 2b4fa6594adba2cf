import { describe, expect, it } from "vitest";
import { createLinker } from "../../src/glossary/linker.ts";
import type { LinkingPolicy } from "../../src/glossary/linking-policy.ts";
import type { Passage } from "../../src/glossary/passage.ts";
import { everyMention, paragraph, termsFrom } from "./linking.ts";

const terms = ["loan", "bid", "grace period", "TCA", "grant"];

function statesOf(passages: readonly Passage[], policy: Partial<LinkingPolicy>): readonly string[] {
  const { mentions } = createLinker(termsFrom(terms), "en").link(passages, {
    ...everyMention,
    budget: 8,
    ...policy,
  });
  return mentions.map(({ term, state }) => `${term} ${state}`);
}

const twoSections = [
  paragraph("A loan and a loan.", { section: "one" }),
  paragraph("A loan.", { section: "one" }),
  paragraph("A loan.", { section: "two" }),
];

describe("the linking policy", () => {
  it.each([
    ["section", ["loan marked", "loan repeated", "loan repeated", "loan marked"]],
    ["page", ["loan marked", "loan repeated", "loan repeated", "loan repeated"]],
    ["all", ["loan marked", "loan marked", "loan marked", "loan marked"]],
    ["none", ["loan off", "loan off", "loan off", "loan off"]],
  ] as const)("marks by scope: %s", (scope, expected) => {
    expect(statesOf(twoSections, { scope })).toEqual(expected);
  });

  it("marks nothing that the page switched off, and nothing in a heading, which is no first use either", () => {
    const passages = [paragraph("A loan, a bid", { markable: false }), paragraph("A loan, a bid.")];
    expect(statesOf(passages, { scope: "page", off: new Set(["bid"]) })).toEqual([
      "loan unmarkable",
      "bid off",
      "loan marked",
      "bid off",
    ]);
  });

  it("marks what the author marked whatever the policy, and counts it as the first use", () => {
    const explicit = [{ start: 2, end: 6, term: "loan" }];
    const passages = [paragraph("A loan.", { explicit, markable: false }), paragraph("A loan.")];
    expect(statesOf(passages, { scope: "page" })).toEqual(["loan marked", "loan repeated"]);
    expect(statesOf(passages, { scope: "none", off: new Set(["loan"]) })[0]).toBe("loan marked");
  });

  it("has the budget of a hundred words on a page of less", () => {
    expect(
      statesOf([paragraph("loan bid grant TCA")], { scope: "all", budget: 3 }).filter((state) =>
        state.endsWith("marked"),
      ),
    ).toHaveLength(3);
  });

  it("keeps to the budget and drops the least useful marks first", () => {
    const filler = "word ".repeat(190);
    const passages = [
      paragraph(`A loan, a bid, a grant, a grant, a grace period and a TCA. ${filler}`, { section: "one" }),
      paragraph("A loan, a grace period.", { section: "two" }),
    ];
    const states = (budget: number) => statesOf(passages, { scope: "section", budget });
    // Seven marks: first the repeats of the second section go, then everyday words that the page uses least.
    expect(states(3.5)).not.toContain("loan over-budget");
    expect(states(2.5).filter((state) => state.endsWith("over-budget"))).toEqual([
      "loan over-budget",
      "grace-period over-budget",
    ]);
    expect(states(1)).toEqual([
      "loan over-budget",
      "bid over-budget",
      "grant over-budget",
      "grant over-budget",
      "grace-period marked",
      "tca marked",
      "loan over-budget",
      "grace-period over-budget",
    ]);
  });

  it("never drops what the author marked, even over the budget", () => {
    const explicit = [0, 5, 10].map((start) => ({ start, end: start + 4, term: "loan" }));
    expect(statesOf([paragraph("loan loan loan", { explicit })], { budget: 1 })).toEqual([
      "loan marked",
      "loan marked",
      "loan marked",
    ]);
  });
});
