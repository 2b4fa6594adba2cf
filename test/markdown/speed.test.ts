import { describe, expect, test } from "vitest";
import { render } from "./page.ts";

/** Inputs that make a careless parser look again at everything it has seen, each as long as is asked for. */
const inputs: Readonly<Record<string, (size: number) => string>> = {
  colons: (size) => ":".repeat(size),
  "colons with a letter": (size) => ":a ".repeat(size),
  "a word of many endings": (size) => ":a".repeat(size),
  "colons with spaces": (size) => ": ".repeat(size),
  "open brackets": (size) => "[".repeat(size),
  "open brackets and one that closes": (size) => `${"[".repeat(size)}]`,
  "open braces": (size) => "{".repeat(size),
  "unclosed numbers": (size) => ":fig[".repeat(size),
  "unclosed numbers and one bracket": (size) => `${":fig[".repeat(size)}]`,
  "unclosed attributes": (size) => ":fig[x]{a=b ".repeat(size),
  "unclosed quotes in attributes": (size) => ':fig[x]{a="'.repeat(size),
  "terms in terms": (size) => `${":term[".repeat(size)}x${"]".repeat(size)}`,
  "terms in terms of unknown names": (size) => `${":term[".repeat(size)}x${"]{id=x}".repeat(size)}`,
  "wrong numbers on one line": (size) => ":fig[gone] ".repeat(size),
  "wrong numbers on many lines": (size) => ":fig[gone]\n".repeat(size),
  "numbers on many lines": (size) => ":fig[day-fare]\n".repeat(size),
  citations: (size) => ":cite[harbour-log] ".repeat(size),
  "backticks and brackets": (size) => "[`".repeat(size),
  "unclosed boxes": (size) => ":::a\n".repeat(size),
  "unclosed boxes that we know": (size) => ":::aside\n".repeat(size),
  "boxes that open and close": (size) => ":::aside\nx\n:::\n".repeat(size),
  "boxes in boxes": (size) => ":::aside\n".repeat(size) + ":::\n".repeat(size),
  "lines of colons": (size) => ":::\n".repeat(size),
  "boxes in quotations": (size) => "> :::aside\n\n".repeat(size),
  "a paragraph of terms": (size) => "ferry, ".repeat(size),
  "a paragraph of emphasised terms": (size) => "**third** country, ".repeat(size),
  "emphasis that is never closed": (size) => "*a **b ".repeat(size),
  "links in a paragraph of terms": (size) => "[a](b.html) ferry ".repeat(size),
  headings: (size) => "## ferry\n\n".repeat(size),
};

/** The lesser of two runs, in milliseconds of processor time: what the machine does beside it only ever adds. */
function timeOf(text: string): number {
  const runs = [0, 1].map(() => {
    const before = process.cpuUsage();
    render(text, "all");
    return process.cpuUsage(before).user / 1000;
  });
  return Math.min(...runs);
}

describe("four times the text takes about four times as long:", () => {
  test.each(Object.entries(inputs))("%s", (_, make) => {
    const size = 600;
    timeOf(make(size / 4));
    const once = timeOf(make(size));
    const fourTimes = timeOf(make(4 * size));
    // The square would be 16; below some milliseconds a clock says nothing.
    expect(fourTimes).toBeLessThan(12 * Math.max(once, 15));
  });
});

describe("long input of one kind is rendered within two seconds, and nothing is thrown:", () => {
  test.each([
    ["20,000 colons", ":".repeat(20_000)],
    ["20,000 open brackets", "[".repeat(20_000)],
    ["20,000 unclosed numbers", ":fig[".repeat(20_000)],
    ["20,000 open braces", "{".repeat(20_000)],
    ["5,000 unclosed boxes", ":::a\n".repeat(5000)],
    ["5,000 unclosed boxes that we know", ":::aside\n".repeat(5000)],
    ["20,000 terms in terms", `${":term[".repeat(20_000)}x${"]".repeat(20_000)}`],
  ])("%s", (_, text) => {
    expect(timeOf(text)).toBeLessThan(2000);
  });
});
