import { element } from "../element.ts";
import { hasSingleKeys } from "../settings.ts";
import { fill, type SinceWords } from "./words.ts";

interface BarOptions {
  readonly words: SinceWords;
  /** What changed, in a sentence. */
  readonly summary: string;
  /** Sentences that stand nowhere any more. */
  readonly gone: readonly string[];
  /** What the reader is led to, in order. */
  readonly places: readonly HTMLElement[];
  readonly onSeen: () => void;
}

/** The line that tells a reader what changed, and leads from place to place: by its buttons, or by the keys n and p. */
export function showBar({ words, summary, gone, places, onSeen }: BarOptions): { remove(): void } {
  const status = element("p", { role: "status" });
  const previous = button("previous", words.previous, () => go(-1));
  const next = button("next", words.next, () => go(1));
  const seen = button("seen", words.seen, onSeen);
  const controls = element("div", {}, ...(places.length > 0 ? [previous, next] : []), seen);
  const bar = element(
    "section",
    { class: "since-bar", "aria-label": words.title },
    status,
    ...goneList(),
    controls,
  );
  let at = -1;

  function goneList(): HTMLElement[] {
    if (gone.length === 0) return [];
    const items = gone.map((sentence) => element("li", {}, element("del", {}, sentence)));
    return [element("details", {}, element("summary", {}, words.goneTitle), element("ul", {}, ...items))];
  }

  function go(step: number): void {
    if (places.length === 0) return;
    at = (at + step + places.length + (at < 0 && step < 0 ? 1 : 0)) % places.length;
    const place = places[at];
    for (let folded = place?.closest("details"); folded; folded = folded.parentElement?.closest("details"))
      folded.open = true;
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "center" });
    status.textContent = fill(words.place, String(at + 1), String(places.length));
  }

  function onKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing, target } = event;
    if (defaultPrevented || isComposing || ctrlKey || metaKey || altKey || !hasSingleKeys()) return;
    if ((key !== "n" && key !== "p") || isElsewhere(target as Element)) return;
    event.preventDefault();
    go(key === "n" ? 1 : -1);
  }

  document.querySelector("main")?.prepend(bar);
  document.addEventListener("keydown", onKey);
  // A status is told when its words change, not when it comes with them.
  requestAnimationFrame(() => (status.textContent = summary));
  return {
    remove() {
      document.removeEventListener("keydown", onKey);
      bar.remove();
    },
  };
}

/** Where a letter is a letter, and what stands over the page. */
function isElsewhere(target: Element): boolean {
  return (
    target.closest("input, textarea, select, [contenteditable], dialog") !== null ||
    document.querySelector("dialog[open]") !== null
  );
}

export function button(action: string, label: string, act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", "data-since-action": action }, label);
  made.addEventListener("click", act);
  return made;
}
