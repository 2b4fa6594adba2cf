import type { Problem } from "../../model/problem.ts";
import type { EditorialRule } from "./editorial-rule.ts";
import { judgedNumbers, type JudgedNumber } from "./judged-numbers.ts";
import { editorialWords } from "./languages/words.ts";

/** Two pages of one publication should not answer one question differently, figure or no figure. */
export const differingExplainers: EditorialRule = {
  ids: ["explainers-agree"],
  truth:
    "Two sentences of different explainers that say the same in nearly the same words have the same number in them. The same: at " +
    "least three telling words in common, and two thirds of the shorter sentence's. An error, reported at both places.",
  check(context) {
    const told = judgedNumbers(context)
      .filter(({ prose, number, contradicts }) => prose.of && number.unit !== "count" && !contradicts)
      .map((judged) => ({ judged, words: tellingWords(judged, context.publication.site.language) }));
    return told.flatMap((one, index) =>
      told
        .slice(index + 1)
        .flatMap((other) => (differ(one, other) ? bothWays(one.judged, other.judged) : [])),
    );
  },
};

interface Told {
  readonly judged: JudgedNumber;
  readonly words: ReadonlySet<string>;
}

function differ(a: Told, b: Told): boolean {
  const one = a.judged;
  const other = b.judged;
  if (one.prose.of === other.prose.of || one.number.unit !== other.number.unit) return false;
  const slack = Math.max(one.number.slack, other.number.slack);
  const overlap = one.number.min - slack <= other.number.max && other.number.min - slack <= one.number.max;
  if (overlap) return false;
  // Each is a figure of its own: the figures differ because their things do.
  if (one.same.length > 0 && other.same.length > 0) return false;
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  return shared >= 3 && shared >= (2 / 3) * Math.min(a.words.size, b.words.size);
}

function bothWays(one: JudgedNumber, other: JudgedNumber): Problem[] {
  return [told(one, other), told(other, one)];
}

function told(here: JudgedNumber, there: JudgedNumber): Problem {
  const address = there.prose.addressOf(there.number.text, there.number.start);
  return {
    ...here.prose.addressOf(here.number.text, here.number.start),
    rule: "explainers-agree",
    severity: "error",
    message:
      `"${here.number.text}" stands here and "${there.number.text}" in ${address.file}:${address.line}, in nearly the same words. ` +
      "Make it one figure in _data/figures.json and write :fig[its-id] in both, or :plain[…] if they are two numbers.",
  };
}

function tellingWords({ sentence, number }: JudgedNumber, language: string): ReadonlySet<string> {
  const stops = new Set(editorialWords(language).stopWords);
  const words =
    sentence
      .replace(number.text, " ")
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !stops.has(word)));
}
