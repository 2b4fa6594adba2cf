import { element } from "../element.ts";
import type { Piece } from "./reading.ts";
import type { SinceWords } from "./words.ts";

/**
 * Marks of what changed, put into the page and taken out again: a label that says so in a word, the new words in `<ins>`,
 * and behind the label the old ones in `<del>`. The labels are where the reader is led to.
 */
export class Marks {
  readonly #words: SinceWords;
  readonly #undo: Array<() => void> = [];

  constructor(words: SinceWords) {
    this.#words = words;
  }

  /** The labels, in the order of the page. */
  get places(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>("[data-since-label]")];
  }

  /** @param old the earlier wording, where there is one */
  sentence(pieces: readonly Piece[], old: string | undefined): void {
    // Between the number of a citation and the next sentence stands a space, of which there is nothing to say.
    const wrapped = pieces.filter(isSomething).map((piece) => this.#wrap(piece));
    const [first] = wrapped;
    const last = wrapped.at(-1);
    if (!first || !last) return;
    this.#label(first, last, old);
  }

  /** @param line the line of the note; the card shows what stands behind it, too */
  note(line: Element, trigger: Element | null, old: string): void {
    const before = element(
      "dd",
      { "data-note-more": "", class: "since-was" },
      `${this.#words.before}: `,
      element("del", {}, old),
    );
    line.after(before);
    this.#undo.push(() => before.remove());
    if (trigger) this.#label(trigger, trigger, old);
  }

  remove(): void {
    for (const undo of this.#undo.splice(0).toReversed()) undo();
  }

  #wrap({ node, start, end }: Piece): HTMLElement {
    // The rest behind the piece goes first: offsets before it stay right.
    if (end < node.length) node.splitText(end);
    const own = start > 0 ? node.splitText(start) : node;
    const inserted = element("ins", { class: "since-new" });
    own.replaceWith(inserted);
    inserted.append(own);
    this.#undo.push(() => {
      const { parentNode } = inserted;
      inserted.replaceWith(...inserted.childNodes);
      parentNode?.normalize();
    });
    return inserted;
  }

  /** A button where there is something to show, words that can be reached where not. Never within a link. */
  #label(first: Element, last: Element, old: string | undefined): void {
    const label =
      old === undefined
        ? element("span", { "data-since-label": "", tabindex: "-1" }, this.#words.isNew)
        : element(
            "button",
            { type: "button", "data-since-label": "", "aria-expanded": "false" },
            this.#words.changed,
          );
    (first.closest("a, button") ?? first).before(label, " ");
    const space = label.nextSibling;
    this.#undo.push(() => {
      space?.remove();
      label.remove();
    });
    if (old === undefined) return;
    const earlier = element("span", { class: "since-old", hidden: "" }, " ", element("del", {}, old));
    (last.closest("a, button") ?? last).after(earlier);
    label.addEventListener("click", () => {
      earlier.hidden = !earlier.hidden;
      label.setAttribute("aria-expanded", String(!earlier.hidden));
    });
    this.#undo.push(() => earlier.remove());
  }
}

function isSomething({ node, start, end }: Piece): boolean {
  return node.data.slice(start, end).trim() !== "";
}
