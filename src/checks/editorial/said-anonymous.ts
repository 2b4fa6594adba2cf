import { quantityText } from "../../model/figure-text.ts";
import type { Figure } from "../../model/figure.ts";
import type { Address, Problem } from "../../model/problem.ts";
import { wordingFor } from "../../model/wording.ts";
import type { RenderedExplainer } from "../../pages/site-view.ts";
import type { EditorialContext, EditorialRule } from "./editorial-rule.ts";
import { editorialWords } from "./languages/words.ts";
import { renderedBlocks } from "./rendered-blocks.ts";

/** An anonymous claim that is told often enough becomes a fact, unless every telling says whose it is not. */
export const saidAnonymous: EditorialRule = {
  ids: ["anonymous-said"],
  truth:
    'Where a figure of status "anonymous" is printed, the same paragraph, list item or row (or what introduces it) tells that ' +
    "nobody is named: in words of the language's list, in a :::claim of that status, or by :fig[…]{with=status}. An error.",
  check(context) {
    const { publication } = context;
    const anonymous = publication.figures.filter((figure) => figure.status === "anonymous");
    if (anonymous.length === 0) return [];
    const tells = tellingPattern(publication.site.language);
    if (!tells) return [];
    return context.explainers.flatMap((rendered) => [
      ...inBody(rendered, anonymous, tells, context),
      ...inKeyPoints(rendered, anonymous, tells),
    ]);
  },
};

function inBody(
  rendered: RenderedExplainer,
  anonymous: readonly Figure[],
  tells: RegExp,
  { addressIn, publication }: EditorialContext,
): Problem[] {
  const wording = wordingFor(publication.site.language);
  if (!anonymous.some((figure) => rendered.seen.notes.figure.has(figure.id))) return [];
  return renderedBlocks(rendered.html).flatMap((block) => {
    if (block.claim?.status === "anonymous" || tells.test(`${block.introduction} ${block.text}`)) return [];
    const guilty = anonymous.filter((figure) => block.figures.includes(figure.id));
    return guilty.map((figure) => {
      const printed = quantityText(figure, wording);
      const passage = rendered.seen.passages.find(
        ({ text }) => block.text.includes(text.replace(/\s+/g, " ").trim()) && text.includes(printed),
      );
      return problem(figure, addressIn(rendered.explainer, passage?.line ?? 0, `:fig[${figure.id}]`));
    });
  });
}

function inKeyPoints(
  { explainer }: RenderedExplainer,
  anonymous: readonly Figure[],
  tells: RegExp,
): Problem[] {
  return explainer.keyPoints.flatMap((point, index) => {
    if (tells.test(point) || point.includes("with=status")) return [];
    const guilty = anonymous.filter((figure) => point.includes(`:fig[${figure.id}]`));
    return guilty.map((figure) =>
      problem(figure, { file: explainer.file, ...explainer.addressOf(["keyPoints", index]) }),
    );
  });
}

function problem(figure: Figure, address: Address): Problem {
  const by = figure.by ? `: ${figure.by}` : "";
  return {
    ...address,
    rule: "anonymous-said",
    severity: "error",
    message:
      `"${figure.id}" comes from a source who is not named${by}, and the text does not say so. Say it in the same sentence, ` +
      `or write :fig[${figure.id}]{with=status}.`,
    fix: `:fig[${figure.id}]{with=status}`,
  };
}

function tellingPattern(language: string): RegExp | undefined {
  const { unnamed } = editorialWords(language);
  if (unnamed.length === 0) return undefined;
  return new RegExp(`(?<!\\p{L})(?:${unnamed.join("|")})(?!\\p{L})`, "iu");
}
