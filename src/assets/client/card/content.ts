import { element } from "../element.ts";
import type { Words } from "../words.ts";

const part = "[data-note-title], [data-note-line], [data-note-long], [data-note-more]";

/** What can be focused in a card. */
export const focusable = "a[href], button, summary, input, select, textarea";

/** Elements that make no sense without the parent they have in the page. */
const needsItsParent = /^(D[TD]|LI|H\d|T[DRH]|CAPTION)$/;

/** Links that a card can explain. */
export const triggers = ':is([aria-describedby^="note-"], .fig, .cite)';

/**
 * The id in the note that its card shows: of the line that describes the link, or where the link leads to in this page, or of
 * what it names where nothing needs to.
 */
export function noteIdOf(link: HTMLElement): string {
  const { figure, source } = link.dataset;
  const { hash } = link as HTMLAnchorElement;
  const named = figure ? `figure-${figure}` : `source-${source}`;
  return (
    link.getAttribute("aria-describedby") ?? (hash?.startsWith("#note-") ? hash.slice(1) : `note-${named}`)
  );
}

/** The element of this page that holds what the card of a link shows; none for a link within its own note. */
export function noteOf(link: HTMLElement): HTMLElement | null {
  const note = document.getElementById(noteIdOf(link))?.closest<HTMLElement>("[data-kind]");
  return !note || note.contains(link) ? null : note;
}

/** The name of what the card is about. */
export function titleOf(note: Element, link: Element): string {
  const title = note.querySelector("[data-note-title]") ?? link;
  return (title.textContent ?? "").trim().replace(/\s+/g, " ");
}

/** The parts of a note in its own order, copied: nothing is fetched or parsed, and no id occurs twice. */
export function partsOf(note: Element, words: Words): HTMLElement[] {
  const parts = [...note.querySelectorAll<HTMLElement>(part)].filter(
    (found) => !found.parentElement?.closest(part),
  );
  return parts.map((original) => {
    const isLong = original.hasAttribute("data-note-long");
    const copy = copied(original);
    if (!isLong) return copy;
    return element("details", { class: "card-long" }, element("summary", {}, words.more), copy);
  });
}

function copied(original: HTMLElement): HTMLElement {
  const copy = original.cloneNode(true) as HTMLElement;
  for (const back of copy.querySelectorAll(".note-back")) back.remove();
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  const name = Object.keys(original.dataset).find((key) => key.startsWith("note")) ?? "";
  const box = element("div", { class: `card-${name.slice(4).toLowerCase()}` });
  if (original.lang) box.lang = original.lang;
  if (needsItsParent.test(original.tagName)) box.append(...copy.childNodes);
  else box.append(copy);
  return box;
}
