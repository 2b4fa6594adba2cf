import type { Address, Problem } from "../../model/problem.ts";
import { provenanceOf } from "../../model/provenance.ts";
import type { Publication } from "../../model/publication.ts";
import type { Source } from "../../model/source.ts";
import type { RenderedExplainer } from "../../pages/site-view.ts";
import type { EditorialContext, EditorialRule } from "./editorial-rule.ts";
import { dataProse, quotedSpans } from "./prose.ts";
import { goesOnBehind, isWithin, wordCount } from "./quoted-words.ts";
import { renderedBlocks, type RenderedBlock } from "./rendered-blocks.ts";

/** A few words in quotation marks are a name or irony; from here on somebody said them. */
const quotationFrom = 5;

/** Words that may be quoted in one go where nobody recorded them: from the text itself, a report of it, a copy of a report. */
const limits = { primary: 50, report: 25, copy: 12 } as const;

const primaryKinds: ReadonlySet<string> = new Set(["law", "official", "parliament"]);

/**
 * What stands in quotation marks should be somebody's very words. `quotes` of a source records what it says word for word;
 * where nothing is recorded, the further a source is from the mouth, the fewer words of it can be trusted to be those that
 * were said: copies of reports were found to have reworded quotations.
 */
export const supportedQuotations: EditorialRule = {
  ids: ["quotation-sourced", "quotation-recorded", "quotation-short"],
  truth:
    `A quotation of ${quotationFrom} words or more has a citation in its paragraph, and is within the "quotes" of a source that is cited ` +
    'there or stands under the entry; a shorter one does not go on where such a quote ends ("…" stands for what is left out). ' +
    `Errors. Where none of the sources has "quotes", it is no longer than ${limits.primary} words for law, official and parliamentary ` +
    `texts, ${limits.report} for reports, ${limits.copy} for what was read as a repost, through an aggregator or via another outlet. A warning.`,
  check(context) {
    const { publication } = context;
    const inBodies = context.explainers.filter(mayQuote).flatMap((rendered) =>
      renderedBlocks(rendered.html).flatMap((block) =>
        quotationsIn(block).map((words) => ({
          words,
          sources: sourcesOf(block.cited, publication),
          mustCite: true,
          address: addressInBody(words, rendered, context),
        })),
      ),
    );
    const inData = dataProse(context).flatMap(({ text, sources = [], addressOf }) =>
      quotedIn(text).map((words) => ({
        words,
        sources: sourcesOf(sources, publication),
        mustCite: false,
        address: addressOf(words),
      })),
    );
    return [...inBodies, ...inData].flatMap((quotation) => judge(quotation, publication));
  },
};

/** Words in quotation marks, and what is said to have them. */
interface Quotation {
  readonly words: string;
  readonly sources: readonly Source[];
  /** Whether a citation must stand beside it; in data the entry's sources do, where it has any. */
  readonly mustCite: boolean;
  readonly address: Address;
}

/** Most pages quote nobody, and need not be read for it. */
function mayQuote({ html }: RenderedExplainer): boolean {
  return ["“", "«", "„", "&quot;", "<blockquote"].some((mark) => html.includes(mark));
}

function quotationsIn(block: RenderedBlock): string[] {
  return block.isQuotation ? [block.text] : quotedIn(block.text);
}

function quotedIn(text: string): string[] {
  return quotedSpans(text).map(({ start, end }) => text.slice(start + 1, end - 1));
}

function sourcesOf(ids: readonly string[], { sourceById }: Publication): Source[] {
  return ids.flatMap((id) => sourceById.get(id) ?? []);
}

function addressInBody(words: string, rendered: RenderedExplainer, { addressIn }: EditorialContext): Address {
  const start = firstWords(words);
  const passage = rendered.seen.passages.find(({ text }) => text.replace(/\s+/g, " ").includes(start));
  return addressIn(rendered.explainer, passage?.line ?? 0, start);
}

function judge({ words, sources, mustCite, address }: Quotation, publication: Publication): Problem[] {
  const problem = (rule: string, severity: Problem["severity"], message: string): Problem[] => [
    { ...address, rule, severity, message: `The quotation "${firstWords(words)} …" ${message}` },
  ];
  const isLong = wordCount(words) >= quotationFrom;
  const recorded = sources.flatMap((source) => source.quotes.map((quote) => ({ source, quote })));
  if (recorded.some(({ quote }) => isWithin(words, quote))) return [];
  const shorter = recorded.find(({ quote }) => goesOnBehind(words, quote));
  if (shorter) {
    const { source, quote } = shorter;
    const advice = "Quote no more than that and tell the rest, or record more of it if the source has it.";
    return problem(
      "quotation-recorded",
      "error",
      `is longer than what "${source.id}" is recorded to say: "${quote}". ${advice}`,
    );
  }
  if (!isLong) return [];
  if (sources.length === 0) {
    return mustCite
      ? problem("quotation-sourced", "error", "has no source. Put :cite[…] in its paragraph.")
      : [];
  }
  if (recorded.length > 0) {
    const ids = [...new Set(recorded.map(({ source }) => `"${source.id}"`))].join(", ");
    const advice =
      'Quote what it says, or add the words to its "quotes" in _data/sources.json if it has them.';
    return problem("quotation-recorded", "error", `is not among the words recorded of ${ids}. ${advice}`);
  }
  return tooLong(words, sources, publication, problem);
}

function tooLong(
  words: string,
  sources: readonly Source[],
  publication: Publication,
  problem: (rule: string, severity: Problem["severity"], message: string) => Problem[],
): Problem[] {
  const count = wordCount(words);
  const best = sources.toSorted((a, b) => limitOf(b, publication) - limitOf(a, publication))[0]!;
  const limit = limitOf(best, publication);
  if (count <= limit) return [];
  const { readAt } = provenanceOf(best, publication.sourceById);
  const kind = readAt === undefined ? best.kind : `${best.kind}, via ${readAt}`;
  return problem(
    "quotation-short",
    "warning",
    `has ${count} words; "${best.id}" (${kind}) supports ${limit}. Quote the few words that matter and tell the rest, cite the ` +
      'text itself, or record the words in the "quotes" of the source if you have read them there.',
  );
}

function limitOf(source: Source, { sourceById }: Publication): number {
  if (primaryKinds.has(source.kind)) return limits.primary;
  const { readAt } = provenanceOf(source, sourceById);
  const isCopy = source.kind.endsWith("-repost") || source.kind === "aggregator" || readAt !== undefined;
  return isCopy ? limits.copy : limits.report;
}

function firstWords(text: string): string {
  return text.split(" ").slice(0, 3).join(" ");
}
