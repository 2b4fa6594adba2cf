import { quantityText } from "../model/figure-text.ts";
import type { Publication } from "../model/publication.ts";
import type { Wording } from "../model/wording.ts";

/**
 * The words of a short piece of Markdown, for an index. A search needs no structure, so this takes marks away and renders
 * nothing; a mark that it misses costs nothing but a character in an excerpt.
 */
export function markdownAsText(markdown: string, publication: Publication, wording: Wording): string {
  return markdown
    .replace(/:(\w+)\[((?:[^[\]]|\[[^\]]*\])*)\](?:\{[^}]*\})?/g, (_, name: string, label: string) => {
      if (name === "cite") return "";
      if (name === "fig") return figureText(label, publication, wording);
      return publication.actorById.get(label)?.name ?? publication.eventById.get(label)?.title ?? label;
    })
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[\^[^\]]*\]/g, "")
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)]|:{2,}\S*)\s+/gm, "")
    .replace(/[*`]+|(?<!\w)_+|_+(?!\w)/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

function figureText(id: string, publication: Publication, wording: Wording): string {
  const figure = publication.figureById.get(id);
  return figure ? quantityText(figure, wording) : "";
}
