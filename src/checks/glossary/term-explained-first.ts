import type { RecordedMention } from "../../markdown/render-env.ts";
import type { RenderedExplainer } from "../../pages/site-view.ts";
import type { EditorialRule } from "../editorial/editorial-rule.ts";

/** A page that explains a word in a section of its own should not lean on it before, without so much as a card. */
export const termExplainedFirst: EditorialRule = {
  ids: ["term-explained-first"],
  truth:
    "Where the heading of a section names a term, the term does not stand in the text before that section without being marked once. " +
    "By the usual policy its first use in each section is marked; a budget, a page that marks nothing or `terms.off` can leave it bare. " +
    "A warning.",
  check({ publication, explainers, addressIn }) {
    return explainers.flatMap((rendered) =>
      [...bareUses(rendered)].map(({ use, heading }) => {
        const words = use.text.slice(use.start, use.end);
        const name = publication.termById.get(use.term)?.term ?? use.term;
        return {
          ...addressIn(rendered.explainer, use.line, words),
          rule: "term-explained-first",
          severity: "warning" as const,
          message:
            `"${words}" stands here unmarked, and the section "${heading}" further down explains it. Mark it with ` +
            `:term[${words}]{id=${use.term}}, or move the explanation of "${name}" up.`,
          fix: `:term[${words}]{id=${use.term}}`,
        };
      }),
    );
  },
};

interface BareUse {
  readonly use: RecordedMention;
  readonly heading: string;
}

/** The first unmarked use of each term before the section that explains it. */
function* bareUses({ seen }: RenderedExplainer): Generator<BareUse> {
  const headings = new Map(seen.outline.map(({ id, text }) => [id, text]));
  const bare = new Map<string, RecordedMention>();
  const marked = new Set<string>();
  for (const mention of seen.mentions) {
    const { term, section, state, text } = mention;
    const isHeading = headings.get(section) === text;
    const first = bare.get(term);
    if (state === "marked") marked.add(term);
    else if (isHeading && first && !marked.has(term)) {
      yield { use: first, heading: text };
      marked.add(term);
    } else if (!isHeading && !first && (state === "off" || state === "over-budget")) bare.set(term, mention);
  }
}
