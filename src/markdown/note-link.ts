import { anchors, relativeUrl, type NoteKind } from "../model/urls.ts";
import type { RenderPage } from "./render-env.ts";

/**
 * The attributes by which a link is also the trigger of a card: where it leads without a script, the note in this page
 * that the card shows, and the line of it that describes the link to a screen reader.
 */
export function noteAttributes(
  page: RenderPage,
  kind: NoteKind,
  id: string,
  path: string,
): Array<[string, string]> {
  return [
    ["href", relativeUrl(page.path, page.entryPath?.(kind, id) ?? path)],
    ["data-note", anchors.note(kind, id)],
    ["aria-describedby", anchors.noteLine(kind, id)],
  ];
}
