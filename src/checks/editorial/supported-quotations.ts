import type { Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import type { Source } from "../../model/source.ts";
import type { RenderedExplainer } from "../../pages/site-view.ts";
import type { EditorialContext, EditorialRule } from "./editorial-rule.ts";
import { quotedSpans } from "./prose.ts";
import { renderedBlocks, type RenderedBlock } from "./rendered-blocks.ts";

/** A few words in quotation marks are a name or irony; from here on somebody said them. */
const quotationFrom = 5;

/** Words that may be quoted from a source in one go: the text itself, a report of it, a copy of a report. */
const limits = { primary: 50, report: 25, copy: 12 } as const;

const primaryKinds: ReadonlySet<string> = new Set(["law", "official", "parliament"]);

/**
 * What stands in quotation marks should be somebody's very words. The further a source is from the mouth, the fewer words
 * of it can be trusted to be: copies of reports were found to have reworded quotations.
 */
export const supportedQuotations: EditorialRule = {
  ids: ["quotation-sourced", "quotation-short"],
  truth:
    `A quotation of ${quotationFrom} words or more has a citation in its paragraph (an error if not), and is no longer than the best of the ` +
    `sources cited there supports: ${limits.primary} words for law, official and parliamentary texts, ${limits.report} for reports, ` +
    `${limits.copy} for what was read as a repost, through an aggregator or via another outlet (a warning).`,
  check(context) {
    return context.explainers.flatMap((rendered) =>
      renderedBlocks(rendered.html).flatMap((block) =>
        quotationsIn(block).flatMap((quotation) => judge(quotation, block, rendered, context)),
      ),
    );
  },
};

function quotationsIn(block: RenderedBlock): string[] {
  const quoted = block.isQuotation
    ? [block.text]
    : quotedSpans(block.text).map(({ start, end }) => block.text.slice(start + 1, end - 1));
  return quoted.filter((text) => wordCount(text) >= quotationFrom);
}

function judge(
  quotation: string,
  block: RenderedBlock,
  rendered: RenderedExplainer,
  { addressIn, publication }: EditorialContext,
): Problem[] {
  const firstWords = quotation.split(" ").slice(0, 3).join(" ");
  const passage = rendered.seen.passages.find(({ text }) => text.replace(/\s+/g, " ").includes(firstWords));
  const address = addressIn(rendered.explainer, passage?.line ?? 0, firstWords);
  const shown = `"${firstWords} …"`;
  const sources = block.cited.flatMap((id) => publication.sourceById.get(id) ?? []);
  if (sources.length === 0) {
    const message = `The quotation ${shown} has no source. Put :cite[…] in its paragraph.`;
    return [{ ...address, rule: "quotation-sourced", severity: "error", message }];
  }
  const words = wordCount(quotation);
  const best = sources.toSorted((a, b) => limitOf(b, publication) - limitOf(a, publication))[0]!;
  const limit = limitOf(best, publication);
  if (words <= limit) return [];
  const message =
    `The quotation ${shown} has ${words} words; "${best.id}" (${best.kind}${best.via ? `, via ${best.via}` : ""}) supports ${limit}. ` +
    "Quote the few words that matter and tell the rest, or cite the text itself.";
  return [{ ...address, rule: "quotation-short", severity: "warning", message }];
}

function limitOf(source: Source, { sourceById }: Publication): number {
  if (primaryKinds.has(source.kind)) return limits.primary;
  const isCopy =
    source.kind.endsWith("-repost") ||
    source.kind === "aggregator" ||
    (source.via !== undefined && !sourceById.has(source.via));
  return isCopy ? limits.copy : limits.report;
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
}
