import { describe, expect, it } from "vitest";
import { scoreCorpus, summarise } from "./corpus.ts";

describe("the linker marks what a careful reader would mark", () => {
  it("on prose that it was not tuned on: precision and recall of at least 0.97", () => {
    const { precision, recall, wanted } = summarise(scoreCorpus("held-out"));
    expect(wanted).toBeGreaterThanOrEqual(300);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });

  it("on the prose that it was tuned on", () => {
    const scores = scoreCorpus("dev");
    const { precision, recall } = summarise(scores);
    const differences = scores.flatMap((score) => score.differences).join("\n");
    expect(precision, differences).toBeGreaterThanOrEqual(0.97);
    expect(recall, differences).toBeGreaterThanOrEqual(0.97);
  });
});
