import { didYouMean } from "../model/did-you-mean.ts";
import type { Problem } from "../model/problem.ts";
import { nameOf, provenanceOf } from "../model/provenance.ts";
import type { PublicationParts } from "../model/publication.ts";

/** Sources that cite each other in a circle, and names that are an id with a slip in it. */
export function* checkSourceChains({ sources, addressOf }: PublicationParts): Generator<Problem> {
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  for (const source of sources) {
    for (const key of ["citing", "via"] as const) {
      const written = source[key];
      if (written === undefined || sourceById.has(written) || !looksLikeId(written)) continue;
      const guess = didYouMean(written, [...sourceById.keys()]);
      if (guess === undefined) continue;
      const message = `No source "${written}" in _data/sources.json. Did you mean "${guess}"? A name that is not in the file is written as people write it.`;
      yield { ...addressOf(source, [key]), rule: "source-exists", severity: "error", message, fix: guess };
    }
    const { citing } = provenanceOf(source, sourceById);
    const ids = citing.flatMap((cited) => ("source" in cited ? cited.source.id : []));
    // A circle is one fault, told at the first of its sources.
    const isFirst = ids.includes(source.id) && ids.every((id) => source.id <= id);
    if (!isFirst) continue;
    const message = `"${source.id}" cites itself by way of others: ${[source.publisher, ...citing.map(nameOf)].join(" → ")}. Who said it first?`;
    yield {
      ...addressOf(source, [source.citing === undefined ? "via" : "citing"]),
      rule: "source-chain-ends",
      severity: "error",
      message,
    };
  }
}

/** Names of papers have capitals or spaces, addresses have dots. */
function looksLikeId(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(text);
}
