import type { EditorialContext, EditorialRule } from "./editorial-rule.ts";

/** A source that nothing leans on is either forgotten in a text or left over from one. */
export const citedSources: EditorialRule = {
  ids: ["source-cited"],
  truth: "Every source is cited by an explainer or stands under something in the data. A warning.",
  check(context) {
    const cited = citedIds(context);
    const { sources, addressOf } = context.publication;
    return sources
      .filter((source) => !cited.has(source.id))
      .map((source) => ({
        ...addressOf(source, ["id"]),
        rule: "source-cited",
        severity: "warning" as const,
        message: `Nobody cites the source "${source.id}". Cite it with :cite[${source.id}], name it in a "sources" list, or take it out.`,
      }));
  },
};

function citedIds({ publication, explainers }: EditorialContext): ReadonlySet<string> {
  const { terms, figures, tables, events, actors, positions, guides, sources } = publication;
  return new Set([
    ...explainers.flatMap(({ seen, explainer }) => [...seen.notes.source, ...explainer.sources]),
    ...[...terms, ...figures, ...tables, ...events, ...actors, ...positions, ...guides].flatMap(
      (entry) => entry.sources,
    ),
    ...tables.flatMap(({ rows }) => rows.flatMap((row) => row.sources)),
    ...terms.flatMap((term) => term.earlier.flatMap((earlier) => earlier.sources)),
    ...figures.flatMap((figure) =>
      [...figure.equivalents, ...figure.earlier, ...(figure.derived?.stated ?? [])].flatMap(
        (value) => value.sources,
      ),
    ),
    ...guides.flatMap((guide) => [
      ...guide.questions.flatMap((question) => question.answers.flatMap((answer) => answer.sources)),
      ...guide.outcomes.flatMap((outcome) => [
        ...outcome.sources,
        ...outcome.may.flatMap((may) => may.sources),
      ]),
    ]),
    ...sources.flatMap((source) => [source.citing ?? [], source.via ?? []].flat()),
  ]);
}
