import type { Publication } from "../model/publication.ts";

const known = new WeakMap<Publication, boolean>();

/** Whether there is anything to tell of changes: a release, or a note of change on an explainer. Every page asks. */
export function hasChanges(publication: Publication): boolean {
  const answer = known.get(publication) ?? mayTell(publication);
  known.set(publication, answer);
  return answer;
}

function mayTell({ releases, explainers }: Publication): boolean {
  return releases.length > 0 || explainers.some(({ changes }) => changes.length > 0);
}
