import { anchors, relativeUrl, type NoteKind } from "../model/urls.ts";
import type { RenderPage } from "./render-env.ts";

/**
 * The attributes by which a link is also the trigger of a card: where it leads without a script, and the line of the note in
 * this page that describes the link to a screen reader; the card shows the note around it.
 */
export function noteAttributes(
  page: RenderPage,
  kind: NoteKind,
  id: string,
  path: string,
): Array<[string, string]> {
  return [
    ["href", relativeUrl(page.path, page.entryPath?.(kind, id) ?? path)],
    ["aria-describedby", anchors.note(kind, id)],
  ];
}
